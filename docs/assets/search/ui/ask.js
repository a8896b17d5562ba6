/* Asking the engine while somebody types. */

/** @import { Lang, Results } from "../types.js" */

const EARLY = 120; // ms after which names alone are shown, while texts are still being loaded

/**
 * @typedef {object} Asking
 * @property {Lang} lang
 * @property {number} limit
 * @property {number} pause ms of rest that a query waits for which comes sooner than that after another; else it is asked at once
 * @property {(query: string, results: Results, whole: boolean) => void} show `whole`: the results are complete
 * @property {(query: string) => void} fail
 */

/** Asks for the newest of the queries that come in quick succession, and shows no answer but the newest's. */
export class Asker {
  /** @param {Asking} asking */
  constructor(asking) {
    this.asking = asking;
    this.timer = 0;
    this.number = 0;
    this.asked = -Infinity; // ms, when last
  }

  /** @param {string} query */
  ask(query) {
    const before = this.asked;
    this.asked = performance.now();
    this.stop();
    const isQuick = this.asked - before < this.asking.pause;
    this.timer = setTimeout(() => this.begin(query), isQuick ? this.asking.pause : 0);
  }

  /** Forgets what was asked. */
  stop() {
    clearTimeout(this.timer);
    this.number += 1;
  }

  /** @param {string} query */
  begin(query) {
    const mine = this.number;
    let done = false;
    /** @type {(results: Results, whole: boolean) => void} */
    const report = (results, whole) => {
      if (mine === this.number && !done) this.asking.show(query, results, whole);
      done = done || whole;
    };
    const namesAlone = () =>
      run(query, true, this.asking).then(
        (results) => results.length && report(results, false),
        () => undefined,
      );
    const early = setTimeout(namesAlone, EARLY);
    run(query, false, this.asking)
      .then((results) => report(results, true))
      .catch(() => {
        if (mine === this.number) this.asking.fail(query);
      })
      .then(() => clearTimeout(early));
  }
}

/**
 * @param {string} query
 * @param {boolean} names
 * @param {Asking} asking
 * @returns {Promise<Results>}
 */
async function run(query, names, { lang, limit }) {
  return window.atlas.search(query, { lang, limit, names });
}

/** The names are loaded when the reader comes near the search. */
export function loadNames() {
  if (window.atlas && window.atlas.search) window.atlas.search.ready().catch(() => undefined); // the search itself will say so
}
