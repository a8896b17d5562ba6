/* A query that nothing matches as a whole: its words are weighed by how much they tell, what matches nothing is left out, then what
   tells least, until something is found; and whatever it calls by its whole name is shown. */
import { Finding } from "./finding.js";
import { Lookup } from "./lookup.js";
import { BOUND, scoreOf, STEP, TIER } from "./ranking.js";
import { joined, saidBy } from "./segment.js";

/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Segment } from "./segment.js" */

/** @typedef {{piece: Piece, lookup: Lookup, isKnown: boolean, weight: number}} Weighed `weight`: how much it tells */
/**
 * What a part of the words finds.
 * @typedef {object} Partly
 * @property {Candidate[]} found
 * @property {string[]} without what matches nothing, or was left out
 * @property {string[]} inTexts what no name has and some text has
 * @property {Segment[]} kept what texts may be asked for
 */

const MOST = 12; // pieces that are looked at
const SHOWN = 20;
const FIRST = 3; // rows before those of whole names
const NAMES = 2; // entities of one name
const CALLED = 20; // more than any word tells by being rare
const WORD = 2; // characters that a Latin word counts as

export class Sentence {
  /**
   * @param {Entries} entries
   * @param {Facts | null} facts
   * @param {Piece[]} pieces
   * @param {() => Promise<void>} yieldToPage
   */
  constructor(entries, facts, pieces, yieldToPage) {
    this.entries = entries;
    this.facts = facts;
    this.isCompound =
      pieces.length > 1 && pieces.every(({ role, segment }) => !role && segment.isHan && !segment.after);
    this.content = pieces.filter((piece) => !piece.role).slice(0, MOST);
    this.yieldToPage = yieldToPage;
  }

  /**
   * @param {(segment: Segment) => Promise<boolean>} isInTexts
   * @returns {Promise<Partly>}
   */
  async read(isInTexts) {
    const weighed = await this.weighed();
    const unknown = weighed.filter((one) => !one.isKnown);
    const told = await Promise.all(unknown.map(({ piece }) => isInTexts(piece.segment)));
    const strange = unknown.filter((_, i) => !told[i] || this.isCompound);
    const known = weighed.filter((one) => one.isKnown).sort((a, b) => b.weight - a.weight);
    const isNamed = known.some(({ piece }) => piece.called.length > 0); // then an amount that no figure has is no stranger
    const foreign = strange.filter(({ piece }) => !(isNamed && piece.segment.amount?.sure));
    if (
      !known.some(({ piece }) => isTelling(piece.segment)) ||
      size(known) + size(unknown) - size(strange) <= size(foreign)
    ) {
      return { found: [], without: [], inTexts: [], kept: [] };
    }
    const { used, found } = await this.together(known);
    const rows = this.withNames(found, known);
    const left = known.filter((one) => !used.includes(one) && !one.piece.called.length);
    return {
      found: rows,
      without: [...strange, ...left].map(({ piece }) => saidBy(piece.segment)),
      inTexts: unknown.filter((one) => !strange.includes(one)).map(({ piece }) => piece.segment.text),
      kept: weighed.filter((one) => !strange.includes(one)).map(({ piece }) => piece.segment),
    };
  }

  /** @returns {Promise<Weighed[]>} */
  async weighed() {
    /** @type {Weighed[]} */
    const found = [];
    for (const piece of this.content) {
      const lookup = new Lookup(this.entries, piece.segment);
      const count = this.count(lookup);
      const weight = Math.log((1 + this.entries.size) / (1 + count));
      found.push({ piece, lookup, isKnown: count > 0, weight: weight + (this.isThing(piece) ? CALLED : 0) });
      await this.yieldToPage();
    }
    return found;
  }

  /**
   * Whether a piece is the whole name of a thing, and not of a part, a measure or a page: the last to be left out.
   * @param {Piece} piece
   */
  isThing({ called }) {
    return called.some((entry) => this.entries.types[entry] > 0);
  }

  /**
   * How many entries a piece is in the names of, or how many figures it is the number of.
   * @param {Lookup} lookup
   */
  count(lookup) {
    const { hits, label, segment } = lookup;
    const least = segment.isHan ? 1 : BOUND.INDICATOR;
    const named = hits.owners.filter((owner) => hits.score[owner] >= least).length;
    const figures = this.facts && /[0-9]/.test(segment.text) ? this.facts.find([lookup]).length : 0;
    return named + figures + Array.from(label).filter((bits) => bits === lookup.need).length;
  }

  /**
   * What all the pieces find, or all but those that tell least.
   * @param {Weighed[]} known those that tell most first
   * @returns {Promise<{used: Weighed[], found: Candidate[]}>}
   */
  async together(known) {
    for (const used of choices(known)) {
      const segments = used.map(({ piece }) => piece.segment);
      const finding = new Finding(this.entries, this.facts, { segments, whole: joined(segments) }, this.yieldToPage);
      finding.lookups = used.map(({ lookup }) => lookup);
      if (used.length === 1) {
        finding.found.noteAll(used[0].lookup.hits, { segments });
      }
      await finding.together();
      await this.yieldToPage();
      if (known.some((one) => !used.includes(one) && this.isThing(one.piece))) {
        finding.found.facts.clear(); // the figure of another thing answers nothing
      }
      if (finding.found.count()) {
        return { used, found: finding.found.ranked(this.entries, SHOWN, this.facts) };
      }
    }
    return { used: [], found: [] };
  }

  /**
   * The first rows, then the entities that are called by their whole names, then the rest, in tiers above and below texts.
   * @param {Candidate[]} found
   * @param {Weighed[]} known
   * @returns {Candidate[]}
   */
  withNames(found, known) {
    const isSure = known.some(({ piece }) => piece.called.length > 0);
    const names = known.flatMap(({ piece, lookup }) =>
      piece.called.slice(0, NAMES).map((entry) => namedCandidate(lookup, entry)),
    );
    const first = found.slice(0, FIRST);
    const fresh = names.filter(({ entry }) => !first.some((one) => one.entry === entry && one.fact === undefined));
    const rest = found
      .slice(FIRST)
      .filter(({ entry, fact }) => fact !== undefined || !fresh.some((one) => one.entry === entry));
    const rank = (/** @type {number} */ place) => scoreOf(isSure ? TIER.PARTLY : TIER.PARTLY_LOOSE, STEP - 1 - place);
    return [...first, ...fresh, ...rest].map((candidate, place) => ({ ...candidate, rank: rank(place) }));
  }
}

/**
 * All pieces, then all but one, that which tells least first, then fewer and fewer of those that tell most.
 * @param {Weighed[]} known those that tell most first
 * @returns {Weighed[][]}
 */
function choices(known) {
  const count = known.length;
  const lessOne = count > 2 ? known.map((left) => known.filter((one) => one !== left)).reverse() : [];
  const fewer = known.map((_, i) => known.slice(0, i + 1)).reverse();
  return [known, ...lessOne, ...fewer.slice(count > 2 ? 2 : 1)];
}

/**
 * @param {Lookup} lookup
 * @param {number} entry
 * @returns {Candidate}
 */
export function namedCandidate({ hits, segment }, entry) {
  const score = hits.score[entry] || scoreOf(TIER.EXACT);
  return { entry, score, rank: score, name: hits.score[entry] ? hits.name[entry] : undefined, segments: [segment] };
}

/**
 * Whether a piece is more than a sign or two.
 * @param {Segment} segment
 */
function isTelling({ isHan, amount, latin, length }) {
  return Boolean(amount && amount.sure) || (isHan ? length > 1 : latin > 2);
}

/**
 * How much of a sentence some pieces are.
 * @param {Weighed[]} pieces
 */
function size(pieces) {
  return pieces.reduce((sum, { piece: { segment } }) => sum + sizeOf(segment), 0);
}

/** @param {Segment} segment */
function sizeOf({ amount, latin, words, length }) {
  return amount ? WORD : latin ? WORD * words.length : length;
}
