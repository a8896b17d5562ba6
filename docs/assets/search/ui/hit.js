/* A result as the reader sees it: short in the panel below the box, in full on the search page. */
import { el, fill, htmlLang, langOf, marked, otherLang } from "./dom.js";
import { word } from "./words.js";

const part = (name, ...children) => el("span", { class: "hit__" + name }, ...children);
const cited = (source) => source.name + " ¶" + source.paragraph;

function otherName(result, lang) {
  if (!result.other) return null;
  return [
    " ",
    el("span", { class: "hit__other", lang: htmlLang(otherLang(lang)) }, marked(result.other, result.otherMarks)),
  ];
}

/* The reason, with the alias in it marked. */
function reason(result) {
  const { match } = result;
  const at = match ? result.reason.lastIndexOf(match) : -1;
  if (at < 0) return part("reason", result.reason);
  return part(
    "reason",
    result.reason.slice(0, at),
    el("span", { lang: langOf(match) }, marked(match, result.matchMarks)),
  );
}

/* What there is of the pieces, with dots between. */
function dotted(pieces) {
  return pieces
    .filter(Boolean)
    .map((piece, index) => (index ? [el("span", { "aria-hidden": "true" }, " · "), piece] : piece));
}

function status(fact) {
  return el("span", { class: "hit__status hit__status--" + fact.status }, fact.statusName);
}

function value(fact, lang) {
  const printed = lang === "en" && fact.printed !== fact.value;
  return [
    part("value", marked(fact.value, fact.valueMarks)),
    printed ? [" ", el("span", { class: "hit__printed", lang: "zh-Hans" }, fact.printed)] : null,
  ];
}

/* An option of the listbox; a link, so that it opens in every way that links open. */
export function optionOf(result, lang) {
  return el(
    "a",
    {
      class: "atlas-option atlas-option--" + result.type,
      role: "option",
      "aria-selected": "false",
      tabindex: "-1",
      href: result.url,
      "data-atlas-id": result.id,
    },
    el("span", { class: "hit__line" }, part("title", marked(result.title, result.marks)), otherName(result, lang)),
    " ",
    el(
      "span",
      { class: "hit__line hit__line--meta" },
      dotted(result.fact ? factLine(result.fact, lang) : entryLine(result)),
    ),
  );
}

function factLine(fact, lang) {
  return [
    value(fact, lang),
    part("date", fact.periodName),
    status(fact),
    fact.scope && part("scope", marked(fact.scope, fact.scopeMarks)),
    part("cited", cited(fact.source)),
  ];
}

function entryLine(result) {
  const around = result.partOf || result.place;
  return [part("kind", result.typeName || result.kindName), around && part("place", around.name), reason(result)];
}

/* A row of the search page. */
export function hitOf(result, lang) {
  const link = el("a", { class: "hit__link", href: result.url }, marked(result.title, result.marks));
  const kind = result.fact ? word(lang, "figure") : result.typeName || result.kindName;
  return el(
    "li",
    { class: "hit hit--" + result.type, "data-atlas-id": result.id, "data-type": result.type },
    el("p", { class: "hit__head" }, link, otherName(result, lang)),
    result.fact ? factBody(result.fact, lang) : excerpt(result, lang),
    el("p", { class: "hit__meta" }, dotted([part("kind", kind), above(result, lang), reason(result)])),
  );
}

function above(result, lang) {
  const place = result.place && el("a", { class: "hit__place", href: result.place.url }, result.place.name);
  if (!result.partOf) return place;
  return part(
    "owner",
    word(lang, "partOf"),
    lang === "zh" ? "" : " ",
    el("a", { href: result.partOf.url }, result.partOf.name),
  );
}

function factBody(fact, lang) {
  const pair = (key, shown) => el("div", {}, el("dt", {}, word(lang, key)), el("dd", {}, shown));
  return [
    el("p", { class: "hit__figure" }, value(fact, lang)),
    el(
      "dl",
      { class: "hit__facts" },
      pair("period", fact.periodName),
      pair("status", status(fact)),
      fact.scope ? pair("scope", marked(fact.scope, fact.scopeMarks)) : null,
      pair("source", el("a", { class: "cite", href: fact.source.url }, cited(fact.source))),
    ),
  ];
}

function excerpt(result, lang) {
  const line = el("p", { class: "hit__excerpt" });
  fillExcerpt(line, { text: result.excerpt, marks: result.excerptMarks, lang: result.excerptLang }, lang);
  return line;
}

function fillExcerpt(line, found, lang) {
  fill(line, marked(found.text, found.marks));
  line.hidden = !found.text;
  if (found.lang && found.lang !== lang) line.setAttribute("lang", htmlLang(found.lang));
}

/* A line of text for rows without one, once they come into view: texts are loaded only for what is looked at.
   What was found by its name shows what it is; the rest, where its text matched. Returns a function that ends it. */
export function fillExcerpts(rows, results, query, lang) {
  const byName = (result) => result.marks.length || result.otherMarks.length || result.match;
  const fetch = (row, result) =>
    window.atlas.search.excerpt(result, byName(result) ? "" : query).then(
      (found) => fillExcerpt(row.querySelector(".hit__excerpt"), found, lang),
      () => undefined, // without its line the result is as good
    );
  const watcher = new IntersectionObserver(
    (seen) =>
      seen
        .filter((one) => one.isIntersecting)
        .forEach(function (one) {
          watcher.unobserve(one.target);
          fetch(one.target, results[rows.indexOf(one.target)]);
        }),
    { rootMargin: "200px" },
  );
  rows.forEach((row, index) => {
    if (!results[index].excerpt && !results[index].fact) watcher.observe(row);
  });
  return () => watcher.disconnect();
}
