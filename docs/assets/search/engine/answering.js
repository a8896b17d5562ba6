/* A query answered: what it finds as it stands; else what it asks for, what of it finds something, or what may have been meant. */
import { findingOf } from "./finding.js";
import { compared, related, relationAsked } from "./frames.js";
import { Guessing } from "./guessing.js";
import { asksForFigure, roleOf } from "./little-words.js";
import { apart, unwantedBy, withoutUnwanted } from "./negatives.js";
import { piecesOf } from "./pieces.js";
import { parse, segmentsOf } from "./query.js";
import { POINTS, scoreOf, STEP, TIER } from "./ranking.js";
import { segmentsRead } from "./readings.js";
import { figuresOf } from "./own-figures.js";
import { Sentence } from "./sentence.js";
import { withoutAsking } from "./question.js";
import { yielder } from "./yield.js";

/** @import { Wish } from "./api.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Finding } from "./finding.js" */
/** @import { Loaded } from "./loaded.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Segment } from "./segment.js" */

/** @typedef {<T>(promise: Promise<T>) => Promise<T | null>} Tried null if a file could not be loaded */
/** @typedef {{shown: Candidate[], total: number, without: string[], instead: Candidate[]}} Answer */

/** @type {Answer} */
export const NOTHING = { shown: [], total: 0, without: [], instead: [] };
const MOST_FIGURES = 4; // of an entity, where a query asks for one
const FIRST_TEXTS = 2;
const MAY_ASK = /[谁哪方商]|什么|\b(?:wh[a-z]+|is|are|does|did)\b|(?:er|or)s?\b/; // a relation, perhaps
const FIGURES_FIRST = 20 * STEP; // that figures are raised by where a query asks for one

/** One query and what is found for it. */
export class Answering {
  /**
   * @param {Entries} entries
   * @param {Facts | null} facts
   * @param {Loaded} loaded
   * @param {Wish} wish
   * @param {Tried} tried
   */
  constructor(entries, facts, loaded, wish, tried) {
    this.entries = entries;
    this.facts = facts;
    this.loaded = loaded;
    this.wish = wish;
    this.tried = tried;
    this.guessing = new Guessing(entries, facts, loaded, wish, tried);
    this.yieldToPage = yielder();
    /** @type {Piece[] | null} */
    this.known = null;
  }

  /**
   * @param {string} query
   * @returns {Promise<Answer>}
   */
  async answer(query) {
    const { kept, unwanted } = apart(query);
    const parsed = parse(kept);
    if (!parsed) {
      return NOTHING;
    }
    const either = this.mayCompare(parsed) ? compared(this.entries, this.pieces(parsed), true) : [];
    if (either.length) {
      return this.whole(either);
    }
    const finding = await findingOf(this.entries, this.facts, parsed);
    const meant = await this.guessing.meant(finding, parsed);
    if (meant.length) {
      return this.all([...meant, ...(finding.isSome ? finding.found.ranked(this.entries, this.wish.limit) : [])], 0);
    }
    const segments = unwanted.flatMap((word) => segmentsOf(this.entries.fold.text(word)));
    const isUnwanted = unwantedBy(this.entries, segments);
    withoutUnwanted(finding.found, this.facts, isUnwanted);
    const answer = await this.found(finding, parsed);
    return segments.length ? this.wanted(answer, isUnwanted) : answer;
  }

  /**
   * @param {Answer} answer
   * @param {(entry: number) => boolean} isUnwanted
   * @returns {Answer}
   */
  wanted(answer, isUnwanted) {
    const shown = answer.shown.filter(({ entry }) => entry === undefined || !isUnwanted(entry));
    return { ...answer, shown, total: answer.total - answer.shown.length + shown.length };
  }

  /**
   * @param {Finding} finding
   * @param {Parsed} parsed
   * @returns {Promise<Answer>}
   */
  async found(finding, parsed) {
    const asked = await this.asked(finding, parsed);
    const count = finding.found.count();
    const named = this.figuresFirst(finding.found.ranked(this.entries, this.wish.limit, this.facts), parsed);
    const isNothing = !finding.isSome && !asked.length;
    const texts = await this.inTexts(finding, count);
    if (!isNothing) {
      return this.all([...asked, ...named, ...texts], count + texts.length);
    }
    const joins = compared(this.entries, this.pieces(parsed), false);
    if (joins.length) {
      return this.all([...joins, ...named, ...texts], texts.length);
    }
    const instead = texts.length || named.length ? [] : await this.guessing.instead(parsed, this.pieces(parsed));
    if (instead.length) {
      return { ...NOTHING, instead };
    }
    const { found, without, more } = await this.partly(parsed, texts);
    return {
      ...this.all([...this.figuresFirst(found, parsed), ...named, ...far(texts), ...far(more)], texts.length),
      without,
    };
  }

  /**
   * @param {Candidate[]} candidates
   * @returns {Answer}
   */
  whole(candidates) {
    return { ...NOTHING, shown: candidates, total: candidates.length };
  }

  /**
   * Candidates in their order, each once.
   * @param {Candidate[]} candidates
   * @param {number} least how many there are at least
   * @returns {Answer}
   */
  all(candidates, least) {
    const known = new Set();
    const sorted = candidates.sort((a, b) => b.rank - a.rank);
    const once = sorted.filter((one) => !known.has(keyOf(one)) && known.add(keyOf(one)));
    return { ...NOTHING, shown: once.slice(0, this.wish.limit), total: Math.max(least, once.length) };
  }

  /** @param {Parsed} parsed */
  pieces(parsed) {
    this.known =
      this.known || piecesOf(this.entries, segmentsRead(this.entries, this.facts && this.facts.quantities, parsed));
    return this.known;
  }

  /**
   * Whether a word says that names are compared; the pieces of other queries are not worked out.
   * @param {Parsed} parsed
   */
  mayCompare({ segments, text }) {
    const isSaid = segments.some((segment) => ["compare", "join"].includes(roleOf(segment.text) || ""));
    return isSaid || /[比或]|区别|區別|差别|差別|差异|差異|还是|還是|不同|vs|谁强|谁大/.test(text);
  }

  /**
   * Rows of a relation that is asked for: before the rest if the query is a question, else only where there is no rest.
   * @param {Finding} finding
   * @param {Parsed} parsed
   */
  async asked(finding, parsed) {
    const { relationNames, fold } = this.entries;
    if (finding.isSome && (finding.found.from(scoreOf(TIER.EXACT)) || !MAY_ASK.test(fold.text(parsed.text)))) {
      return [];
    }
    const words = parsed.segments.map(({ text }) => text);
    if (!relationNames.wordIn(fold.text(parsed.text)) && !relationNames.askedBy(words).size) {
      return [];
    }
    const frame = relationAsked(this.entries, this.pieces(parsed));
    if (!frame || (finding.isSome && !frame.isQuestion)) {
      return [];
    }
    const relations = await this.tried(this.loaded.relations());
    return relations ? related(this.entries, relations, frame) : [];
  }

  /**
   * Where a query asks for a figure, figures before the rest; if none is found, those of the first entity.
   * @param {Candidate[]} found best first
   * @param {Parsed} parsed
   * @returns {Candidate[]}
   */
  figuresFirst(found, parsed) {
    const { facts } = this;
    if (!facts || !found.length || !asksForFigure(this.entries.fold.text(parsed.text))) {
      return found;
    }
    if (found.some(({ fact }) => fact !== undefined)) {
      return found.map((one) => (one.fact === undefined ? one : { ...one, rank: one.rank + FIGURES_FIRST }));
    }
    const [first] = found;
    const own = first.entry === undefined ? [] : figuresOf(facts, first.entry).slice(0, MOST_FIGURES);
    const figures = own.map((fact, place) => {
      return { fact, score: scoreOf(TIER.FACT_LOOSE), rank: first.rank + own.length - place, segments: first.segments };
    });
    return [...figures, ...found];
  }

  /**
   * Entries in whose texts all segments stand and that were not found by name.
   * @param {Finding} finding
   * @param {number} count of names and figures found
   * @returns {Promise<Candidate[]>}
   */
  async inTexts({ found, segments }, count) {
    const isAmount = segments.every(({ amount, text }) => {
      return amount && /\d/.test(text) && amount.ways.some((way) => way.unit >= 0); // 一篇 is a word as well
    });
    if (this.wish.names || count >= this.wish.limit || isAmount) {
      return []; // of amounts the index of texts does not know which number a unit belongs to
    }
    const texts = await this.textsWith(segments, found.score);
    const asked = withoutAsking(segments);
    const isQuestion = asked.length > 0 && asked.some((segment, i) => segment !== segments[i]);
    return !texts.length && !count && isQuestion ? this.textsWith(asked, found.score) : texts;
  }

  /**
   * @param {Segment[]} segments
   * @param {Int32Array} score of entries; those that have one are left out
   * @returns {Promise<Candidate[]>}
   */
  async textsWith(segments, score) {
    const find = async () => (await this.loaded.texts()).find(segments, (entry) => !score[entry]);
    const texts = (await this.tried(find())) || [];
    return texts.map(({ entry, score: relevance, terms }) => {
      const points = scoreOf(TIER.TEXT, Math.min(POINTS.MOST_TEXT, Math.round(POINTS.TEXT * relevance)));
      return { entry, score: points, rank: points, terms };
    });
  }

  /**
   * What a part of the words finds; `more` are texts with those that tell something.
   * @param {Parsed} parsed
   * @param {Candidate[]} texts
   */
  async partly(parsed, texts) {
    const { entries, facts, wish } = this;
    const sentence = new Sentence(entries, facts, this.pieces(parsed), this.yieldToPage);
    const known = await sentence.read(async (segment) => !wish.names && (await this.isInTexts(segment)));
    const { found, without, inTexts, kept } = known;
    const isMore = !texts.length && kept.length > 1 && !wish.names;
    const more = isMore ? await this.textsWith(kept, new Int32Array(entries.size)) : [];
    const left = more.length ? without : [...without, ...inTexts];
    return { found, more, without: texts.length ? [] : left };
  }

  /** @param {Segment} segment */
  async isInTexts(segment) {
    return Boolean(await this.tried(this.loaded.texts().then((texts) => texts.has(segment))));
  }
}

/**
 * Texts of which only the first come before names that a part of the words finds.
 * @param {Candidate[]} texts
 * @returns {Candidate[]}
 */
function far(texts) {
  const less = scoreOf(TIER.TEXT - TIER.TEXT_FAR);
  return texts.map((one, place) => (place < FIRST_TEXTS ? one : { ...one, rank: one.rank - less }));
}

/** @param {Candidate} candidate */
function keyOf({ entry, fact, relation, compare }) {
  return fact !== undefined ? `f${fact}` : relation !== undefined ? `r${relation}` : compare ? "c" : `e${entry}`;
}
