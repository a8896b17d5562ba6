/* What reads sentences: names compared, relations asked for, the words that find something, and what may have been meant. */
import { aboutEach, compared, related, relationAsked } from "./frames.js";
import { Guessing } from "./guessing.js";
import { Lexicon } from "./lexicon.js";
import { asksWhatIsThere, isOfTitle, listed, listingAsked, noneThere, saysList } from "./listing.js";
import { piecesOf, withWholeVerb } from "./pieces.js";
import { segmentsRead } from "./readings.js";
import { scoreOf, TIER } from "./ranking.js";
import { RelationNames, Relations } from "./relations.js";
import { Sentence } from "./sentence.js";
import { Sorts } from "./sorts.js";
import { Toneless } from "./toneless.js";

/** @import { Answering } from "./answering.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Listing } from "./listing.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Segment } from "./segment.js" */

const HOLDS = "holds"; // the relation of a title
const MOST_ASKED = 12; // pieces of a sentence that asks for something, little words apart

/**
 * Rows for what is linked with something; the figures of a title that some in a place hold come before its holders.
 * @param {Entries} entries
 * @param {{names: RelationNames, relations: Relations}} found
 * @param {Listing} listing
 * @param {Piece} thing
 */
function linked(entries, found, { isTitle, fits }, thing) {
  const sorts = found.names.numbers(isTitle ? HOLDS : "");
  const rows = related(entries, found, { named: [thing], sorts, isQuestion: true, isObject: true, fits });
  return isTitle ? rows.map((row, place) => ({ ...row, rank: scoreOf(TIER.FACT) - 1 - place })) : rows;
}

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
  segments(parsed) {
    const { entries, facts } = this.answering;
    return segmentsRead(entries, facts && facts.quantities, parsed);
  }

  /** @param {Parsed} parsed */
  pieces(parsed) {
    this.known = this.known || piecesOf(this.answering.entries, this.segments(parsed));
    return this.known;
  }

  /**
   * Whether a query is longer than what people ask.
   * @param {Parsed} parsed
   */
  isLong(parsed) {
    return this.pieces(parsed).filter(({ role }) => !role).length > MOST_ASKED;
  }

  /**
   * @param {Parsed} parsed
   * @param {boolean} isSaid whether a word has to say that they are compared
   */
  compared(parsed, isSaid) {
    return compared(this.answering.entries, this.pieces(parsed), isSaid);
  }

  /**
   * A question about several joined names as one about each, and the names compared; nothing if it joins none, or asks for nothing of
   * them.
   * @param {Parsed} parsed
   * @param {boolean} isSaid whether a word asks for something
   */
  each(parsed, isSaid) {
    return this.isLong(parsed) ? [] : [aboutEach(this.answering.entries, this.pieces(parsed), isSaid)];
  }

  /**
   * Rows of a relation that is asked for: before the rest if the query is a question, else only where there is no rest.
   * @param {Parsed} parsed
   * @param {boolean} isSome whether there is a rest
   * @returns {Promise<Candidate[]>}
   */
  async related(parsed, isSome) {
    const { entries } = this.answering;
    const found = await this.relations(parsed);
    const segments = this.segments(parsed);
    const verbal = segments.map(withWholeVerb);
    const isSame = verbal.every((segment, i) => segment === segments[i]);
    const pieces = isSame ? this.pieces(parsed) : piecesOf(entries, verbal);
    const frame = found && relationAsked(entries, found.names, pieces);
    if (!found || !frame || (isSome && !frame.isQuestion)) {
      return [];
    }
    const untold = pieces.filter(({ segment }) => !found.names.askedBy([segment.text]).size);
    const listing = listingAsked(entries, found.sorts, untold, false);
    const { thing = null, fits } = listing || {};
    const narrow = thing ? related(entries, found, { ...frame, named: [thing], fits }) : [];
    return narrow.length ? narrow : related(entries, found, frame);
  }

  /**
   * What there is of a kind in a place, or linked with something. Who holds a title is told of a query that may ask for that alone: 南通
   * 独角兽 asks for figures.
   * @param {Parsed} parsed
   * @param {boolean} isList whether it may ask for a list
   * @returns {Promise<Candidate[]>}
   */
  async listed(parsed, isList) {
    const { entries } = this.answering;
    const found = await this.relations(parsed);
    const text = entries.fold.text(parsed.text);
    const listing = found && listingAsked(entries, found.sorts, this.pieces(parsed), saysList(text));
    if (!found || !listing || (!isList && isOfTitle(entries, listing))) {
      return [];
    }
    const rows = listing.thing ? linked(entries, found, listing, listing.thing) : listed(entries, listing);
    return rows.length || !asksWhatIsThere(text) ? rows : noneThere(entries, found.sorts, listing);
  }

  /**
   * Relations, and the words that ask for them; null if the sentence names nothing, or they could not be loaded.
   * @param {Parsed} parsed
   */
  async relations(parsed) {
    const { entries, loaded, tried } = this.answering;
    const made = () =>
      loaded.once("relations", async () => {
        const data = await loaded.relations();
        const sorts = new Sorts(entries, data.sorts);
        return { names: new RelationNames(data.names), relations: new Relations(data), sorts };
      });
    return this.pieces(parsed).some(({ role }) => !role) && !this.isLong(parsed) ? tried(made()) : null;
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

  /**
   * A question that is typed in pinyin, in characters; none if it is no such.
   * @param {Parsed} parsed
   * @returns {Promise<string[]>}
   */
  async inCharacters({ segments }) {
    const { entries, loaded, tried } = this.answering;
    entries.need("all", []);
    const made = async () => {
      const [data, lexicon] = await Promise.all([loaded.relations(), loaded.lexicon()]);
      const { typeNames, kindNames } = entries;
      const kinds = [...typeNames.map(([zh]) => zh), ...Array.from(kindNames.values(), ({ zh }) => zh)];
      const asked = [...data.sorts.flatMap(([, zh]) => zh), ...data.names.map((row) => `${row[1]} ${row[5]}`)];
      const words = [...kinds, ...asked.flatMap((said) => said.split(" "))].filter(Boolean).join("\n");
      return new Toneless(entries, new Lexicon({ words, syllables: "", others: "" }, loaded.units), lexicon);
    };
    const toneless = await tried(loaded.once("toneless", made));
    const question = toneless ? toneless.question(segments) : "";
    return question ? [question] : [];
  }

  /** @param {Segment} segment */
  async isInTexts(segment) {
    const { loaded, tried } = this.answering;
    return Boolean(await tried(loaded.texts().then((texts) => texts.has(segment))));
  }

  /** @param {Parsed} parsed */
  instead(parsed) {
    return this.isLong(parsed) ? [] : this.guessing.instead(parsed, this.pieces(parsed));
  }
}
