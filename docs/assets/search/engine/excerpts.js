/* A line of the text behind a result, around what the query matched in it. */
import { tidy } from "./marks.js";
import { HAN_FIRST, termsOf } from "./tokens.js";

const LENGTH = { zh: 76, en: 170 };
const BEFORE = { zh: 18, en: 50 };

/* Text of an entry in a language; its file is loaded if need be. */
async function textOf(files, starts, entry, lang) {
  let file = starts[lang].length;
  while (starts[lang][file - 1] > entry) {
    file--;
  }
  const data = await files.load("docs-" + lang + "-" + String(file).padStart(2, "0"));
  return data.texts[entry - data.start] || "";
}

/* Places in a line where terms of the index stand: Han pairs and words as they are, English words by their stems. */
function places(line, terms) {
  const found = [];
  const words = /[\p{L}\p{N}.]+/gu;
  for (const term of terms) {
    if (HAN_FIRST.test(term)) {
      for (let at = line.indexOf(term); at >= 0; at = line.indexOf(term, at + 1)) {
        found.push([at, at + term.length]);
      }
    }
  }
  const stems = new Set(terms.filter((term) => !HAN_FIRST.test(term)));
  for (let match = words.exec(line); stems.size && match; match = words.exec(line)) {
    if (termsOf(match[0]).some((term) => stems.has(term))) {
      found.push([match.index, match.index + match[0].length]);
    }
  }
  return tidy(found);
}

/* {text, marks, lang}: the line with most of the terms, cut to a readable length. */
function cut(text, terms, lang) {
  const lines = text.split("\n").map((line) => ({ line, marks: places(line, terms) }));
  const best = lines.reduce((a, b) => (b.marks.length > a.marks.length ? b : a));
  const first = best.marks.length ? best.marks[0][0] : 0;
  const start = first > LENGTH[lang] - BEFORE[lang] ? wordStart(best.line, first - BEFORE[lang]) : 0;
  const end = wordEnd(best.line, start + LENGTH[lang]);
  const head = start ? "…" : "";
  const shown = head + best.line.slice(start, end) + (end < best.line.length ? "…" : "");
  const marks = best.marks
    .filter((mark) => mark[0] >= start && mark[1] <= end)
    .map((mark) => mark.map((at) => at - start + head.length));
  return { text: shown, marks, lang };
}

function wordStart(line, at) {
  const blank = line.lastIndexOf(" ", at);
  return blank > at - 15 && blank > 0 ? blank + 1 : at;
}

function wordEnd(line, at) {
  const blank = line.indexOf(" ", at);
  return at >= line.length ? line.length : blank >= 0 && blank < at + 15 ? blank : at;
}

/* Excerpt of an entry for terms of the index, in the language of the page if that has any of them. */
export async function excerptOf(files, starts, entry, terms, lang) {
  const own = cut(await textOf(files, starts, entry, lang), terms, lang);
  if (own.marks.length || !terms.length) {
    return own;
  }
  const foreign = lang === "zh" ? "en" : "zh";
  const other = cut(await textOf(files, starts, entry, foreign), terms, foreign);
  return other.marks.length ? other : own;
}
