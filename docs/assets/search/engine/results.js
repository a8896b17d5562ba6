/* Candidates as results: what an interface shows, in one language. */
import { word } from "../../words.js";
import { marksOf } from "./marks.js";
import { converted, headlines } from "./own-figures.js";
import { reasonOf, reasonOfFact } from "./reasons.js";
import { HAN_FIRST } from "./tokens.js";

/** @import { Fact, Figure, Lang, Named, Result, Span } from "../types.js" */
/** @import { Candidate, How } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */

const PAGES = new Set(["pages", "indicators", "sources"]);

export class ResultMaker {
  /**
   * @param {Entries} entries
   * @param {Facts | null} facts
   * @param {Lang} lang
   */
  constructor(entries, facts, lang) {
    this.entries = entries;
    this.facts = facts;
    this.lang = lang;
    /** @type {Lang} */
    this.other = lang === "en" ? "zh" : "en";
  }

  /**
   * @param {Candidate} candidate
   * @returns {Result}
   */
  of(candidate) {
    if (candidate.row) {
      return candidate.row(this, candidate);
    }
    if (candidate.fact !== undefined && this.facts) {
      return this.fact(this.facts, candidate.fact, candidate);
    }
    return this.entry(candidate.entry || 0, candidate);
  }

  /**
   * @param {number} entry
   * @returns {Named}
   */
  named(entry) {
    const { entries, lang } = this;
    return { id: entries.ids[entry], name: entries.name(entry, lang), url: entries.url(entry, lang) };
  }

  /** @param {number} number */
  source(number) {
    const [id, zh, en] = this.entries.sourceNames[number];
    return { id, name: this.lang === "en" ? en : zh };
  }

  /**
   * What every result has.
   * @param {number} entry
   * @param {Candidate} candidate
   */
  common(entry, candidate) {
    const { entries, lang } = this;
    const kind = entries.kinds[entry];
    const type = entries.types[entry];
    const around = entries.around(entry);
    const names = entries.kindNames.get(kind);
    return {
      kind,
      kindName: names ? names[lang] : kind,
      typeName: type ? entries.typeNames[type - 1][lang === "en" ? 1 : 0] : "",
      place: around.length ? this.named(around[0]) : null,
      places: around.map((place) => this.named(place)),
      sources: entries.sources[entry].map((number) => this.source(number)),
      grade: candidate.rank,
    };
  }

  /**
   * @param {number} entry
   * @param {Candidate} candidate
   * @returns {Result}
   */
  entry(entry, candidate) {
    const { entries, lang } = this;
    const title = entries.name(entry, lang);
    const other = entries.name(entry, this.other);
    const alias = this.alias(candidate, title, other);
    const id = entries.ids[entry];
    const owner = id.includes("#") ? entries.numberOf(id.split("#")[0]) : -1;
    return {
      ...this.common(entry, candidate),
      id,
      type: PAGES.has(entries.kinds[entry]) ? "page" : "entity",
      title,
      marks: this.marks(title, lang === "en", candidate),
      other: other === title ? "" : other,
      otherMarks: this.marks(other, this.other === "en", candidate),
      match: alias,
      matchMarks: alias ? this.marks(alias, this.isLatinName(candidate), candidate) : [],
      url: entries.url(entry, lang),
      reason: reasonOf(candidate, alias, lang, this.isPinyin(candidate, title)),
      partOf: owner >= 0 ? this.named(owner) : null,
      excerpt: "",
      excerptMarks: [],
      figures: PAGES.has(entries.kinds[entry]) ? [] : this.figures(entry),
    };
  }

  /**
   * The newest headline figures of an entity.
   * @param {number} entry
   * @returns {Figure[]}
   */
  figures(entry) {
    const { facts, lang, entries } = this;
    if (!facts) {
      return [];
    }
    return headlines(facts, entry).map((fact) => ({
      id: `${entries.ids[entry]}#${facts.keys[fact]}`,
      name: entries.name(facts.indicators[fact], lang),
      value: this.value(facts, fact),
      periodName: this.periodName(facts, fact),
      url: entries.url(entry, lang, facts.keys[fact]),
      before: this.before(facts, facts.before[fact]),
    }));
  }

  /**
   * The figure of an earlier year; null where there is none.
   * @param {Facts} facts
   * @param {number} fact
   */
  before(facts, fact) {
    return fact < 0 ? null : { value: this.value(facts, fact), periodName: this.periodName(facts, fact) };
  }

  /**
   * @param {Facts} facts
   * @param {number} fact
   */
  value(facts, fact) {
    return (this.lang === "en" ? facts.english : facts.chinese)[fact];
  }

  /**
   * @param {Facts} facts
   * @param {number} fact
   */
  periodName(facts, fact) {
    const [, zh, en] = facts.periodNames[facts.periods[fact]];
    return this.lang === "en" ? en : zh;
  }

  /** @param {Candidate} candidate */
  isLatinName({ name }) {
    return name !== undefined && this.entries.table.latin[name] === 1;
  }

  /**
   * On a Chinese page letters that spell the Chinese name are pinyin, though the English name (Haimen) has the same.
   * @param {Candidate} candidate
   * @param {string} title
   */
  isPinyin(candidate, title) {
    const isForeign = this.lang === "zh" && this.isLatinName(candidate);
    return isForeign && this.marks(title, false, candidate).some(([start]) => HAN_FIRST.test(title.slice(start)));
  }

  /**
   * The name that matched, if it is neither of the two that are shown.
   * @param {Candidate} candidate
   * @param {string} title
   * @param {string} other
   */
  alias({ name }, title, other) {
    const text = name === undefined ? "" : this.entries.table.texts[name];
    return text === title || text === other ? "" : text;
  }

  /**
   * @param {string} text
   * @param {boolean} isLatin
   * @param {Candidate} candidate
   * @returns {Span[]}
   */
  marks(text, isLatin, candidate) {
    const how = /** @type {How} */ (candidate);
    return candidate.segments ? marksOf(this.entries.table.units, text, isLatin, how) : [];
  }

  /**
   * @param {Facts} facts
   * @param {number} number
   * @param {Candidate} candidate
   * @returns {Result}
   */
  fact(facts, number, candidate) {
    const { entries, lang } = this;
    const subject = facts.subjects[number];
    const fact = this.factOf(facts, number, candidate);
    const title = fact.subject.name + word("mark-colon", lang) + fact.indicator.name;
    return {
      ...this.common(subject, candidate),
      id: `${entries.ids[subject]}#${facts.keys[number]}`,
      type: "fact",
      title,
      marks: this.marks(title, lang === "en", candidate),
      other: "",
      otherMarks: [],
      match: "",
      matchMarks: [],
      url: entries.url(subject, lang, facts.keys[number]),
      reason: reasonOfFact(candidate, fact.converted, lang),
      partOf: null,
      excerpt: "",
      excerptMarks: [],
      sources: [this.source(facts.sources[number])],
      fact,
    };
  }

  /**
   * @param {Facts} facts
   * @param {number} number
   * @param {Candidate} candidate
   * @returns {Fact}
   */
  factOf(facts, number, candidate) {
    const isEnglish = this.lang === "en";
    const [period] = facts.periodNames[facts.periods[number]];
    const [status, ...statusNames] = facts.statusNames[facts.statuses[number]];
    const value = this.value(facts, number);
    const scope = this.scope(facts, facts.scopes[number]);
    return {
      subject: this.named(facts.subjects[number]),
      indicator: this.named(facts.indicators[number]),
      value,
      converted: converted(facts, number, candidate.segments || [], this.lang),
      valueMarks: this.marks(value, isEnglish, candidate),
      printed: facts.printed[number],
      period,
      periodName: this.periodName(facts, number),
      status,
      statusName: statusNames[isEnglish ? 1 : 0],
      scope,
      scopeMarks: this.marks(scope, isEnglish, candidate),
      source: this.cited(facts, number),
    };
  }

  /**
   * @param {Facts} facts
   * @param {number} scope from 1; 0 is none
   */
  scope(facts, scope) {
    return scope ? (this.lang === "en" ? facts.scopeEn : facts.scopeZh)[scope - 1] : "";
  }

  /**
   * @param {Facts} facts
   * @param {number} number
   * @returns {Fact["source"]}
   */
  cited(facts, number) {
    return this.citedAt(facts.sources[number], facts.paragraphs[number]);
  }

  /**
   * @param {number} number of the source
   * @param {number} paragraph
   * @returns {Fact["source"]}
   */
  citedAt(number, paragraph) {
    const { entries, lang } = this;
    const source = this.source(number);
    const page = entries.numberOf(`sources/${source.id}`);
    return { ...source, paragraph, url: page < 0 ? "" : entries.url(page, lang, `p${paragraph}`) };
  }
}
