/* A line of the text behind a result, around what the query matched in it. */
import { tidy } from "./marks.js";
import { HAN_FIRST, termsOf } from "./tokens.js";

/** @import { Fold } from "./fold.js" */
/** @import { Excerpt, Files, Lang, Span, TextData } from "../types.js" */

/** @type {Record<Lang, number>} characters of an excerpt */
const LENGTH = { zh: 76, en: 170 };
/** @type {Record<Lang, number>} characters before the first mark */
const BEFORE = { zh: 18, en: 50 };
const WORD = 15; // characters within which a word ends

/**
 * Text of an entry in a language; its file is loaded if need be.
 * @param {Files} files
 * @param {TextData["docs"]} starts at which entry each file begins
 * @param {number} entry
 * @param {Lang} lang
 */
async function textOf(files, starts, entry, lang) {
  let file = starts[lang].length;
  while (starts[lang][file - 1] > entry) {
    file--;
  }
  const data = await files.load(`docs-${lang}-${String(file).padStart(2, "0")}`);
  return data.texts[entry - data.start] || "";
}

/**
 * Places in a line where terms of the index stand: Han pairs and words as they are, English words by their stems.
 * @param {string} line
 * @param {string[]} terms
 * @param {Fold} fold
 */
function places(line, terms, fold) {
  const simple = fold.text(line);
  const plain = simple.length === line.length ? simple : line;
  const han = terms.filter((term) => HAN_FIRST.test(term));
  const stems = new Set(terms.filter((term) => !HAN_FIRST.test(term)));
  return tidy([...han.flatMap((term) => placesOf(plain, term)), ...(stems.size ? wordsWith(line, stems) : [])]);
}

/**
 * @param {string} line
 * @param {string} term
 */
function placesOf(line, term) {
  /** @type {Span[]} */
  const found = [];
  for (let at = line.indexOf(term); at >= 0; at = line.indexOf(term, at + 1)) {
    found.push([at, at + term.length]);
  }
  return found;
}

/**
 * @param {string} line
 * @param {Set<string>} stems
 */
function wordsWith(line, stems) {
  /** @type {Span[]} */
  const found = [];
  for (const match of line.matchAll(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu)) {
    if (termsOf(match[0]).some((term) => stems.has(term))) {
      found.push([match.index, match.index + match[0].length]);
    }
  }
  return found;
}

/**
 * The line with most of the terms, cut to a readable length.
 * @param {string} text
 * @param {string[]} terms
 * @param {Lang} lang
 * @param {Fold} fold
 * @returns {Excerpt}
 */
function cut(text, terms, lang, fold) {
  const lines = text.split("\n").map((line) => ({ line, marks: places(line, terms, fold) }));
  const best = lines.reduce((a, b) => (b.marks.length > a.marks.length ? b : a));
  const first = best.marks.length ? best.marks[0][0] : 0;
  const start = first > LENGTH[lang] - BEFORE[lang] ? wordStart(best.line, first - BEFORE[lang]) : 0;
  const end = wordEnd(best.line, start + LENGTH[lang]);
  const head = start ? "…" : "";
  const shown = head + best.line.slice(start, end) + (end < best.line.length ? "…" : "");
  const moved = head.length - start;
  const within = best.marks.filter((mark) => mark[0] >= start && mark[1] <= end);
  return { text: shown, marks: within.map(([from, to]) => [from + moved, to + moved]), lang };
}

/**
 * @param {string} line
 * @param {number} at
 */
function wordStart(line, at) {
  const blank = line.lastIndexOf(" ", at);
  return blank > at - WORD && blank > 0 ? blank + 1 : at;
}

/**
 * @param {string} line
 * @param {number} at
 */
function wordEnd(line, at) {
  const blank = line.indexOf(" ", at);
  if (at >= line.length) {
    return line.length;
  }
  return blank >= 0 && blank < at + WORD ? blank : at;
}

/**
 * Excerpt of an entry for terms of the index, in the language of the page if that has any of them.
 * @param {Files} files
 * @param {TextData["docs"]} starts
 * @param {number} entry
 * @param {string[]} terms
 * @param {Lang} lang
 * @param {Fold} fold
 * @returns {Promise<Excerpt>}
 */
export async function excerptOf(files, starts, entry, terms, lang, fold) {
  const own = cut(await textOf(files, starts, entry, lang), terms, lang, fold);
  if (own.marks.length || !terms.length) {
    return own;
  }
  const foreign = lang === "zh" ? "en" : "zh";
  const other = cut(await textOf(files, starts, entry, foreign), terms, foreign, fold);
  return other.marks.length ? other : own;
}
