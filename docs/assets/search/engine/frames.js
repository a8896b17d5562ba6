/* Sentences that ask for more than names: two names compared, and the relation of a name. */
import { Lookup } from "./lookup.js";
import { scoreOf, TIER } from "./ranking.js";
import { namedCandidate } from "./sentence.js";

/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Relations } from "./relations.js" */

/** @typedef {{named: Piece[], sorts: Set<number>, isQuestion: boolean, isObject: boolean}} RelationFrame */

const REGIONS = "regions/";
const COMPARE = "pages/compare";
const BEGUN = scoreOf(TIER.ENGLISH_START); // score from which on a name begins so
const MOST_COMPARED = 6;
const FIRST_RELATIONS = 3; // before the entity itself
const MOST_RELATIONS = 12;
const HAN_ASKED = /[谁]|哪[些家个]|什么/;
const ENGLISH_ASKED = /^(?:who|whom|which|what|is|are|does|do)$/;

/**
 * Rows for names that are compared; none if the sentence says something else.
 * @param {Entries} entries
 * @param {Piece[]} pieces
 * @param {boolean} isSaid whether a word has to say that they are compared, or `and` is enough
 * @returns {Candidate[]}
 */
export function compared(entries, pieces, isSaid) {
  const named = pieces
    .map((piece) => (piece.role ? piece : begun(entries, piece)))
    .filter((piece) => piece.called.length);
  const rest = pieces.filter((piece) => !named.some(({ segment }) => segment === piece.segment));
  const joins = rest.filter(
    ({ role, segment }) => role === "compare" || (role === "join" && (!isSaid || isEither(segment.text))),
  );
  if (named.length < 2 || named.length > MOST_COMPARED || !joins.length || rest.some(({ role }) => !role)) {
    return [];
  }
  const both = named.map((piece) => ({ entry: bestOf(entries, piece), piece }));
  const found = both.map(({ entry, piece }) => namedCandidate(new Lookup(entries, piece.segment), entry));
  const places = both.map(({ entry }) => entry).filter((entry) => entries.ids[entry].startsWith(REGIONS));
  const isPage = places.length === both.length && entries.ids.includes(COMPARE);
  const rows = isPage ? [...found, { compare: places, score: scoreOf(TIER.ASKED), rank: 0 }] : found;
  return rows.map((row, place) => ({ ...row, rank: scoreOf(TIER.ASKED, rows.length - place) }));
}

/**
 * A piece that is the whole name of something, or the beginning of a name.
 * @param {Entries} entries
 * @param {Piece} piece
 * @returns {Piece}
 */
function begun(entries, piece) {
  if (piece.called.length) {
    return piece;
  }
  const { hits } = new Lookup(entries, piece.segment);
  const best = hits.owners.filter((entry) => hits.score[entry] >= BEGUN && entries.types[entry]);
  return { ...piece, called: best.sort((a, b) => hits.score[b] - hits.score[a]).slice(0, 1) };
}

/** @param {string} word */
function isEither(word) {
  return word === "or" || word === "或" || word === "或者" || word === "还是" || word === "vs" || word === "versus";
}

/**
 * Of several entries of one name, a place first: places are what is compared.
 * @param {Entries} entries
 * @param {Piece} piece
 */
function bestOf(entries, { called }) {
  return called.find((entry) => entries.ids[entry].startsWith(REGIONS)) || called[0];
}

/**
 * The relation that a sentence asks for: names, words of a relation, and nothing else that tells.
 * @param {Entries} entries
 * @param {Piece[]} pieces
 * @returns {RelationFrame | null}
 */
export function relationAsked(entries, pieces) {
  const words = pieces.map(({ segment }) => segment.text);
  /** @type {(piece: Piece) => boolean} */
  const isWord = ({ segment }) => entries.relationNames.askedBy([segment.text]).size > 0;
  const telling = pieces.filter(isWord);
  const named = pieces.filter((piece) => piece.called.length && !telling.includes(piece));
  const sorts = entries.relationNames.askedBy(words.filter((_, i) => !named.includes(pieces[i])));
  const isSort = (/** @type {number} */ i) => i > 0 && pieces[i - 1].role === "ask"; // which companies, 哪些企业
  const sure = named.filter((piece) => !isSort(pieces.indexOf(piece)));
  if (
    !sure.length ||
    !sorts.size ||
    pieces.some((piece, i) => !piece.role && !sure.includes(piece) && !telling.includes(piece) && !isSort(i))
  ) {
    return null;
  }
  const asking = pieces.findIndex(
    ({ role, segment }) => role === "ask" && (HAN_ASKED.test(segment.text) || ENGLISH_ASKED.test(segment.text)),
  );
  const at = pieces.indexOf(telling[0]);
  const isAgent = /(?:方|商|人|者)$|(?:er|or)s?$/.test(telling.length ? telling[0].segment.text : "");
  return { named: sure, sorts, isQuestion: asking >= 0 || isAgent, isObject: isAgent || pieces.indexOf(sure[0]) > at };
}

/**
 * Rows for a relation, then the entity, then the other ends.
 * @param {Entries} entries
 * @param {Relations} relations
 * @param {RelationFrame} frame
 * @returns {Candidate[]}
 */
export function related(entries, relations, { named, sorts, isObject }) {
  const called = named[0].called;
  const others = named.slice(1).flatMap((piece) => piece.called);
  let rows = relations.of(sorts, called, isObject);
  if (others.length) {
    const both = rows.filter(
      (row) => others.includes(relations.subjects[row]) || others.includes(relations.objects[row]),
    );
    rows = both.length ? both : rows;
  }
  if (!rows.length) {
    return [];
  }
  const shown = rows.slice(0, MOST_RELATIONS);
  const ends = shown.map((row) =>
    called.includes(relations.objects[row]) ? relations.subjects[row] : relations.objects[row],
  );
  /** @type {Candidate[]} */
  const links = shown.map((relation, i) => ({ relation, entry: ends[i], score: scoreOf(TIER.ASKED), rank: 0 }));
  const entities = named.map((piece) =>
    namedCandidate(new Lookup(entries, piece.segment), bestEnd(entries, relations, piece, shown)),
  );
  const answers = Array.from(new Set(ends)).map((entry) => ({
    entry,
    score: scoreOf(TIER.ASKED),
    rank: 0,
    segments: [named[0].segment],
  }));
  const fresh = answers.filter(({ entry }) => !entities.some((one) => one.entry === entry));
  const all = [
    ...links.slice(0, FIRST_RELATIONS),
    ...entities,
    ...fresh.slice(0, 1),
    ...links.slice(FIRST_RELATIONS),
    ...fresh.slice(1),
  ];
  return all.map((row, place) => ({ ...row, rank: scoreOf(TIER.ASKED, 900 - place) }));
}

/**
 * Which of the entries of a name has the relations.
 * @param {Entries} entries
 * @param {Relations} relations
 * @param {Piece} piece
 * @param {number[]} rows
 */
function bestEnd(entries, relations, piece, rows) {
  const ends = new Set(rows.flatMap((row) => [relations.subjects[row], relations.objects[row]]));
  return piece.called.find((entry) => ends.has(entry)) || bestOf(entries, piece);
}
