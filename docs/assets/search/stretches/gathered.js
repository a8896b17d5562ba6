/* What is known of a large atlas while one query is answered: the entries of some stretches under their numbers, with figures and relations.
   Whoever looks names up says so first (`need`); what is missing is gathered, and the query is answered anew. */
import { Entries } from "../engine/entries.js";
import { readNumbers } from "../engine/wire.js";
import { fillTable } from "./rows.js";

/** @import { Need, RelationsData, StretchData } from "../types.js" */
/** @import { Segment } from "../engine/segment.js" */
/** @import { Stretch } from "./figures.js" */
/** @import { Row } from "./rows.js" */

/** What has to be gathered before a query can be answered. */
export class Wanting extends Error {
  /**
   * @param {string} key
   * @param {Need} need
   * @param {Segment[]} segments
   * @param {number[]} entries
   */
  constructor(key, need, segments, entries) {
    super(`not gathered: ${key}`);
    this.isWanting = true;
    this.key = key;
    this.need = need;
    this.segments = segments;
    this.entries = entries;
  }
}

/** Entries of some stretches. */
export class Gathered extends Entries {
  /**
   * @param {Entries} shared what all entries share
   * @param {number} size
   * @param {Stretch[]} stretches in order
   * @param {Row[]} own rows that are always there
   * @param {{met: Set<string>, entries: Set<number>}} query what has been gathered already, and which entries these are
   */
  constructor(shared, size, stretches, own, { met, entries }) {
    super(shared.table.units, shared.root);
    Object.assign(this, {
      fold: shared.fold,
      labels: shared.labels,
      kindLabels: shared.kindLabels,
      kindNames: shared.kindNames,
      typeNames: shared.typeNames,
    });
    this.size = size;
    this.met = met;
    this.need = this.wants;
    this.gathered = entries;
    this.stretches = stretches;
    /** @type {Map<number, Row>} */
    const rows = new Map(own.map((row) => [row.number, row]));
    stretches.forEach((stretch) => stretch.rowsOf(entries).forEach((row) => rows.set(row.number, row)));
    const sorted = Array.from(rows.values()).sort((a, b) => a.number - b.number);
    sorted.forEach((row) => this.take(row));
    stretches.forEach(({ data }) => data.sourceNames.forEach((source) => this.takeSource(source)));
    fillTable(this.table, sorted);
  }

  /** @param {Row} row */
  take({ number, id, chinese, english, type, place, prior, sources, isTold }) {
    this.ids[number] = id;
    this.numbers.set(id, number);
    this.kinds[number] = id.slice(0, id.indexOf("/"));
    this.priors[number] = prior;
    this.types[number] = type;
    this.places[number] = place;
    this.sources[number] = sources;
    this.zh[number] = chinese;
    this.en[number] = english;
    if (isTold) {
      this.rows.add(number);
    }
  }

  /** @param {StretchData["sourceNames"][number]} source */
  takeSource([number, key, zh, en, entry]) {
    this.sourceNames[number] = [key, zh, en];
    if (entry) {
      const id = `sources/${key}`;
      this.numbers.set(id, entry - 1);
      this.ids[entry - 1] = id;
    }
  }

  /**
   * @param {Need} need
   * @param {Segment[]} segments
   * @param {number[]} [entries]
   */
  wants(need, segments, entries = []) {
    const missing = entries.filter((entry) => !this.gathered.has(entry));
    const key = [need, ...segments.map(({ text }) => text)].join("\t");
    if (need === "rows" ? missing.length : !this.met.has(key)) {
      throw new Wanting(key, need, segments, missing);
    }
  }

  /**
   * Of what other queries have loaded nothing counts.
   * @param {Segment} segment
   */
  hasWord(segment) {
    this.need("together", [segment, segment]);
    return super.hasWord(segment) && this.table.row.includes(this.table.units.wordUnit(segment.text));
  }

  /**
   * All relations that some entry of the stretches has.
   * @returns {Pick<RelationsData, "subjects" | "objects" | "relations" | "statuses" | "sources">}
   */
  relations() {
    const known = new Set();
    const rows = this.stretches.flatMap(({ data }) => {
      const [subjects, objects, relations] = [
        data.relations.subjects,
        data.relations.objects,
        data.relations.relations,
      ].map(readNumbers);
      const sources = readNumbers(data.relations.sources);
      return subjects.map((subject, i) => ({
        subject,
        object: objects[i],
        relation: relations[i],
        status: data.relations.statuses[i],
        source: [sources[2 * i], sources[2 * i + 1]],
      }));
    });
    const once = rows.filter((row) => {
      const key = JSON.stringify(row);
      return !known.has(key) && known.add(key);
    });
    once.sort((a, b) => a.subject - b.subject);
    return {
      subjects: once.map(({ subject }) => subject),
      objects: once.map(({ object }) => object),
      relations: once.map(({ relation }) => relation),
      statuses: once.map(({ status }) => status).join(""),
      sources: once.flatMap(({ source }) => source),
    };
  }
}
