/* A query as the pieces of a sentence: whole names first, then words of names, then what is left, cut at its little words. */
import { cutAtLittle, roleOf } from "./little-words.js";
import { byScript } from "./readings.js";
import { wordEnds } from "./scan.js";
import { joined, segmentOf } from "./segment.js";
import { entriesCalled } from "./whole-names.js";

/** @import { Entries } from "./entries.js" */
/** @import { Role } from "./little-words.js" */
/** @import { Segment } from "./segment.js" */

/**
 * @typedef {object} Piece
 * @property {Segment} segment
 * @property {Role | undefined} role
 * @property {number[]} called entries that are called exactly so
 */

const ENDS_IN_S = /^[a-z]{3,}s$/; // many, or Nantong’s, of which the apostrophe is gone
const WINDOW = 6; // words of a name at most
/** @type {Record<string, string>} */
const VERBS = { 管: "管理", 建: "建设", 办: "举办", 投: "投资", 做: "生产", 造: "制造", 产: "生产" };
const VERB = new RegExp(`谁[来在]?([${Object.keys(VERBS).join("")}])(?![理设造资成立出业])`, "g");
const LINK = "的"; // which ties what follows to what stands before, so that no name and no word of one begins with it

/**
 * @param {Entries} entries
 * @param {Segment} segment
 * @returns {Piece}
 */
function pieceOf(entries, segment) {
  const isSign = segment.isHan && segment.length === 1; // which tells nothing in a sentence
  const role = segment.amount ? undefined : roleOf(segment.text) || (isSign ? "fill" : undefined);
  if (role || segment.amount) {
    return { segment, role, called: [] };
  }
  const called = entriesCalled(entries, segment.text);
  const one = ENDS_IN_S.test(segment.text) ? withoutS(segment.text) : "";
  const owner = one ? entriesCalled(entries, one) : [];
  return owner.length && !called.length
    ? { segment: cutTo(segment, one), role, called: owner }
    : { segment, role, called: Array.from(new Set([...called, ...owner])) };
}

/**
 * A segment whose last word is cut.
 * @param {Segment} segment
 * @param {string} text what is left of it
 */
function cutTo({ words }, text) {
  return Object.assign(segmentOf(text), { words: words.map(([start, end]) => [start, Math.min(end, text.length)]) });
}

/**
 * One of many, or whose it is without the s: universities, Nantong’s.
 * @param {string} text
 */
function withoutS(text) {
  return text.replace(/ies$/, "y").replace(/s$/, "");
}

/**
 * A verb of one character after who as that of two which names a relation: 谁管 asks who manages, 谁投了 who invested.
 * @param {Segment} segment simplified
 */
export function withWholeVerb(segment) {
  const text = segment.isHan ? segment.text.replace(VERB, (_, verb) => `谁${VERBS[verb]}`) : segment.text;
  return text === segment.text ? segment : Object.assign(segmentOf(text), { after: segment.after });
}

/**
 * @param {Entries} entries
 * @param {Segment[]} segments simplified
 * @returns {Piece[]}
 */
export function piecesOf(entries, segments) {
  const runs = segments.flatMap((segment) => (segment.han ? byScript([segment]) : [segment]));
  entries.need("words", runs);
  /** @type {Piece[]} */
  const found = [];
  for (let at = 0; at < runs.length; at++) {
    const length = runs[at].han || runs[at].amount ? 0 : nameLength(entries, runs, at);
    if (length) {
      found.push(pieceOf(entries, joined(runs.slice(at, at + length))));
      at += length - 1;
    } else {
      found.push(...(runs[at].isHan ? hanPieces(entries, runs[at]) : [pieceOf(entries, runs[at])]));
    }
  }
  return found;
}

/**
 * How many segments from a place on are a whole name, at most; 0 if none are. A little word begins and ends no name of a sentence.
 * @param {Entries} entries
 * @param {Segment[]} segments
 * @param {number} at
 */
function nameLength(entries, segments, at) {
  for (let end = Math.min(segments.length, at + WINDOW); end > at; end--) {
    const some = segments.slice(at, end);
    const isPlain = some.every(({ han, amount }) => !han && !amount) && !roleOf(some[0].text);
    const text = some.map((segment) => segment.text).join("");
    const isCalled = () => entriesCalled(entries, text).length || entriesCalled(entries, withoutS(text)).length;
    if (isPlain && !roleOf(some[some.length - 1].text) && isCalled()) {
      return end - at;
    }
  }
  return 0;
}

/**
 * @param {Entries} entries
 * @param {Segment} segment
 */
function hanPieces(entries, segment) {
  const signs = Array.from(segment.text);
  const ends = wordEnds(entries.table, segment);
  /** @type {string[]} */
  const texts = [];
  let rest = "";
  for (let at = 0; at < signs.length;) {
    const end = pieceEnd(entries, signs, at, ends[at]);
    if (end > at) {
      texts.push(...cutAtLittle(rest), signs.slice(at, end).join(""));
      rest = "";
      at = end;
    } else {
      rest += signs[at++];
    }
  }
  const pieces = [...texts, ...cutAtLittle(rest)].map((text) => pieceOf(entries, segmentOf(text)));
  pieces[0].segment.after = segment.after;
  return pieces;
}

/**
 * Where a whole name ends that begins at a place, the longest; else the words of one, without little words at their end and not if they
 * are nothing else (了什么 stands in a title); the place itself if none begins there.
 * @param {Entries} entries
 * @param {string[]} signs
 * @param {number} at
 * @param {number} wordsEnd
 */
function pieceEnd(entries, signs, at, wordsEnd) {
  for (let end = signs.length; end > at + 1; end--) {
    const text = signs.slice(at, end).join("");
    if (!roleOf(text) && entriesCalled(entries, text).length) {
      return end;
    }
  }
  let end = signs[at] === LINK || roleOf(signs[at]) === "join" ? at : wordsEnd;
  while (end > at + 1 && roleOf(signs[end - 1])) {
    end--;
  }
  const parts = cutAtLittle(signs.slice(at, end).join(""));
  return end > at + 1 && !parts.every((part) => part.length === 1 || roleOf(part)) ? end : at;
}
