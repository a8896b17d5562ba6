/* The ways to read a query, from what was typed to what may have been meant. */
import { otherNumerals } from "./numerals.js";
import { withQuantities } from "./quantities.js";
import { isQuestion, withoutAsking } from "./question.js";
import { segmentsOf, withoutStopWords } from "./query.js";
import { BOUND, scoreOf, TIER } from "./ranking.js";
import { scan, wordEnds } from "./scan.js";
import { joined, segmentOf } from "./segment.js";
import { namesAtStart } from "./typos.js";

/** @import { Entries } from "./entries.js" */
/** @import { Quantities } from "./quantities.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Segment } from "./segment.js" */

/**
 * @typedef {object} Reading
 * @property {Segment[]} segments
 * @property {Segment} whole all of it as one segment
 * @property {Segment[][]} [also] segments that names may have instead: 3年行动 read as 三年行动
 */

const DATE = /[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|[上下]半年)?/;
const NUMBER = /[0-9.]+(?:[万亿千百平亩家个项人元名只位年月日%][\u4e00-\u9fff]*|[a-z]{1,3}(?![a-z]))?/;
const PIECES = new RegExp(`${DATE.source}|${NUMBER.source}|[a-z]+|[^0-9a-z.]+`, "g");
const YEAR_END = /([0-9]{4}年)[初底末度]/g;
const SYLLABLES = new Set(["a", "an"]); // little English words that are syllables of pinyin
const LITTLE = new Set(Array.from("的和与與及之", (sign) => sign.codePointAt(0) || 0)); // no piece of a name begins with one
const SHORTEST_NAME = 3; // letters
const SHORTEST_REST = 2;
const SHORTEST_BOTH = 6;

/**
 * Han, letters and numbers apart: 存储产业大会2023, 海门carriers面积. A number keeps its unit, a year stands by itself.
 * @param {Segment[]} segments
 */
export function byScript(segments) {
  return segments.flatMap((segment) => {
    const pieces = segment.amount ? [] : segment.text.match(PIECES) || [];
    return pieces.length > 1 ? pieces.map(segmentOf) : [segment];
  });
}

/**
 * 2023年底 as 2023年, which is how facts are dated.
 * @param {Segment[]} segments
 */
function byYears(segments) {
  return segments.map((segment) => {
    const text = segment.text.replace(YEAR_END, "$1");
    return text === segment.text ? segment : segmentOf(text);
  });
}

/**
 * Little words joined to the one before where both spell a name: hai an jijin.
 * @param {Entries} entries
 * @param {Segment[]} segments
 */
function bySyllables(entries, segments) {
  /** @type {Segment[]} */
  const found = [];
  for (const segment of segments) {
    const last = found.length ? found[found.length - 1] : null;
    const mayJoin = last && SYLLABLES.has(segment.text) && last.latin === last.length;
    const both = mayJoin ? joined([last, segment]) : null;
    if (both && isName(entries, both)) {
      found[found.length - 1] = both;
    } else {
      found.push(segment);
    }
  }
  return found;
}

/**
 * @param {Entries} entries
 * @param {Segment} segment
 */
function isName(entries, segment) {
  entries.need("together", [segment, segment]);
  const { score, owners } = scan(entries.table, entries.size, segment, false);
  return owners.some((owner) => score[owner] >= scoreOf(TIER.PINYIN_WHOLE));
}

/**
 * What is looked for of what was typed.
 * @param {Entries} entries
 * @param {Parsed} parsed
 * @returns {Segment[]}
 */
export function wordsOf(entries, parsed) {
  return withoutStopWords(bySyllables(entries, parsed.segments));
}

/**
 * All that was typed in simplified characters, each quantity a segment.
 * @param {Entries} entries
 * @param {Quantities | null} quantities
 * @param {Parsed} parsed
 * @returns {Segment[]}
 */
export function segmentsRead(entries, quantities, parsed) {
  const read = quantities ? withQuantities(quantities, entries.fold.text(parsed.text), segmentsOf) : [];
  const isCounted = read.some(({ amount }) => amount);
  return (isCounted ? read : parsed.segments).map((segment) => entries.fold.simplified(segment));
}

/**
 * Letters as a name and the rest: haimenzaitimianji. Longest names first, no more than a few.
 * @param {Entries} entries
 * @param {Segment[]} segments
 */
function byNames(entries, segments) {
  const [{ latin, length, text }] = segments;
  if (segments.length > 1 || latin !== length || length < SHORTEST_BOTH) {
    return [];
  }
  entries.need("starts", [segments[0]]);
  const ends = namesAtStart(entries.table, segments[0]).filter(
    (end) => end >= SHORTEST_NAME && length - end >= SHORTEST_REST,
  );
  return ends.slice(0, BOUND.DIVISIONS).map((end) => [segmentOf(text.slice(0, end)), segmentOf(text.slice(end))]);
}

/**
 * Letters that names have without the blanks or the little words between them: maker space, D and J.
 * @param {Entries} entries
 * @param {Segment[]} typed
 * @param {Parsed} parsed
 * @returns {Segment[][]}
 */
function joinedWays(entries, typed, { segments }) {
  /** @type {Segment[]} */
  const found = [];
  for (const segment of typed) {
    const last = found[found.length - 1];
    const both = last && !last.han && !segment.han ? last.text + segment.text : "";
    const isWord = both && [both, `${both}s`, both.replace(/s$/, "")].some((word) => entries.hasWord(segmentOf(word)));
    if (isWord) {
      found[found.length - 1] = segmentOf(both);
    } else {
      found.push(segment);
    }
  }
  const isShort = typed.length > 1 && typed.length < segments.length && typed.every(({ length }) => length === 1);
  return [...(found.length < typed.length ? [found] : []), ...(isShort ? [[joined(typed)]] : [])];
}

/**
 * What names may have instead of the segments: what was typed, if quantities cut it, and numbers as numerals.
 * @param {Segment[]} typed
 * @param {Segment[]} segments
 */
function otherWays(typed, segments) {
  const texts = typed.map(({ text }) => text);
  const others = texts.map(otherNumerals);
  const most = Math.max(...others.map((list) => list.length));
  const ways = Array.from({ length: most }, (_, i) =>
    texts.map((text, n) => others[n][Math.min(i, others[n].length - 1)] || text),
  );
  const isCut = texts.join(" ") !== segments.map(({ text }) => text).join(" ");
  return [...(isCut && typed.length > 1 ? [typed] : []), ...ways.map((way) => way.map(segmentOf))];
}

/**
 * The ways to read a query, each asked only if those before it lead nowhere. The words of a question are passed over first if it begins
 * as one, else only later, for they may stand in a name.
 * @param {Entries} entries
 * @param {Quantities | null} quantities
 * @param {Parsed} parsed
 * @returns {Generator<Reading, void>}
 */
export function* waysToRead(entries, quantities, parsed) {
  const typed = wordsOf(entries, parsed).map((segment) => entries.fold.simplified(segment));
  const simple = wordsOf(entries, { ...parsed, segments: segmentsRead(entries, quantities, parsed) });
  const also = [...otherWays(typed, simple), ...joinedWays(entries, typed, parsed)];
  const asked = withoutAsking(simple);
  /** @param {Segment[]} segments */
  const mainland = (segments) => segments.map((segment) => entries.fold.mainland(segment));
  const known = new Set();
  /** @param {Segment[]} segments */
  const isFresh = (segments) => {
    const key = segments.map((segment) => segment.text).join(" ");
    return segments.length > 0 && !known.has(key) && known.add(key);
  };
  if (isQuestion(parsed.segments) && isFresh(asked)) {
    yield { segments: asked, whole: joined(asked) };
  }
  if (isFresh(simple)) {
    yield { segments: simple, whole: entries.fold.simplified(parsed.whole), also };
  }
  const others = [
    mainland(simple),
    byScript(simple),
    asked,
    mainland(asked),
    byScript(asked),
    byScript(byYears(asked)),
  ];
  for (const segments of [...others, ...byNames(entries, simple)].filter(isFresh)) {
    yield { segments, whole: joined(segments) };
  }
}

/**
 * A segment as pieces: its Han cut by the words of names, longest first; what stands in none is left together, what only asks is left out.
 * @param {Entries} entries
 * @param {Segment} segment
 * @returns {Segment[]}
 */
export function byWords(entries, segment) {
  const pieces = byScript([segment]).flatMap((piece) => {
    const isLong = piece.isHan && piece.length > 2;
    return isLong ? cut(piece, endsOf(entries, entries.fold.simplified(piece))) : [piece];
  });
  return pieces.filter((piece) => withoutAsking([piece]).length);
}

/**
 * @param {Entries} entries
 * @param {Segment} segment
 */
function endsOf(entries, segment) {
  entries.need("words", [segment]);
  return wordEnds(entries.table, segment);
}

/**
 * A segment cut where words begin and end.
 * @param {Segment} segment
 * @param {Uint8Array} ends `ends[i]` is where the longest word that begins at i ends, 0 if none does
 */
function cut(segment, ends) {
  /** @type {Segment[]} */
  const found = [];
  let rest = 0;
  /** @type {(from: number, to: number) => void} */
  const take = (from, to) => {
    if (from < to) {
      found.push(segmentOf(String.fromCodePoint(...segment.codes.slice(from, to))));
    }
  };
  for (let at = 0; at < segment.length; at++) {
    if (ends[at] && !LITTLE.has(segment.codes[at])) {
      take(rest, at);
      take(at, ends[at]);
      rest = ends[at];
      at = rest - 1;
    }
  }
  take(rest, segment.length);
  return found;
}
