/* A large atlas, of which a query loads what it may mean: first the keys of its words, then the stretches of the entries that they name. */
import { readEntries, sharedEntries } from "../engine/entries.js";
import { allColumns } from "../engine/fact-columns.js";
import { Facts } from "../engine/facts.js";
import { Table } from "../engine/table.js";
import { Choosing, Wanted } from "./candidates.js";
import { Factors } from "./factors.js";
import { Gathered, Wanting } from "./gathered.js";
import { gatheredFacts, stretchOf } from "./figures.js";
import { Keys } from "./keys.js";
import { fillTable, rowsOf } from "./rows.js";

/** @import { FactsData, NamesData, Need, StretchData } from "../types.js" */
/** @import { Tried } from "../engine/answering.js" */
/** @import { Loaded } from "../engine/loaded.js" */
/** @import { Entries } from "../engine/entries.js" */
/** @import { Segment } from "../engine/segment.js" */
/** @import { Stretch } from "./figures.js" */

/** @typedef {{entries: Entries, facts: Facts | null, loaded: Loaded}} Known what a query is looked up in */

const MOST_TURNS = 40; // after which everything is loaded

export class Stretches {
  /**
   * @param {Loaded} loaded
   * @param {NamesData} names
   * @param {FactsData | null} facts what all figures share; null if it could not be loaded
   */
  constructor(loaded, names, facts) {
    this.loaded = loaded;
    this.facts = facts;
    this.large = /** @type {NonNullable<NamesData["large"]>} */ (names.large);
    this.shared = sharedEntries(names, loaded.units, loaded.files.root);
    this.own = rowsOf(this.large.own, loaded.units);
    const keys = new Keys(this.large.first, loaded.files);
    this.choosing = new Choosing(new Factors(keys, this.shared, facts, this.indicators()), this.large.most);
    /** @type {Map<number, Promise<Stretch>>} */
    this.stretches = new Map();
    /** @type {Map<string, number>} numbers of the entries that have been loaded, by their ids */
    this.numbers = new Map(this.own.map(({ id, number }) => [id, number]));
    /** @type {Promise<Known> | null} */
    this.whole = null;
  }

  /** The names of the indicators. */
  indicators() {
    const size = this.large.measures;
    const table = new Table(this.loaded.units);
    fillTable(
      table,
      this.own.filter(({ number }) => number < size),
    );
    return { table, size };
  }

  /**
   * The entry of an id that has been loaded, -1 if none has.
   * @param {string} id
   */
  numberOf(id) {
    const entry = this.numbers.get(id);
    return entry === undefined ? -1 : entry;
  }

  /**
   * @param {number} number
   * @returns {Promise<Stretch>}
   */
  stretch(number) {
    const known = this.stretches.get(number);
    if (known) {
      return known;
    }
    const loading = this.loaded.files.load(`stretch-${number + 1}`).then((data) => this.read(number, data));
    loading.catch(() => this.stretches.delete(number));
    this.stretches.set(number, loading);
    return loading;
  }

  /**
   * @param {number} number
   * @param {StretchData} data
   * @returns {Stretch}
   */
  read(number, data) {
    const rows = rowsOf(data.names, this.loaded.units);
    rows.forEach((row) => this.numbers.set(row.id, row.number));
    return stretchOf(number, data, rows, this.shared);
  }

  /**
   * All names, figures and relations, as a small atlas has them.
   * @returns {Promise<Known>}
   */
  everything() {
    const loading = this.whole || this.loadAll();
    loading.catch(() => (this.whole = null));
    this.whole = loading;
    return loading;
  }

  /** @returns {Promise<Known>} */
  async loadAll() {
    const { files, units } = this.loaded;
    const [names, facts] = await Promise.all([files.load("all-names"), files.load("all-facts")]);
    const entries = await readEntries(names, units, files.root);
    entries.numbers.forEach((number, id) => this.numbers.set(id, number));
    const loaded = this.loaded.over(() => files.load("all-relations"));
    return { entries, facts: new Facts(facts, allColumns(facts, entries), entries), loaded };
  }

  /**
   * Does something with what is known, and again with more of it as often as that turns out to be too little.
   * @template T
   * @param {(known: Known) => Promise<T>} use
   * @param {Tried} tried
   * @param {number} limit of results
   * @returns {Promise<T>}
   */
  async run(use, tried, limit) {
    const query = new Query(this, tried);
    for (let turn = 0; turn < MOST_TURNS && !query.isWhole; turn++) {
      try {
        const found = await use(query.known());
        if (!query.isCut || limit <= this.large.most) {
          return found;
        }
        query.isWhole = true; // a list of all of them
      } catch (error) {
        if (!(error instanceof Wanting)) {
          throw error;
        }
        await query.gather(error);
      }
    }
    const all = (await tried(this.everything())) || query.known();
    all.entries.need = () => undefined; // there is no more
    return use(all);
  }
}

/** What has been gathered for one query. */
class Query {
  /**
   * @param {Stretches} all
   * @param {Tried} tried
   */
  constructor(all, tried) {
    this.all = all;
    this.tried = tried;
    /** @type {Map<number, Stretch>} */
    this.stretches = new Map();
    /** @type {Set<string>} */
    this.met = new Set();
    /** @type {Set<number>} */
    this.entries = new Set(all.own.map(({ number }) => number));
    this.isCut = false;
    this.isWhole = false;
    /** @type {Known | null} */
    this.made = null;
  }

  /** @returns {Known} */
  known() {
    this.made = this.made || this.make();
    return this.made;
  }

  /** @returns {Known} */
  make() {
    const { shared, large, own, facts, loaded } = this.all;
    const stretches = Array.from(this.stretches.values()).sort((a, b) => a.number - b.number);
    const entries = new Gathered(shared, large.size, stretches, own, this);
    return {
      entries,
      facts: facts && gatheredFacts(facts, entries, this.entries),
      loaded: loaded.over(async () => ({ ...(await loaded.files.load("relations")), ...entries.relations() })),
    };
  }

  /** @param {Wanting} wanting */
  async gather({ key, need, segments, entries }) {
    this.met.add(key);
    if (need === "all") {
      this.isWhole = true;
      return;
    }
    const wanted = await this.tried(this.wanted(need, segments, entries));
    await this.load(wanted ? Array.from(wanted.entries) : entries);
    this.isCut = this.isCut || (wanted !== null && wanted.isCut);
  }

  /**
   * @param {Need} need
   * @param {Segment[]} segments
   * @param {number[]} entries
   * @returns {Promise<Wanted>}
   */
  async wanted(need, segments, entries) {
    const { choosing } = this.all;
    const [first, ...others] = segments;
    switch (need) {
      case "together":
      case "loosely":
        return choosing.together(others, first, need === "loosely");
      case "each":
        return choosing.each(segments);
      case "words":
        return choosing.words(segments);
      case "inside":
        return choosing.inside(segments);
      case "starts":
        return choosing.starts(first);
      case "slips":
        return choosing.slips(first);
      case "syllable":
        return choosing.syllable(first);
      case "short":
        return choosing.short(first);
    }
    const wanted = new Wanted();
    wanted.add(entries, Infinity);
    return wanted;
  }

  /**
   * Loads the stretches of some entries, all at once, then those of what their figures are also about.
   * @param {number[]} entries
   */
  async load(entries) {
    const count = this.entries.size;
    entries.forEach((entry) => this.entries.add(entry));
    this.made = this.entries.size === count ? this.made : null;
    const { stretch } = this.all.large;
    const numbers = Array.from(new Set(entries.map((entry) => Math.floor(entry / stretch))));
    const fresh = numbers.filter((number) => !this.stretches.has(number));
    const loaded = await Promise.all(fresh.map((number) => this.tried(this.all.stretch(number))));
    loaded.forEach((one) => one && this.stretches.set(one.number, one));
    const figures = numbers.flatMap((number) => this.stretches.get(number) || []).map(({ facts }) => facts);
    const abouts = figures.flatMap((own) => own.abouts.filter((_, i) => this.entries.has(own.subjects[i])).flat());
    const missing = abouts.filter((entry) => !this.entries.has(entry));
    if (missing.length) {
      await this.load(missing);
    }
  }
}
