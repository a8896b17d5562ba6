/* Candidates as results: what an interface shows, in one language. */
import { marksOf } from "./marks.js";
import { reasonOf } from "./reasons.js";
import { HAN_FIRST } from "./tokens.js";

const PAGES = new Set(["pages", "indicators", "sources"]);

export class Results {
  constructor(entries, figures, lang) {
    this.entries = entries;
    this.figures = figures;
    this.lang = lang;
    this.other = lang === "en" ? "zh" : "en";
  }

  of(candidate) {
    return candidate.figure === undefined ? this.entry(candidate) : this.figure(candidate);
  }

  named(entry) {
    return {
      id: this.entries.ids[entry],
      name: this.entries.name(entry, this.lang),
      url: this.entries.url(entry, this.lang),
    };
  }

  source(number) {
    const [id, zh, en] = this.entries.sourceNames[number];
    return { id, name: this.lang === "en" ? en : zh };
  }

  /* What every result has. */
  common(entry, candidate) {
    const { entries, lang } = this;
    const type = entries.types[entry];
    const around = entries.around(entry);
    const kind = entries.kinds[entry];
    return {
      kind,
      kindName: entries.kindNames.get(kind)[lang],
      typeName: type ? entries.typeNames[type - 1][lang === "en" ? 1 : 0] : "",
      place: around.length ? this.named(around[0]) : null,
      places: around.map((place) => this.named(place)),
      sources: entries.sources[entry].map((number) => this.source(number)),
      grade: candidate.rank,
    };
  }

  entry(candidate) {
    const { entries, lang } = this;
    const { entry } = candidate;
    const title = entries.name(entry, lang);
    const other = entries.name(entry, this.other);
    const alias = this.alias(candidate, title, other);
    const id = entries.ids[entry];
    const owner = id.includes("#") ? entries.ids.indexOf(id.split("#")[0]) : -1;
    return Object.assign(this.common(entry, candidate), {
      id,
      type: PAGES.has(entries.kinds[entry]) ? "page" : "entity",
      title,
      marks: this.marks(title, lang, candidate),
      other: other === title ? "" : other,
      otherMarks: this.marks(other, this.other, candidate),
      match: alias,
      matchMarks: alias ? marksOf(alias, entries.table.latin[candidate.name] === 1, candidate) : [],
      url: entries.url(entry, lang),
      reason: reasonOf(candidate, alias, lang, this.isPinyin(candidate, title)),
      partOf: owner >= 0 ? this.named(owner) : null,
      excerpt: "",
      excerptMarks: [],
    });
  }

  /* On a Chinese page letters that spell the Chinese name are pinyin, though the English name (Haimen) has the same. */
  isPinyin(candidate, title) {
    const { table } = this.entries;
    const isForeign = this.lang === "zh" && candidate.name !== undefined && table.latin[candidate.name] === 1;
    return isForeign && this.marks(title, "zh", candidate).some(([start]) => HAN_FIRST.test(title.slice(start)));
  }

  /* The name that matched, if it is neither of the two that are shown. */
  alias(candidate, title, other) {
    const text = candidate.name === undefined ? "" : this.entries.table.texts[candidate.name];
    return text === title || text === other ? "" : text;
  }

  marks(text, lang, candidate) {
    return candidate.segments ? marksOf(text, lang === "en", candidate) : [];
  }

  figure(candidate) {
    const { entries, figures, lang } = this;
    const i = candidate.figure;
    const subject = figures.subjects[i];
    const fact = this.fact(i, candidate);
    const title = fact.subject.name + (lang === "en" ? ": " : "：") + fact.indicator.name;
    return Object.assign(this.common(subject, candidate), {
      id: entries.ids[subject] + "#" + figures.keys[i],
      type: "fact",
      title,
      marks: this.marks(title, lang, candidate),
      other: "",
      otherMarks: [],
      match: "",
      matchMarks: [],
      url: entries.url(subject, lang, figures.keys[i]),
      reason: reasonOf(candidate, "", lang, false),
      partOf: null,
      excerpt: "",
      excerptMarks: [],
      sources: [this.source(figures.sources[i])],
      fact,
    });
  }

  fact(i, candidate) {
    const { entries, figures, lang } = this;
    const which = lang === "en" ? 2 : 1;
    const period = figures.periodNames[figures.periods[i]];
    const status = figures.statusNames[figures.statuses[i]];
    const scope = figures.scopes[i] ? (lang === "en" ? figures.scopeEn : figures.scopeZh)[figures.scopes[i] - 1] : "";
    const value = lang === "en" ? figures.english[i] : figures.printed[i];
    const source = this.source(figures.sources[i]);
    const paragraph = figures.paragraphs[i];
    const page = entries.ids.indexOf("sources/" + source.id);
    return {
      subject: this.named(figures.subjects[i]),
      indicator: this.named(figures.indicators[i]),
      value,
      valueMarks: this.marks(value, lang, candidate),
      printed: figures.printed[i],
      period: period[0],
      periodName: period[which],
      status: status[0],
      statusName: status[which],
      scope,
      scopeMarks: this.marks(scope, lang, candidate),
      source: Object.assign(source, { paragraph, url: page < 0 ? "" : entries.url(page, lang, "p" + paragraph) }),
    };
  }
}
