/* Rows that are neither an entity nor a fact: a relation with where it is told, and a comparison. */
import { word } from "../../words.js";

/** @import { Lang } from "../types.js" */
/** @import { Row } from "./candidates.js" */
/** @import { RelationNames, Relations } from "./relations.js" */

/** @typedef {"actual" | "planned" | "sought" | "ended"} Status */

/** @type {Status[]} */
const STATUSES = ["actual", "planned", "sought", "ended"];

/** The page that compares places. */
export const COMPARE = "pages/compare";

/** What rows have that nothing of was typed. */
const PLAIN = {
  marks: [],
  other: "",
  otherMarks: [],
  match: "",
  matchMarks: [],
  partOf: null,
  excerpt: "",
  excerptMarks: [],
};

/**
 * @param {Status} status
 * @param {Lang} lang
 */
function statusName(status, lang) {
  const names = {
    actual: word("actual", lang),
    planned: word("link-planned", lang),
    sought: word("link-sought", lang),
    ended: word("link-ended", lang),
  };
  return names[status];
}

/**
 * How a relation is shown.
 * @param {RelationNames} names
 * @param {Relations} relations
 * @param {number} row
 * @returns {Row}
 */
export function relationRow(names, relations, row) {
  return (maker, candidate) => {
    const { entries, lang } = maker;
    const [subject, object] = [relations.subjects[row], relations.objects[row]];
    const said = names.rows[relations.relations[row]];
    const status = STATUSES[relations.statuses[row]];
    const source = relations.sources[row];
    const relation = {
      name: said[lang === "en" ? 3 : 1],
      subject: maker.named(subject),
      object: maker.named(object),
      status,
      statusName: statusName(status, lang),
      source: source < 0 ? null : maker.citedAt(source, relations.paragraphs[row]),
    };
    const gap = word("mark-gap", lang) || " ";
    return {
      ...maker.common(candidate.entry || subject, candidate),
      ...PLAIN,
      id: `${entries.ids[subject]}#${said[0]}/${entries.ids[object]}`,
      type: "relation",
      title: [relation.subject.name, relation.name, relation.object.name].join(gap),
      url: maker.named(candidate.entry || subject).url,
      reason: word("reason-relation", lang),
      sources: source < 0 ? [] : [maker.source(source)],
      relation,
    };
  };
}

/**
 * How the page that compares places is shown, with these chosen.
 * @param {number[]} places
 * @returns {Row}
 */
export function compareRow(places) {
  return (maker, candidate) => {
    const { entries, lang } = maker;
    const page = entries.numberOf(COMPARE);
    const chosen = `?places=${places.map((place) => entries.ids[place].split("/")[1]).join(",")}`;
    const url = new URL(entries.url(page, lang));
    url.search = chosen;
    const names = places.map((place) => maker.named(place).name).join(word("mark-list", lang));
    return {
      ...maker.common(page, candidate),
      ...PLAIN,
      id: COMPARE + chosen,
      type: "page",
      title: word("compare-of", lang, { names }),
      url: url.href,
      reason: word("reason-compare", lang),
      sources: [],
    };
  };
}
