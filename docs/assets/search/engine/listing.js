/* Sentences that ask what there is: what of a kind is in a place, and what of a kind something is linked with. */
import { bestOf } from "./frames.js";
import { Lookup } from "./lookup.js";
import { scoreOf, STEP, TIER } from "./ranking.js";
import { segmentOf } from "./segment.js";
import { namedCandidate } from "./sentence.js";

/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Sorts } from "./sorts.js" */

/**
 * @typedef {object} Listing
 * @property {Piece[]} places
 * @property {Piece[]} labels
 * @property {Piece | null} thing what all of it is linked with
 * @property {boolean} isTitle whether it asks who in the places holds that
 * @property {(entry: number) => boolean} fits whether an entry is in all the places and of all the kinds
 */

const PLACES = "regions"; // kinds
const TITLES = "honours";
const HAVING = /有什么|有啥|\b(?:any|what\b.*\b(?:there|have|has|in))\b/; // which asks for a list beside a place
const SAID = /哪[些几家]|有啥|名单|清单|名录|列表|\b(?:which|lists?|all|show)\b/;

/**
 * Whether a query surely asks what there is: what is X asks what X is.
 * @param {string} text simplified, in small letters
 */
export function saysList(text) {
  return SAID.test(text);
}

/**
 * Whether a query asks what of a kind a place has, so that it is told if there is none.
 * @param {string} text simplified, in small letters
 */
export function asksWhatIsThere(text) {
  return SAID.test(text) || HAVING.test(text);
}

/**
 * What a sentence of places, words for kinds and at most one other name asks for: the name of a title asks for its holders; null if it says
 * something else, or names neither a place nor such a name.
 * @param {Entries} entries
 * @param {Sorts} sorts
 * @param {Piece[]} pieces
 * @param {boolean} isSaid whether the name of a title may say of which kind its holders are: 瞪羚企业有哪些
 * @returns {Listing | null}
 */
export function listingAsked(entries, sorts, pieces, isSaid) {
  const { labels, kinds, places, others, titles } = apart(entries, sorts, pieces);
  const [thing = null, ...rest] = others;
  const own = thing && isSaid && !labels.length ? sorts.atEndOf(thing.segment, segmentOf) : null;
  const asked = own ? [own] : kinds;
  const isTitle = !asked.length && titles.length > 0;
  if (rest.length || !(asked.length || isTitle) || !(thing ? thing.called.length : places.length)) {
    return null;
  }
  /** @param {number} entry */
  const fits = (entry) =>
    asked.every((labelled) => sorts.has(entry, labelled)) && places.every((piece) => isIn(entries, entry, piece));
  return { places, labels, thing, isTitle, fits };
}

/**
 * The words for kinds and the kinds that each says, the places, all others that are no little words, and the titles among them that are
 * beside a place.
 * @param {Entries} entries
 * @param {Sorts} sorts
 * @param {Piece[]} pieces
 */
function apart(entries, sorts, pieces) {
  const content = pieces.filter(({ role }) => !role);
  /** @param {Piece} piece */
  const isPlace = (piece) => isOf(entries, piece, PLACES);
  const said = content.map((piece) => ({ piece, kinds: sorts.saidBy(piece.segment) }));
  const mayLabel = said.filter(({ kinds }) => kinds.size);
  const sure = mayLabel.filter(({ piece }) => !isPlace(piece));
  const best = sure.length ? sure : mayLabel.slice(-1); // of words for both the last: 海门有哪些园区
  const labels = best.map(({ piece }) => piece);
  const places = content.filter((piece) => isPlace(piece) && !labels.includes(piece));
  const others = content.filter((piece) => !labels.includes(piece) && !places.includes(piece));
  const titles = places.length ? others.filter((piece) => isOf(entries, piece, TITLES)) : [];
  return { labels, kinds: best.map(({ kinds }) => kinds), places, others, titles };
}

/**
 * Whether a piece is the whole name of something of a kind.
 * @param {Entries} entries
 * @param {Piece} piece
 * @param {string} kind
 */
function isOf({ kinds }, { called }, kind) {
  return called.some((entry) => kinds[entry] === kind);
}

/**
 * @param {Entries} entries
 * @param {number} entry
 * @param {Piece} place
 */
function isIn(entries, entry, { called }) {
  return entries.around(entry).some((one) => called.includes(one));
}

/**
 * Whether what a listing is linked with is a title.
 * @param {Entries} entries
 * @param {Listing} listing
 */
export function isOfTitle(entries, { thing }) {
  return thing !== null && isOf(entries, thing, TITLES);
}

/**
 * Rows for what is of the kinds in the places.
 * @param {Entries} entries
 * @param {Listing} listing
 * @returns {Candidate[]}
 */
export function listed(entries, { places, labels, fits }) {
  const segments = [...places, ...labels].map(({ segment }) => segment);
  entries.need(
    "inside",
    places.map(({ segment }) => segment),
  );
  const found = entries.types.map((_, entry) => entry).filter(fits);
  found.sort((a, b) => entries.prior(b) - entries.prior(a));
  return found.slice(0, STEP).map((entry, place) => ({
    entry,
    score: scoreOf(TIER.PLACE_AND_KIND),
    rank: scoreOf(TIER.ASKED, STEP - 1 - place),
    segments,
  }));
}

/**
 * Rows where nothing of the kinds is in the places: the places, which say so, then the title that is asked for. None if the words may
 * mean something else.
 * @param {Entries} entries
 * @param {Sorts} sorts
 * @param {Listing} listing
 * @returns {Candidate[]}
 */
export function noneThere(entries, sorts, { places, labels, thing }) {
  const title = thing && isOf(entries, thing, TITLES) ? [thing] : [];
  const isSure =
    places.length > 0 && (!thing || title.length > 0) && labels.every(({ segment }) => sorts.isNamed(segment));
  const none = [...title, ...labels].map(({ segment }) => segment.text);
  if (!isSure) {
    return [];
  }
  const rows = [
    ...places.map((piece) => ({ ...namedBest(entries, piece, PLACES), none })),
    ...title.map((piece) => namedBest(entries, piece, TITLES)),
  ];
  return rows.map((row, place) => ({ ...row, rank: scoreOf(TIER.ASKED, STEP - 1 - place) }));
}

/**
 * @param {Entries} entries
 * @param {Piece} piece
 * @param {string} kind
 */
function namedBest(entries, piece, kind) {
  return namedCandidate(new Lookup(entries, piece.segment), bestOf(entries, piece, kind));
}
