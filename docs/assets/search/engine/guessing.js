/* What may have been meant by a query that finds nothing as it stands: names like what was typed. */
import { findingOf } from "./finding.js";
import { soundingAlike, spelledAlike } from "./instead.js";
import { Lookup } from "./lookup.js";
import { parse } from "./query.js";
import { withoutAsking } from "./question.js";
import { segmentsRead } from "./readings.js";
import { joined } from "./segment.js";
import { Sounds } from "./sounds.js";

/** @import { Answering } from "./answering.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Segment } from "./segment.js" */

const MOST_INSTEAD = 5;

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
