/* What the words of a query mean that the atlas does not use, where it finds nothing as it stands. */
import { findingOf } from "./finding.js";
import { parse } from "./query.js";
import { scoreOf, STEP, TIER } from "./ranking.js";
import { Synonyms } from "./synonyms.js";

/** @import { Answering } from "./answering.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Finding } from "./finding.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Meant } from "./synonyms.js" */

const MOST_MEANT = 4; // words that are looked for instead of one
const FIRST_MEANT = 3; // rows of each before the rest
/** @type {{isWhole: boolean, meant: Meant[]}} */
const NO_SYNONYM = { isWhole: false, meant: [] };

/**
 * Rows for what the words mean. A query that is all of it such a word comes before names that have it by chance.
 * @param {Answering} answering
 * @param {Finding} finding
 * @param {Parsed} parsed
 * @returns {Promise<Candidate[]>}
 */
export async function meaning(answering, { found, isSome }, parsed) {
  const { entries, loaded, tried } = answering;
  const made = loaded.once("synonyms", async () => new Synonyms(await loaded.files.load("synonyms")));
  const synonyms = await tried(made);
  await answering.yieldToPage();
  const { isWhole, meant } = synonyms ? synonyms.of(entries.fold.text(parsed.text)) : NO_SYNONYM;
  if (!meant.length || (isSome && !isWhole && !isLoose(found.ranked(entries, 1)))) {
    return [];
  }
  /** @type {Candidate[]} */
  const all = [];
  for (const one of meant.slice(0, MOST_MEANT)) {
    all.push(...(await rowsOf(answering, one, all.length, isWhole)));
  }
  return all;
}

/**
 * Rows for one of the meanings.
 * @param {Answering} answering
 * @param {Meant} meant
 * @param {number} before how many rows there are already
 * @param {boolean} isWhole whether all of the query is that word
 * @returns {Promise<Candidate[]>}
 */
async function rowsOf({ entries, facts, wish }, { text, mean, isPostal }, before, isWhole) {
  const { found, isSome } = await findingOf(entries, facts, /** @type {Parsed} */ (parse(text)));
  const list = found.ranked(entries, wish.limit);
  const rows = isSome && !isLoose(list.slice(0, 1)) ? list : [];
  return rows.map((one, place) => ({
    ...one,
    rank: meantRank(isWhole ? TIER.MEANT_WHOLE : TIER.MEANT, before + place, place),
    synonym: mean,
    postal: isPostal,
  }));
}

/**
 * The best of each meaning before the rest of all.
 * @param {number} tier
 * @param {number} place of all
 * @param {number} own place among those of its meaning
 */
function meantRank(tier, place, own) {
  return scoreOf(tier, STEP - 1 - Math.min(STEP - 1, own < FIRST_MEANT ? place : place + STEP / 2));
}

/** @param {Candidate[]} candidates */
function isLoose(candidates) {
  return candidates.every(({ fuzzy, typo }) => fuzzy || typo);
}
