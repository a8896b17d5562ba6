/* A query answered: what it finds as it stands; else what it asks for, what of it finds something, or what may have been meant. */
import {
  asksForFigure,
  mayAskForList,
  mayAskForRelation,
  mayAskInPinyin,
  mayAskOfEach,
  mayCompare,
  mayJoin,
} from "./asking.js";
import { far, inOrder, NOTHING } from "./answer.js";
import { figuresFirst } from "./figures-first.js";
import { findingOf } from "./finding.js";
import { meaning } from "./meaning.js";
import { apart, unwantedBy, withoutUnwanted } from "./negatives.js";
import { parse, segmentsOf } from "./query.js";
import { BOUND, POINTS, scoreOf, STEP, TIER } from "./ranking.js";
import { withoutAsking } from "./question.js";
import { yielder } from "./yield.js";

/** @import { FileData } from "../types.js" */
/** @import { Wish } from "./api.js" */
/** @import { Answer } from "./answer.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Finding } from "./finding.js" */
/** @import { Loaded } from "./loaded.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Segment } from "./segment.js" */
/** @import { Sentences } from "./sentences.js" */

/** @typedef {<T>(promise: Promise<T>) => Promise<T | null>} Tried null if a file could not be loaded */
const MOST_OF_EACH = 3; // figures of a name

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
    this.yieldToPage = yielder();
    /** @type {Promise<FileData["sentences"] | null> | null} */
    this.reading = null;
    /** @type {Sentences | null} */
    this.sentences = null;
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
    const text = this.entries.fold.text(parsed.text);
    const [asked] = mayAskInPinyin(text) ? await this.sentence((sentence) => sentence.inCharacters(parsed)) : [];
    const { entries, facts, loaded, wish, tried } = this;
    const answer = asked ? await new Answering(entries, facts, loaded, wish, tried).answer(asked) : NOTHING;
    return answer.total ? answer : this.asTyped(parsed, text, unwanted);
  }

  /**
   * @param {Parsed} parsed
   * @param {string} text of it, simplified
   * @param {string[]} unwanted
   * @returns {Promise<Answer>}
   */
  async asTyped(parsed, text, unwanted) {
    const each = mayAskOfEach(text) ? await this.ofEach(parsed, true) : [];
    const either =
      !each.length && mayCompare(text) ? await this.sentence((sentence) => sentence.compared(parsed, true)) : [];
    if (either.length) {
      return this.whole(either);
    }
    const finding = await findingOf(this.entries, this.facts, parsed);
    const mayMean = !finding.isSome || !finding.found.from(BOUND.NAMED);
    const meant = mayMean ? await meaning(this, finding, parsed) : [];
    if (meant.length) {
      return this.all([...meant, ...(finding.isSome ? finding.found.ranked(this.entries, this.wish.limit) : [])], 0);
    }
    const segments = unwanted.flatMap((word) => segmentsOf(this.entries.fold.text(word)));
    const isUnwanted = unwantedBy(this.entries, segments);
    withoutUnwanted(finding.found, this.facts, isUnwanted);
    const answer = await this.found(finding, parsed, each);
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
   * @param {Candidate[]} each figures that are asked of several things
   * @returns {Promise<Answer>}
   */
  async found(finding, parsed, each) {
    const text = this.entries.fold.text(parsed.text);
    const asked = each.length || asksForFigure(text) ? each : await this.asked(finding, parsed, text);
    const count = finding.found.count();
    const most = asksForFigure(text) ? Infinity : this.wish.limit; // the figure may be after many names
    const named = this.figuresFirst(finding.found.ranked(this.entries, most, this.facts), parsed);
    const none = asked.flatMap((row) => row.none || []).filter((word, i, all) => all.indexOf(word) === i);
    const texts = await this.inTexts(finding, count);
    if (finding.isSome || (asked.length && !none.length)) {
      return { ...this.all([...asked, ...named, ...texts], count + texts.length), without: none };
    }
    const answer = await this.foundInPart(parsed, named, texts, asked);
    return none.length ? { ...answer, without: none } : answer;
  }

  /**
   * What a query finds that finds nothing as a whole, after what it asks for and is not there.
   * @param {Parsed} parsed
   * @param {Candidate[]} named
   * @param {Candidate[]} texts
   * @param {Candidate[]} asked
   * @returns {Promise<Answer>}
   */
  async foundInPart(parsed, named, texts, asked) {
    const text = this.entries.fold.text(parsed.text);
    const isOther = asked.length > 0 || asksForFigure(text); // 南通和海安有多少
    const mayMeanEach = !isOther && !mayAskOfEach(text) && mayJoin(text); // else it was looked for at the beginning
    const each = mayMeanEach ? await this.ofEach(parsed, false) : [];
    if (each.length) {
      return this.all([...each, ...named, ...texts], texts.length);
    }
    const joins = isOther ? [] : await this.sentence((sentence) => sentence.compared(parsed, false));
    if (joins.length) {
      return this.all([...joins, ...named, ...texts], texts.length);
    }
    const mayOffer = !texts.length && !named.length && !asked.length;
    const instead = mayOffer ? await this.sentence((sentence) => sentence.instead(parsed)) : [];
    if (instead.length) {
      return { ...NOTHING, instead };
    }
    const { found, without, more } = await this.partly(parsed, texts);
    const rows = [...asked, ...this.figuresFirst(found, parsed), ...named, ...far(texts), ...far(more)];
    return { ...this.all(rows, texts.length), without };
  }

  /**
   * The figures of each name of a question that joins several: the best of each, the names themselves, then the rest.
   * @param {Parsed} parsed
   * @param {boolean} isSaid whether a word asks for them
   * @returns {Promise<Candidate[]>}
   */
  async ofEach(parsed, isSaid) {
    const { entries, facts, loaded, wish, tried } = this;
    const [each] = await this.sentence((sentence) => sentence.each(parsed, isSaid));
    /** @type {{row: Candidate, place: number}[]} */
    const rows = [];
    for (const query of each ? each.queries : []) {
      const { shown } = await new Answering(entries, facts, loaded, wish, tried).answer(query);
      const found = shown.filter(({ fact }) => fact !== undefined).slice(0, MOST_OF_EACH);
      rows.push(...found.map((row, place) => ({ row, place })));
    }
    /** @type {(isFirst: boolean) => Candidate[]} */
    const figures = (isFirst) => rows.filter(({ place }) => (place === 0) === isFirst).map(({ row }) => row);
    const all = rows.length ? [...figures(true), ...each.rows, ...figures(false)] : [];
    return all.map((row, i) => ({ ...row, rank: scoreOf(TIER.ASKED, STEP - 1 - i) }));
  }

  /**
   * Rows of what a sentence asks for: a relation, unless all of it is a name, or a list.
   * @param {Finding} finding
   * @param {Parsed} parsed
   * @param {string} text of it, simplified
   * @returns {Promise<Candidate[]>}
   */
  async asked({ found, isSome }, parsed, text) {
    const isExact = found.from(scoreOf(TIER.EXACT)) > 0;
    const related = !isSome || (!isExact && mayAskForRelation(text));
    const rows = related ? await this.sentence((sentence) => sentence.related(parsed, isSome)) : [];
    const isList = mayAskForList(text);
    return !rows.length && (!isSome || isList) ? this.sentence((sentence) => sentence.listed(parsed, isList)) : rows;
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
   */
  all(candidates, least) {
    return inOrder(candidates, least, this.wish.limit);
  }

  /**
   * @param {Candidate[]} found best first
   * @param {Parsed} parsed
   */
  figuresFirst(found, parsed) {
    const isAsked = this.facts && found.length && asksForFigure(this.entries.fold.text(parsed.text));
    return isAsked ? figuresFirst(this.entries, /** @type {Facts} */ (this.facts), found) : found;
  }

  /**
   * Entries in whose texts all segments stand and that were not found by name.
   * @param {Finding} finding
   * @param {number} count of names and figures found
   * @returns {Promise<Candidate[]>}
   */
  async inTexts({ found, segments, whole }, count) {
    const isAmount = segments.every(({ amount, text }) => {
      return amount && /\d/.test(text) && amount.ways.some((way) => way.unit >= 0); // 一篇 is a word as well
    });
    if (this.wish.names || count >= this.wish.limit || isAmount) {
      return []; // of amounts the index of texts does not know which number a unit belongs to
    }
    const isCut = segments.length > 1 && whole.isHan && whole.words.length === 1; // 是一段, of which 一段 is an amount
    const typed = await this.textsWith(segments, found.score);
    const texts = isCut && !typed.length ? await this.textsWith([whole], found.score) : typed;
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
   * What the program that reads sentences finds; nothing if it could not be loaded.
   * @template T
   * @param {(sentence: Sentences) => T[] | Promise<T[]>} use
   * @returns {Promise<T[]>}
   */
  async sentence(use) {
    this.reading = this.reading || this.tried(this.loaded.files.load("sentences"));
    const Made = await this.reading;
    this.sentences = this.sentences || (Made && new Made(this));
    await this.yieldToPage();
    return this.sentences ? use(this.sentences) : [];
  }

  /**
   * What a part of the words finds.
   * @param {Parsed} parsed
   * @param {Candidate[]} texts
   */
  async partly(parsed, texts) {
    const [part] = await this.sentence(async (sentence) => [await sentence.partly(parsed, texts)]);
    return part || { found: [], more: [], without: [] };
  }
}
