/* What reads sentences: names compared, relations asked for, the words that find something, and what may have been meant. */
import { compared, related, relationAsked } from "./frames.js";
import { Guessing } from "./guessing.js";
import { piecesOf } from "./pieces.js";
import { segmentsRead } from "./readings.js";
import { RelationNames, Relations } from "./relations.js";
import { Sentence } from "./sentence.js";

/** @import { Answering } from "./answering.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Segment } from "./segment.js" */

/** Reads one query. */
export class Sentences {
  /** @param {Answering} answering */
  constructor(answering) {
    this.answering = answering;
    this.guessing = new Guessing(answering);
    /** @type {Piece[] | null} */
    this.known = null;
  }

  /** @param {Parsed} parsed */
  pieces(parsed) {
    const { entries, facts } = this.answering;
    this.known = this.known || piecesOf(entries, segmentsRead(entries, facts && facts.quantities, parsed));
    return this.known;
  }

  /**
   * @param {Parsed} parsed
   * @param {boolean} isSaid whether a word has to say that they are compared
   */
  compared(parsed, isSaid) {
    return compared(this.answering.entries, this.pieces(parsed), isSaid);
  }

  /**
   * Rows of a relation that is asked for: before the rest if the query is a question, else only where there is no rest.
   * @param {Parsed} parsed
   * @param {boolean} isSome whether there is a rest
   * @returns {Promise<Candidate[]>}
   */
  async related(parsed, isSome) {
    const { entries, loaded, tried } = this.answering;
    const made = loaded.once("relations", async () => {
      const data = await loaded.files.load("relations");
      return { names: new RelationNames(data.names), relations: new Relations(data) };
    });
    const found = this.pieces(parsed).some(({ role }) => !role) ? await tried(made) : null;
    const frame = found && relationAsked(entries, found.names, this.pieces(parsed));
    return found && frame && (frame.isQuestion || !isSome) ? related(entries, found, frame) : [];
  }

  /**
   * What a part of the words finds; `more` are texts with those that tell something.
   * @param {Parsed} parsed
   * @param {Candidate[]} texts
   */
  async partly(parsed, texts) {
    const { answering } = this;
    const { entries, facts, wish } = answering;
    const sentence = new Sentence(entries, facts, this.pieces(parsed), answering.yieldToPage);
    const known = await sentence.read(async (segment) => !wish.names && (await this.isInTexts(segment)));
    const isMore = !texts.length && known.kept.length > 1 && !wish.names;
    const more = isMore ? await answering.textsWith(known.kept, new Int32Array(entries.size)) : [];
    const left = more.length ? known.without : [...known.without, ...known.inTexts];
    return { found: known.found, more, without: texts.length ? [] : left };
  }

  /** @param {Segment} segment */
  async isInTexts(segment) {
    const { loaded, tried } = this.answering;
    return Boolean(await tried(loaded.texts().then((texts) => texts.has(segment))));
  }

  /** @param {Parsed} parsed */
  instead(parsed) {
    return this.guessing.instead(parsed, this.pieces(parsed));
  }
}
