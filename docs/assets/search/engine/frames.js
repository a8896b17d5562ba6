/* Sentences that ask for more than names: two names compared, and the relation of a name. */
import { Lookup } from "./lookup.js";
import { POINTS, scoreOf, TIER } from "./ranking.js";
import { COMPARE, compareRow, relationRow } from "./rows.js";
import { joined, saidBy } from "./segment.js";
import { namedCandidate } from "./sentence.js";

/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { RelationNames, Relations } from "./relations.js" */

/** @typedef {{named: Piece[], sorts: Set<number>, isQuestion: boolean, isObject: boolean, fits?: (entry: number) => boolean}} RelationFrame
   `fits`: what the other end has to be */

const PLACES = "regions"; // the kind
const BEGUN = scoreOf(TIER.ENGLISH_INSIDE); // score from which on a name has it
const MEASURES = "indicators"; // the kind
const JOINED = /[、/&]/;
const EITHER = new Set(["or", "或", "或者", "还是"]);
const MOST_MEANT = 3; // entities that words mean together
const MOST_COMPARED = 6;
const FIRST_RELATIONS = 3; // before the entity itself
const MOST_RELATIONS = 12;
const MOST_ENDS = 100; // that are looked at
const MOST_POINTS = 900;
const HAN_ASKED = /[谁]|哪[些家个]|什么/;
const AGENT = /(?:方|商|人|者)$|(?:er|or)s?$/;
const SIDE = /^(?:方|商|人|者)$/;
const ENGLISH_ASKED = /^(?:who|whom|which|what|is|are|does|do)$/;

/**
 * Rows for names that are compared; none if the sentence says something else.
 * @param {Entries} entries
 * @param {Piece[]} pieces
 * @param {boolean} isSaid whether a word has to say that they are compared, or `and` is enough
 * @returns {Candidate[]}
 */
export function compared(entries, pieces, isSaid) {
  const content = pieces.filter(({ role }) => !role);
  const mayJoin = pieces.some(
    ({ role, segment }) => role === "compare" || role === "join" || JOINED.test(segment.after),
  );
  if (!mayJoin || content.length < 2 || content.length > MOST_COMPARED) {
    return [];
  }
  const named = pieces
    .map((piece) => (piece.role ? piece : begun(entries, piece)))
    .filter((piece) => piece.called.length);
  const rest = pieces.filter((piece) => !named.some(({ segment }) => segment === piece.segment));
  const joins = rest.filter(
    ({ role, segment }) => role === "compare" || (role === "join" && (!isSaid || EITHER.has(segment.text))),
  );
  const isJoined = joins.length > 0 || (!isSaid && named.some(({ segment }) => JOINED.test(segment.after)));
  if (named.length < 2 || !isJoined || rest.some(({ role }) => !role)) {
    return [];
  }
  const kind = sharedKind(entries, named);
  const both = named.map((piece) => ({ entry: bestOf(entries, piece, kind), piece }));
  const found = both.map(({ entry, piece }) => namedCandidate(new Lookup(entries, piece.segment), entry));
  const places = both.map(({ entry }) => entry).filter((entry) => entries.kinds[entry] === PLACES);
  const isPage = places.length === both.length && entries.numberOf(COMPARE) >= 0;
  const rows = isPage
    ? [...found, { compare: true, row: compareRow(places), score: scoreOf(TIER.ASKED), rank: 0 }]
    : found;
  return rows.map((row, place) => ({ ...row, rank: scoreOf(TIER.ASKED, rows.length - place) }));
}

/**
 * A question about joined names as a query about each of them, and the names compared; nothing if there are not two, or nothing else
 * tells.
 * @param {Entries} entries
 * @param {Piece[]} pieces
 * @param {boolean} isSaid whether a word asks for it; else the rest has to be the names of indicators: 南通和苏州GDP
 * @returns {{queries: string[], rows: Candidate[]}}
 */
export function aboutEach(entries, pieces, isSaid) {
  /** @param {Piece | undefined} piece */
  const isJoin = (piece) => piece !== undefined && (piece.role === "join" || piece.role === "compare");
  /** @param {Piece | undefined} piece */
  const isName = (piece) => piece !== undefined && piece.called.length > 0;
  const isBefore = pieces.map((piece, i) => {
    const then = pieces[i + 1];
    const next = isJoin(then) ? pieces[i + 2] : then && JOINED.test(then.segment.after) ? then : undefined;
    return isName(piece) && isName(next);
  });
  const last = isBefore.lastIndexOf(true);
  const end = last < 0 ? last : last + (isJoin(pieces[last + 1]) ? 2 : 1);
  const names = pieces.filter((_, i) => isBefore[i] || i === end);
  const rest = pieces.filter((piece) => !names.includes(piece) && !isJoin(piece));
  const telling = rest.filter(({ role }) => !role);
  if (
    !telling.length ||
    !(isSaid || telling.every(({ called }) => called.some((entry) => isMeasure(entries, entry))))
  ) {
    return { queries: [], rows: [] };
  }
  const said = isSaid ? rest : telling;
  const queries = names.map((name) => [name, ...said].map(({ segment }) => saidBy(segment)).join(" "));
  return { queries, rows: compared(entries, [...names, ...pieces.filter(isJoin)], false) };
}

/**
 * @param {Entries} entries
 * @param {number} entry
 */
function isMeasure({ kinds }, entry) {
  return kinds[entry] === MEASURES;
}

/**
 * A piece that is the whole name of something, or stands in a name.
 * @param {Entries} entries
 * @param {Piece} piece
 * @returns {Piece}
 */
function begun(entries, piece) {
  const things = piece.called.filter((entry) => entries.types[entry]);
  if (things.length) {
    return { ...piece, called: things };
  }
  const { hits } = new Lookup(entries, piece.segment);
  const best = hits.owners.filter((entry) => hits.score[entry] >= BEGUN && entries.types[entry]);
  /** @param {number} entry */
  const points = (entry) => hits.score[entry] - (entries.table.alias[hits.name[entry]] ? POINTS.COVERAGE : 0);
  return best.length ? { ...piece, called: best.sort((a, b) => points(b) - points(a)) } : piece;
}

/**
 * The kind of which all names mean something, that of the best of the first if there are several: like is compared with like. "" if there
 * is none.
 * @param {Entries} entries
 * @param {Piece[]} named
 * @returns {string}
 */
function sharedKind({ kinds }, [first, ...others]) {
  const shared = first.called.find((entry) =>
    others.every(({ called }) => called.some((other) => kinds[other] === kinds[entry])),
  );
  return shared === undefined ? "" : kinds[shared];
}

/**
 * Of several entries of one name the first of a kind, a place if none is said.
 * @param {Entries} entries
 * @param {Piece} piece
 * @param {string} [kind]
 */
export function bestOf(entries, { called }, kind = PLACES) {
  const best = called.find((entry) => entries.kinds[entry] === kind);
  return best === undefined ? called[0] : best;
}

/**
 * The relation that a sentence asks for: names, words of a relation, and nothing else that tells.
 * @param {Entries} entries
 * @param {RelationNames} relationNames
 * @param {Piece[]} pieces
 * @returns {RelationFrame | null}
 */
export function relationAsked(entries, relationNames, pieces) {
  const telling = pieces.filter(({ segment }) => relationNames.askedBy([segment.text]).size > 0);
  /** @param {number} i */
  const isSort = (i) =>
    i > 0 && (pieces[i - 1].role === "ask" || telling.includes(pieces[i - 1])) && isLabel(entries, pieces[i]);
  const content = pieces.filter((piece, i) => !piece.role && !telling.includes(piece) && !isSort(i));
  const sorts = relationNames.askedBy(
    pieces.filter((piece) => !content.includes(piece)).map(({ segment }) => segment.text),
  );
  if (!content.length || !sorts.size) {
    return null;
  }
  const named = content.every(({ called }) => called.length) ? content : together(entries, content);
  if (!named.length) {
    return null;
  }
  const at = pieces.indexOf(telling[0]);
  const isAsked = pieces.some(
    ({ role, segment: { text } }) => role === "ask" && (HAN_ASKED.test(text) || ENGLISH_ASKED.test(text)),
  );
  const isAgent = telling.some(
    (piece, i) => AGENT.test(piece.segment.text) || (i === 0 && SIDE.test(textAt(pieces, at + 1))),
  );
  return { named, sorts, isQuestion: isAsked || isAgent, isObject: isAgent || pieces.indexOf(content[0]) > at };
}

/**
 * @param {Piece[]} pieces
 * @param {number} at
 */
function textAt(pieces, at) {
  return at > 0 && at < pieces.length ? pieces[at].segment.text : "";
}

/**
 * Whether a piece is the name of a kind or type: which companies, 哪些企业.
 * @param {Entries} entries
 * @param {Piece} piece
 */
function isLabel(entries, { segment, called }) {
  const isPage = called.some((entry) => !entries.types[entry]);
  return isPage || new Lookup(entries, segment).label.some(Boolean);
}

/**
 * Pieces that together stand in the name of one entity or a few, as one.
 * @param {Entries} entries
 * @param {Piece[]} pieces
 * @returns {Piece[]}
 */
function together(entries, pieces) {
  const lookups = pieces.map(({ segment }) => new Lookup(entries, segment));
  entries.need("together", [joined(pieces.map(({ segment }) => segment)), ...lookups.map(({ segment }) => segment)]);
  const called = entries.types
    .map((_, entry) => entry)
    .filter((entry) => entries.types[entry] && lookups.every(({ bits, need }) => bits[entry] === need));
  if (!pieces.length || !called.length || called.length > MOST_MEANT) {
    return [];
  }
  called.sort((a, b) => entries.prior(b) - entries.prior(a));
  return [{ segment: joined(pieces.map(({ segment }) => segment)), role: undefined, called }];
}

/**
 * Rows for a relation, then the entity, then the other ends.
 * @param {Entries} entries
 * @param {{names: RelationNames, relations: Relations}} found
 * @param {RelationFrame} frame
 * @returns {Candidate[]}
 */
export function related(entries, { names, relations }, frame) {
  const { named, fits = () => true } = frame;
  /** @param {number} row */
  const endOf = (row) => {
    const [subject, object] = [relations.subjects[row], relations.objects[row]];
    return named[0].called.includes(object) ? subject : object;
  };
  const known = rowsOf(relations, frame);
  entries.need("rows", [], known.slice(0, MOST_ENDS).map(endOf));
  const rows = known.filter((row) => fits(endOf(row))).slice(0, MOST_RELATIONS);
  const ends = rows.map(endOf);
  const plain = { score: scoreOf(TIER.ASKED), rank: 0 };
  /** @type {Candidate[]} */
  const links = rows.map((relation, i) => {
    return { relation, row: relationRow(names, relations, relation), entry: ends[i], ...plain };
  });
  const entities = named.map((piece) => {
    return namedCandidate(new Lookup(entries, piece.segment), bestEnd(entries, relations, piece, rows));
  });
  const answers = Array.from(new Set(ends), (entry) => ({ entry, ...plain, segments: [named[0].segment] }));
  const fresh = answers.filter(({ entry }) => !entities.some((one) => one.entry === entry));
  const first = [...links.slice(0, FIRST_RELATIONS), ...entities, ...fresh.slice(0, 1)];
  const all = links.length ? [...first, ...links.slice(FIRST_RELATIONS), ...fresh.slice(1)] : [];
  return all.map((row, place) => ({ ...row, rank: scoreOf(TIER.ASKED, MOST_POINTS - place) }));
}

/**
 * The relations of the first name; of two names, those between them if there are any.
 * @param {Relations} relations
 * @param {RelationFrame} frame
 */
function rowsOf(relations, { named, sorts, isObject }) {
  const others = named.slice(1).flatMap((piece) => piece.called);
  const rows = relations.of(sorts, named[0].called, isObject);
  const both = rows.filter(
    (row) => others.includes(relations.subjects[row]) || others.includes(relations.objects[row]),
  );
  return both.length ? both : rows;
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
