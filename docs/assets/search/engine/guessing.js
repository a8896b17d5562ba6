/* What a query may mean that finds nothing as it stands: other words for the same, and names like what was typed. */
import { findingOf } from "./finding.js";
import { soundingAlike, spelledAlike } from "./instead.js";
import { Lookup } from "./lookup.js";
import { parse } from "./query.js";
import { withoutAsking } from "./question.js";
import { scoreOf, STEP, TIER } from "./ranking.js";
import { segmentsRead } from "./readings.js";
import { joined } from "./segment.js";
import { Sounds } from "./sounds.js";
import { Synonyms } from "./synonyms.js";

/** @import { Answering } from "./answering.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Finding } from "./finding.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Meant } from "./synonyms.js" */
/** @import { Segment } from "./segment.js" */

const MOST_MEANT = 4; // words that are looked for instead of one
const FIRST_MEANT = 3; // rows of each before the rest
const MOST_INSTEAD = 5;
/** @type {{isWhole: boolean, meant: Meant[]}} */
const NO_SYNONYM = { isWhole: false, meant: [] };

export class Guessing {
  /** @param {Answering} answering */
  constructor({ entries, facts, loaded, wish, tried, yieldToPage }) {
    this.entries = entries;
    this.facts = facts;
    this.loaded = loaded;
    this.wish = wish;
    this.tried = tried;
    this.yieldToPage = yieldToPage;
  }

  /**
   * What the words mean that the atlas does not use, where the query finds nothing as it stands. A query that is all of it such a word
   * comes before names that have it by chance.
   * @param {Finding} finding
   * @param {Parsed} parsed
   * @returns {Promise<Candidate[]>}
   */
  async meant({ found, isSome }, parsed) {
    const { loaded } = this;
    const made = loaded.once("synonyms", async () => new Synonyms(await loaded.files.load("synonyms")));
    const synonyms = await this.tried(made);
    const { isWhole, meant } = synonyms ? synonyms.of(this.entries.fold.text(parsed.text)) : NO_SYNONYM;
    if (!meant.length || (isSome && !isWhole && !isLoose(found.ranked(this.entries, 1)))) {
      return [];
    }
    /** @type {Candidate[]} */
    const all = [];
    for (const one of meant.slice(0, MOST_MEANT)) {
      all.push(...(await this.meaning(one, all.length, isWhole)));
    }
    return all;
  }

  /**
   * Rows for one of the meanings.
   * @param {Meant} meant
   * @param {number} before how many rows there are already
   * @param {boolean} isWhole whether all of the query is that word
   * @returns {Promise<Candidate[]>}
   */
  async meaning({ text, mean, isPostal }, before, isWhole) {
    const { found, isSome } = await findingOf(this.entries, this.facts, /** @type {Parsed} */ (parse(text)));
    const list = found.ranked(this.entries, this.wish.limit);
    const rows = isSome && !isLoose(list.slice(0, 1)) ? list : [];
    return rows.map((one, place) => ({
      ...one,
      rank: meantRank(isWhole ? TIER.MEANT_WHOLE : TIER.MEANT, before + place, place),
      synonym: mean,
      postal: isPostal,
    }));
  }

  /**
   * What may have been meant: by the query as a whole, or with its unknown words put right.
   * @param {Parsed} parsed
   * @param {Piece[]} pieces of it
   * @returns {Promise<Candidate[]>}
   */
  async instead(parsed, pieces) {
    const { entries } = this;
    const content = pieces.filter(({ role }) => !role);
    const whole = await this.insteadOfAll(parsed, content);
    if (whole.length) {
      return whole;
    }
    /** @type {string[]} */
    const right = [];
    for (const piece of content) {
      right.push(await this.putRight(piece));
      await this.yieldToPage();
    }
    if (content.length < 2 || right.includes("") || right.every((text, i) => text === content[i].segment.text)) {
      return [];
    }
    const other = await findingOf(entries, this.facts, /** @type {Parsed} */ (parse(right.join(" "))));
    return other.isSome ? other.found.ranked(entries, MOST_INSTEAD).map((one) => ({ ...one, alike: true })) : [];
  }

  /**
   * Names like a query of one word, or like its Latin words together where one of them is unknown.
   * @param {Parsed} parsed
   * @param {Piece[]} content
   * @returns {Promise<Candidate[]>}
   */
  async insteadOfAll(parsed, content) {
    const { entries } = this;
    const asked = withoutAsking(segmentsRead(entries, null, parsed));
    if (content.length > 0 && content.every(({ segment }) => !segment.han)) {
      return (await this.hasUnknown(content))
        ? spelledAlike(entries, joined(content.map(({ segment }) => segment)))
        : [];
    }
    return asked.length === 1 ? this.sounding(asked[0]) : [];
  }

  /**
   * Whether no name and no label has one of the pieces.
   * @param {Piece[]} content
   */
  async hasUnknown(content) {
    for (const { segment } of content) {
      if (new Lookup(this.entries, segment).isNothing()) {
        return true;
      }
      await this.yieldToPage();
    }
    return false;
  }

  /** @param {Segment} segment */
  async sounding(segment) {
    const { loaded } = this;
    const made = loaded.once("sounds", async () => new Sounds(await loaded.files.load("sounds"), loaded.units));
    const sounds = await this.tried(made);
    return sounds ? soundingAlike(this.entries, sounds, segment) : [];
  }

  /**
   * A piece that is known, or what sounds like it; "" if nothing does.
   * @param {Piece} piece
   * @returns {Promise<string>}
   */
  async putRight({ segment, called }) {
    if (called.length || segment.amount || !new Lookup(this.entries, segment).isNothing()) {
      return segment.text;
    }
    const [best] = segment.isHan ? await this.sounding(segment) : [];
    const { table, fold } = this.entries;
    return best && best.name !== undefined ? fold.text(table.texts[best.name]) : "";
  }
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
