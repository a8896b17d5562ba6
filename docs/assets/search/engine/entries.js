/* names.js made ready: what every entry is called, what it is, where it stands. */
import { Fold } from "./fold.js";
import { PRIOR } from "./ranking.js";
import { Table } from "./table.js";
import { readLines, readLists, readNumbers } from "./wire.js";
import { inSlices } from "./yield.js";

/** @import { Lang, NamesData, Need } from "../types.js" */
/** @import { Segment } from "./segment.js" */
/** @import { Units } from "./units.js" */

/**
 * Reads names.js, with pauses for the page.
 * @param {NamesData} data
 * @param {Units} units
 * @param {URL} root address of the site
 * @returns {Promise<Entries>}
 */
export async function readEntries(data, units, root) {
  const entries = new Entries(units, root);
  await inSlices(entries.read(data));
  return entries;
}

/**
 * What all entries share, without any.
 * @param {NamesData} data
 * @param {Units} units
 * @param {URL} root
 * @returns {Entries}
 */
export function sharedEntries(data, units, root) {
  const entries = new Entries(units, root);
  entries.readShared(data);
  return entries;
}

/** Entries in columns, numbered from 0. */
export class Entries {
  /**
   * @param {Units} units
   * @param {URL} root
   */
  constructor(units, root) {
    this.root = root;
    this.size = 0;
    /** @type {string[]} */
    this.ids = [];
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    /** @type {string[]} */
    this.kinds = [];
    /** @type {number[]} */
    this.priors = [];
    /** @type {Map<string, Record<Lang, string>>} */
    this.kindNames = new Map();
    /** @type {NamesData["typeNames"]} */
    this.typeNames = [];
    /** @type {NamesData["sourceNames"]} */
    this.sourceNames = [];
    /** @type {number[]} number of the type from 1; 0: none */
    this.types = [];
    /** @type {number[]} number of the place from 1; 0: none */
    this.places = [];
    /** @type {number[][]} */
    this.sources = [];
    /** @type {Set<number>} those told of on the page of their place */
    this.rows = new Set();
    /** @type {string[]} the name, then its aliases, by tabs */
    this.zh = [];
    /** @type {string[]} */
    this.en = [];
    this.fold = new Fold({ from: "", to: "", words: "" });
    this.table = new Table(units);
    this.labels = new Table(units); // names of types, then of kinds, each an owner
    /** @type {Map<string, number>} kind → its label */
    this.kindLabels = new Map();
    /**
     * Says what names are about to be looked up; of a large atlas they may have to be loaded first (stretches/gathered.js), else all are here.
     * @type {(need: Need, segments: Segment[], entries?: number[]) => void}
     */
    this.need = () => undefined;
  }

  /**
   * @param {NamesData} data
   * @returns {Generator<void, void>}
   */
  *read(data) {
    this.ids = readIds(readLines(data.ids));
    this.numbers = new Map(this.ids.map((id, entry) => [id, entry]));
    this.size = this.ids.length;
    yield;
    this.readShared(data);
    this.sourceNames = data.sourceNames;
    this.kinds = this.ids.map((id) => id.slice(0, id.indexOf("/")));
    this.priors = Array.from(data.priors, Number);
    yield;
    this.types = readNumbers(data.types);
    this.places = readNumbers(data.places);
    yield;
    this.sources = readLists(data.sources);
    this.rows = new Set(readNumbers(data.rows || ""));
    yield;
    this.zh = readLines(data.zh);
    this.en = readLines(data.en);
    yield* this.table.fill(this.zh, this.en, data.pack);
  }

  /** @param {NamesData} data */
  readShared(data) {
    this.kindNames = new Map(data.kinds.map(([id, zh, en]) => [id, { zh, en }]));
    this.typeNames = data.typeNames;
    this.fold = new Fold(data.fold);
    this.table.units.fold = this.fold.characters;
    this.fillLabels();
  }

  /**
   * Whether a word stands in some name.
   * @param {Segment} segment
   */
  hasWord(segment) {
    return this.table.units.ofWord.has(segment.text);
  }

  fillLabels() {
    const types = this.typeNames.map(([zh, en]) => ({ zh, en }));
    [...types, ...this.kindNames.values()].forEach((label, owner) => {
      this.labels.add(label.zh, owner, 0, false);
      this.labels.add(label.en, owner, 0, true);
    });
    this.labels.seal();
    this.kindLabels = new Map(Array.from(this.kindNames.keys(), (kind, i) => [kind, types.length + i]));
  }

  /**
   * The entry of an id, -1 if there is none.
   * @param {string} id
   */
  numberOf(id) {
    const entry = this.numbers.get(id);
    return entry === undefined ? -1 : entry;
  }

  /**
   * @param {number} entry
   * @param {Lang} lang
   */
  name(entry, lang) {
    const row = (lang === "en" ? this.en : this.zh)[entry];
    const end = row.indexOf("\t");
    return end < 0 ? row : row.slice(0, end);
  }

  /**
   * The place of an entry and the places around it, nearest first.
   * @param {number} entry
   */
  around(entry) {
    /** @type {number[]} */
    const found = [];
    for (
      let place = this.places[entry] - 1;
      place >= 0 && place !== entry && !found.includes(place);
      place = this.places[place] - 1
    ) {
      found.push(place);
    }
    return found;
  }

  /**
   * Points among equals.
   * @param {number} entry
   */
  prior(entry) {
    const part = this.ids[entry].includes("#") ? PRIOR.PART : 0;
    return PRIOR.KNOWN * this.priors[entry] + (PRIOR.KIND[this.kinds[entry]] || 0) + part;
  }

  /**
   * Address of an entry in a language: its page, or its row on that of its place (hooks/atlas/site/rows.py).
   * @param {number} entry
   * @param {Lang} lang
   * @param {string} [anchor] the part's own if missing
   */
  url(entry, lang, anchor) {
    const id = this.ids[entry];
    const told = this.rows.has(entry) ? `${this.ids[this.places[entry] - 1]}#${id.replace("/", ".")}` : id;
    const [page, part] = told.split("#");
    const path = `${lang}/${page.replace(/^pages\//, "")}/`;
    // A folder opened from disk shows its list of files, not its page.
    const index = this.root.protocol === "file:" ? "index.html" : "";
    const place = anchor || part;
    return new URL(path + index + (place ? `#${place}` : ""), this.root).href;
  }
}

/**
 * Ids in full: what each shares with the one before is left out (hooks/atlas/search/names.py).
 * @param {string[]} lines
 */
export function readIds(lines) {
  let kind = "";
  let page = "";
  return lines.map((line) => {
    if (line[0] === "#") {
      return page + line;
    }
    const id = line[0] === "/" ? kind + line : line;
    kind = id.slice(0, id.indexOf("/"));
    [page] = id.split("#");
    return id;
  });
}
