/* A result as the reader sees it: short in the panel below the box, in full on the search page. */
import { el, fill } from "../../page/dom.js";
import { htmlLang, htmlLangOf, otherLang } from "../../page/language.js";
import { word } from "../../words.js";

/** @import { Child } from "../../page/dom.js" */
/** @import { Excerpt, Fact, Figure, Lang, Relation, Result, Span } from "../types.js" */

/**
 * A text with its marks as <mark> elements; marks that do not fit are left out.
 * @param {string} text
 * @param {Span[]} marks
 * @returns {Child[]}
 */
function marked(text, marks) {
  /** @type {Child[]} */
  const nodes = [];
  let at = 0;
  marks.forEach(([start, end]) => {
    if (!(start >= at && end > start && end <= text.length)) return;
    nodes.push(text.slice(at, start), el("mark", {}, text.slice(start, end)));
    at = end;
  });
  nodes.push(text.slice(at));
  return nodes;
}

/**
 * @param {string} name
 * @param {...Child} children
 */
function part(name, ...children) {
  return el("span", { class: `hit__${name}` }, ...children);
}

/**
 * @param {Fact["source"]} source
 * @param {Lang} lang
 */
function cited(source, lang) {
  return `${source.name} ${word("paragraph-short", lang, { n: source.paragraph })}`;
}

/**
 * @param {Result} result
 * @param {Lang} lang
 * @returns {Child}
 */
function otherName(result, lang) {
  if (!result.other) return null;
  const other = marked(result.other, result.otherMarks);
  return [" ", el("span", { class: "hit__other", lang: htmlLang(otherLang(lang)) }, other)];
}

/**
 * The reason, with the alias in it marked.
 * @param {Result} result
 */
function reason(result) {
  const { match } = result;
  const at = match ? result.reason.lastIndexOf(match) : -1;
  if (at < 0) return part("reason", result.reason);
  const alias = el("span", { lang: htmlLangOf(match) }, marked(match, result.matchMarks));
  return part("reason", result.reason.slice(0, at), alias);
}

/**
 * What there is of the pieces, with dots between.
 * @param {Child[]} pieces
 * @returns {Child[]}
 */
function dotted(pieces) {
  const shown = pieces.filter(Boolean);
  return shown.map((piece, index) => (index ? [el("span", { "aria-hidden": "true" }, " · "), piece] : piece));
}

/** @param {Fact | Relation} said */
function statusOf(said) {
  return el("span", { class: `hit__status hit__status--${said.status}` }, said.statusName);
}

/**
 * @param {Fact} fact
 * @returns {Child}
 */
function value(fact) {
  const isPrinted = fact.printed !== fact.value;
  const printed = el("span", { class: "hit__printed", lang: htmlLangOf(fact.printed) }, fact.printed);
  return [part("value", marked(fact.value, fact.valueMarks)), isPrinted ? [" ", printed] : null];
}

/**
 * An option of the listbox; a link, so that it opens in every way that links open.
 * @param {Result} result
 * @param {Lang} lang
 * @returns {HTMLAnchorElement}
 */
export function optionOf(result, lang) {
  const meta = lineOf(result, lang);
  return el(
    "a",
    {
      class: `atlas-option atlas-option--${result.type}`,
      role: "option",
      "aria-selected": "false",
      tabindex: "-1",
      href: result.url,
      "data-atlas-id": result.id,
    },
    el("span", { class: "hit__line" }, part("title", marked(result.title, result.marks)), otherName(result, lang)),
    " ",
    el("span", { class: "hit__line hit__line--meta" }, dotted(meta)),
    result.figures && el("span", { class: "hit__line hit__line--figures" }, dotted(result.figures.map(figureOf))),
  );
}

/**
 * @param {Result} result
 * @param {Lang} lang
 */
function lineOf(result, lang) {
  if (result.fact) return factLine(result.fact, lang);
  return result.relation ? relationLine(result.relation, lang) : entryLine(result);
}

/**
 * A figure in the row of its entity; a link where links can be.
 * @param {Figure} shown
 */
function figureOf(shown) {
  const before = shown.before ? `; ${shown.before.value} (${shown.before.periodName})` : "";
  return part("of", `${shown.name} `, part("value", shown.value), ` (${shown.periodName})${before}`);
}

/**
 * @param {Relation} relation
 * @param {Lang} lang
 * @returns {Child[]}
 */
function relationLine(relation, lang) {
  return [
    part("kind", word("result-relation", lang)),
    relationStatus(relation),
    relation.source && part("cited", cited(relation.source, lang)),
  ];
}

/** @param {Relation} relation */
function relationStatus(relation) {
  return relation.status === "actual" ? null : statusOf(relation);
}

/**
 * @param {Fact} fact
 * @param {Lang} lang
 * @returns {Child[]}
 */
function factLine(fact, lang) {
  return [
    value(fact),
    part("date", fact.periodName),
    statusOf(fact),
    fact.scope && part("scope", marked(fact.scope, fact.scopeMarks)),
    part("cited", cited(fact.source, lang)),
  ];
}

/**
 * @param {Result} result
 * @returns {Child[]}
 */
function entryLine(result) {
  const around = result.partOf || result.place;
  return [part("kind", result.typeName || result.kindName), around && part("place", around.name), reason(result)];
}

/**
 * A row of the search page.
 * @param {Result} result
 * @param {Lang} lang
 * @returns {HTMLLIElement}
 */
export function hitOf(result, lang) {
  const link = el("a", { class: "hit__link", href: result.url }, marked(result.title, result.marks));
  const kind = kindOf(result, lang);
  return el(
    "li",
    {
      class: `hit hit--${result.type}`,
      "data-atlas-id": result.id,
      "data-type": result.type,
      "data-fact": result.fact ? result.id : undefined, // which offers its citations (cite/offer.js)
    },
    el("p", { class: "hit__head" }, link, otherName(result, lang)),
    bodyOf(result, lang),
    el("p", { class: "hit__meta" }, dotted([part("kind", kind), above(result, lang), reason(result)])),
  );
}

/**
 * @param {Result} result
 * @param {Lang} lang
 */
function kindOf({ type, typeName, kindName }, lang) {
  /** @type {Partial<Record<Result["type"], string>>} */
  const own = { fact: word("result-fact", lang), relation: word("result-relation", lang) };
  return own[type] || typeName || kindName;
}

/**
 * @param {Result} result
 * @param {Lang} lang
 * @returns {Child}
 */
function bodyOf(result, lang) {
  if (result.fact) return factBody(result.fact, lang);
  if (result.relation) return relationBody(result.relation, lang);
  return [result.figures && figuresBody(result.figures), hasText(result) && excerptLine(result, lang)];
}

/**
 * Whether there is a text of what a row leads to: none of a figure, of a relation, of a page with its choice in the address.
 * @param {Result} result
 */
export function hasText({ type, id }) {
  return type !== "fact" && type !== "relation" && !id.includes("?");
}

/** @param {Figure[]} figures */
function figuresBody(figures) {
  const links = figures.map((shown) => el("a", { href: shown.url, "data-atlas-figure": shown.id }, figureOf(shown)));
  return el("p", { class: "hit__figures" }, dotted(links));
}

/**
 * The title says who does what to whom; below it both ends lead to their pages, and the citation to its source.
 * @param {Relation} relation
 * @param {Lang} lang
 * @returns {Child}
 */
function relationBody(relation, lang) {
  const { subject, object, source } = relation;
  const ends = [subject, object].map(({ url, name }) => el("a", { href: url }, name));
  const cite = source && el("a", { class: "cite", href: source.url }, cited(source, lang));
  return el("p", { class: "hit__said" }, dotted([...ends, relationStatus(relation), cite]));
}

/**
 * @param {Result} result
 * @param {Lang} lang
 * @returns {Child}
 */
function above({ place, partOf }, lang) {
  if (!partOf) return place && el("a", { class: "hit__place", href: place.url }, place.name);
  return part("owner", word("part-of", lang), word("mark-gap", lang), el("a", { href: partOf.url }, partOf.name));
}

/**
 * @param {Fact} fact
 * @param {Lang} lang
 * @returns {Child}
 */
function factBody(fact, lang) {
  /** @type {(name: string, ...shown: Child[]) => HTMLElement} */
  const pair = (name, ...shown) => el("div", {}, el("dt", {}, name), el("dd", {}, ...shown));
  return [
    el("p", { class: "hit__figure" }, value(fact)),
    el(
      "dl",
      { class: "hit__facts" },
      pair(word("as-of", lang), fact.periodName),
      pair(word("status", lang), statusOf(fact)),
      fact.scope ? pair(word("scope", lang), marked(fact.scope, fact.scopeMarks)) : null,
      pair(word("source", lang), el("a", { class: "cite", href: fact.source.url }, cited(fact.source, lang))),
    ),
  ];
}

/**
 * @param {Result} result
 * @param {Lang} lang
 */
function excerptLine(result, lang) {
  const line = el("p", { class: "hit__excerpt" });
  fillExcerpt(line, { text: result.excerpt, marks: result.excerptMarks, lang: result.excerptLang || lang }, lang);
  return line;
}

/**
 * Fills the line of text of a row.
 * @param {HTMLElement} line
 * @param {Excerpt} excerpt
 * @param {Lang} lang
 */
export function fillExcerpt(line, excerpt, lang) {
  fill(line, marked(excerpt.text, excerpt.marks));
  if (excerpt.lang === lang) line.removeAttribute("lang");
  else line.setAttribute("lang", htmlLang(excerpt.lang));
}
