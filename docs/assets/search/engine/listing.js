/* Sentences that ask what there is: what of a kind is in a place, and what of a kind something is linked with. */
import { scoreOf, STEP, TIER } from "./ranking.js";
import { segmentOf } from "./segment.js";

/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Sorts } from "./sorts.js" */

/**
 * @typedef {object} Listing
 * @property {Piece[]} places
 * @property {Piece[]} labels
 * @property {Piece | null} thing what all of it is linked with
 * @property {(entry: number) => boolean} fits whether an entry is in all the places and of all the kinds
 */

const REGIONS = "regions/";
const SAID = /哪[些几家]|有啥|名单|清单|名录|列表|\b(?:which|lists?|all|show)\b/;

/**
 * Whether a query surely asks what there is: what is X asks what X is.
 * @param {string} text simplified, in small letters
 */
export function saysList(text) {
  return SAID.test(text);
}

/**
 * What a sentence of places, words for kinds and at most one other name asks for; null if it says something else, or names neither a
 * place nor such a name.
 * @param {Entries} entries
 * @param {Sorts} sorts
 * @param {Piece[]} pieces
 * @param {boolean} isSaid whether the name of a title may say of which kind its holders are: 瞪羚企业有哪些
 * @returns {Listing | null}
 */
export function listingAsked(entries, sorts, pieces, isSaid) {
  const content = pieces.filter(({ role }) => !role);
  /** @param {Piece} piece */
  const isPlace = ({ called }) => called.some((entry) => entries.ids[entry].startsWith(REGIONS));
  const said = new Map(content.map((piece) => [piece, sorts.saidBy(piece.segment)]));
  const mayLabel = content.filter((piece) => (said.get(piece) || new Set()).size);
  const sure = mayLabel.filter((piece) => !isPlace(piece));
  const labels = sure.length ? sure : mayLabel.slice(-1); // of words for both the last: 海门有哪些园区
  const places = content.filter((piece) => isPlace(piece) && !labels.includes(piece));
  const [thing = null, ...rest] = content.filter((piece) => !labels.includes(piece) && !places.includes(piece));
  const own = thing && isSaid && !labels.length ? sorts.atEndOf(thing.segment, segmentOf) : null;
  const kinds = [...labels.map((piece) => said.get(piece) || new Set()), ...(own ? [own] : [])];
  if (rest.length || !kinds.length || !(thing ? thing.called.length : places.length)) {
    return null;
  }
  /** @param {number} entry */
  const fits = (entry) =>
    kinds.every((labelled) => sorts.has(entry, labelled)) && places.every((piece) => isIn(entries, entry, piece));
  return { places, labels, thing, fits };
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
 * Rows for what is of the kinds in the places.
 * @param {Entries} entries
 * @param {Listing} listing
 * @returns {Candidate[]}
 */
export function listed(entries, { places, labels, fits }) {
  const segments = [...places, ...labels].map(({ segment }) => segment);
  const found = entries.types.map((_, entry) => entry).filter(fits);
  found.sort((a, b) => entries.prior(b) - entries.prior(a));
  return found.slice(0, STEP).map((entry, place) => ({
    entry,
    score: scoreOf(TIER.PLACE_AND_KIND),
    rank: scoreOf(TIER.ASKED, STEP - 1 - place),
    segments,
  }));
}
