/* The public result of the search, and the form in which its data travel: each typed once, here. */

import type { Forms } from "../cite/texts.js";
import type { Lang } from "../page/language.js";
import type { Answering } from "./engine/answering.js";
import type { Loaded } from "./engine/loaded.js";
import type { Sentences } from "./engine/sentences.js";
import type { Stretches } from "./stretches/stretches.js";

export type { Lang };

/** A stretch of a text: where it begins and where it ends, in UTF-16 units. Those of one text are in order and apart. */
export type Span = [start: number, end: number];

/** Something with a page. */
export interface Named {
  id: string;
  /** In the language that was asked for. */
  name: string;
  /** Absolute. */
  url: string;
}

/* The contract: what window.atlas.search takes and resolves to (gate.js) */

/** What a search is asked with. Whatever makes no sense counts as missing. */
export interface Options {
  /** The language of titles, reasons and addresses; that of the page if missing. */
  lang?: string;
  /** At most so many results; 20 if missing. With Infinity come all, for facets. */
  limit?: number | null;
  /** Names and facts only, at once, without the text index: a first answer while somebody types. */
  names?: boolean;
}

/** Results, best first. Empty for a blank query and for one that means nothing. */
export interface Results extends Array<Result> {
  /** How many there are without the limit; texts are only searched while names leave room. */
  total: number;
  /** Whether none of those shown matches as typed, all by a sound or but for a letter. */
  similar: boolean;
  /** A sentence in `lang` that says that a part could not be loaded and what is shown was found without it; else false. */
  incomplete: string | false;
  /** Pieces of the query that match nothing and were left out, as typed. Empty if all of it was used. */
  without: string[];
  /** Did you mean: rows offered where nothing is found, best first; never among the results. */
  instead: (Result & Named)[];
}

export interface Result {
  /** `regions/haimen`; a part `programmes/x#part-key`; a fact `regions/haimen#key` (its fact_id in the tables); also `indicators/x`,
   *  `sources/x`, `pages/about`, a comparison `pages/compare?places=x,y`; a relation `subject#relation/object`. No two results have the same. What follows # is the anchor. */
  id: string;
  type: "entity" | "fact" | "page" | "relation";
  /** `regions`, 地区, 市辖区 */
  kind: string;
  kindName: string;
  typeName: string;
  /** The name in `lang`, and what of it the query matched. */
  title: string;
  marks: Span[];
  /** The name in the other language, "" if it is the same. */
  other: string;
  otherMarks: Span[];
  /** Another name that matched (an alias), "" if it was one of these two. */
  match: string;
  matchMarks: Span[];
  /** Absolute; of a fact, its row. */
  url: string;
  /** Why it is here, in `lang`. */
  reason: string;
  /** The nearest region. */
  place: Named | null;
  /** All regions around, nearest first. */
  places: Named[];
  /** The entity that a part belongs to. */
  partOf: Named | null;
  sources: { id: string; name: string }[];
  /** A line of the text where that matched, else "". */
  excerpt: string;
  excerptMarks: Span[];
  excerptLang?: Lang;
  /** A number to compare results of one query with; thousands are tiers (engine/ranking.js). */
  grade: number;
  /** Of a fact only. */
  fact?: Fact;
  /** Of a relation only; `title` says it as a sentence, and `url` is the page of what answers the query. */
  relation?: Relation;
  /** Of an entity that was found by its name: its newest headline figures. */
  figures?: Figure[];
}

/** A figure in the row of its entity. */
export interface Figure {
  id: string;
  /** Name of the indicator, in `lang`. */
  name: string;
  value: string;
  periodName: string;
  url: string;
  /** The same figure of an earlier year. */
  before: { value: string; periodName: string } | null;
}

/** Who does what to whom, as a source says it. */
export interface Relation {
  subject: Named;
  /** The relation's name as it is read from the subject, in `lang`. */
  name: string;
  object: Named;
  status: string;
  statusName: string;
  /** Where it stands; null if it follows from the data. */
  source: Fact["source"] | null;
}

export interface Fact {
  subject: Named;
  indicator: Named;
  /** As printed in Chinese, by CLDR in English. */
  value: string;
  /** The same in the unit that was typed, where that is another one: 249公顷; else "". */
  converted: string;
  valueMarks: Span[];
  printed: string;
  period: string;
  periodName: string;
  status: string;
  statusName: string;
  scope: string;
  scopeMarks: Span[];
  source: { id: string; name: string; paragraph: number; url: string };
}

/** What was understood of a query. */
export interface Explanation {
  chunks: Chunk[];
  /** A few results for the query without the pieces that match nothing; or, if each matches by itself but nothing matches all of them,
   *  without one of them. */
  near: Result[];
}

/** A piece of a query; a Chinese one that nothing is called is cut by the words of names. */
export interface Chunk {
  text: string;
  kind: "han" | "latin" | "number" | "mixed";
  /** In simplified characters, "" if it is already. */
  simplified: string;
  /** How many names it matches by itself, and the best three. */
  count: number;
  names: Named[];
}

/** A line of a text, with what was found in it. */
export interface Excerpt {
  text: string;
  marks: Span[];
  lang: Lang;
}

/** The functions of the contract. */
export interface Program {
  search(query: unknown, options?: Options): Promise<Results>;
  explain(query: unknown, options?: Options): Promise<Explanation>;
  excerpt(result: Result, query: unknown): Promise<Excerpt>;
  kinds(lang: string): Promise<{ id: string; name: string }[]>;
  ready(): Promise<void>;
}

/** window.atlas.search: a function that carries the others. */
export type Search = Program["search"] & Omit<Program, "search">;

/* The wire: data of files below assets/search/, each a call of atlas.register (hooks/atlas/search/wire.py)

   Texts joined by line feeds are lines; `Numbers` and `Lists` are texts that hold whole numbers from 0 (engine/wire.js). */

export type Lines = string;
export type Numbers = string;
export type Lists = string;
/** An id with a name in Chinese and in English. */
export type Triple = [id: string, zh: string, en: string];

/** Chinese strings with their readings (hooks/atlas/search/sequences.py). */
export interface Pack {
  /** Each syllable followed by the characters whose usual reading it is, by blanks. */
  syllables: string;
  /** Each polyphone followed by its other readings. */
  others: string;
  /** A line for each string: the lengths of its words in base 36. */
  words: Lines;
  /** Triples where the right reading is not the usual one: distance from the last string, Han character, which of its readings. */
  fixes: Numbers;
}

/** What names.js always has. */
export interface SharedNames {
  kinds: Triple[];
  typeNames: [zh: string, en: string][];
  fold: FoldData;
  /** Of a large atlas, which has names.js without columns. */
  large?: LargeData;
}

/** names.js: columns, an item an entry. */
export interface NamesData extends SharedNames, EntryColumns {
  sourceNames: Triple[];
}

/** Entries, an item each. */
export interface EntryColumns {
  /** What an id shares with the one before is left out. */
  ids: Lines;
  /** The name, then its aliases, by tabs. */
  zh: Lines;
  en: Lines;
  /** Numbers from 1; 0 is none. */
  types: Numbers;
  places: Numbers;
  /** A digit each: how much the atlas knows of it. */
  priors: string;
  sources: Lists;
  pack: Pack;
  /** Entries without a page, told of on that of their place; absent where all have one. */
  rows?: Numbers;
}

/** Some entries of a large atlas: the distance of each number from the one before. */
export interface ColumnsData extends EntryColumns {
  numbers: Numbers;
}

/** What names.js of a large atlas has instead of columns (hooks/atlas/search/stretches.py). */
export interface LargeData {
  /** How many entries there are, how many of them are indicators, and how many are in a stretch. */
  size: number;
  measures: number;
  stretch: number;
  /** How many entries of a word are looked at, at most. */
  most: number;
  /** The first key of each file of keys. */
  first: Lines;
  /** Indicators and pages. */
  own: ColumnsData;
}

/** keys-1.js, …: keys in the order of their code points; of each how many entries it has, how many are told, and which. */
export interface KeysData {
  keys: Lines;
  entries: Numbers;
}

/** stretch-1.js, …: all that is known of some entries, and the names of the places around them. */
export interface StretchData {
  names: ColumnsData;
  /** Sources that are cited: number, id, names, and the number of their entry from 1, 0 if there is none. */
  sourceNames: [number: number, id: string, zh: string, en: string, entry: number][];
  /** The number of the first figure. */
  fact: number;
  facts: Omit<FactsData, keyof SharedFacts>;
  relations: RelationColumns & { subjects: Numbers; objects: Numbers; relations: Numbers; sources: Numbers };
}

/** What names are about to be looked up: those of all words, perhaps with slips; of each word; of whole names that words may be; … */
export type Need =
  "together" | "loosely" | "each" | "words" | "inside" | "starts" | "slips" | "syllable" | "short" | "rows" | "all";

/** Names of a relation as its subject and as its object says it, and words that ask for it, by blanks. */
export type RelationRow = [
  id: string,
  zh: string,
  inverseZh: string,
  en: string,
  inverseEn: string,
  askedZh: string,
  askedEn: string,
];

/** Words that ask for what is of a type or kind, by blanks; the label is its number among the types, then the kinds, of names.js. */
export type SortRow = [label: number, askedZh: string, askedEn: string];

/** relations.js: columns, an item a relation; of a large atlas only the words that ask for them. */
export interface RelationsData extends RelationColumns {
  names: RelationRow[];
  sorts: SortRow[];
}

/** Relations, an item each; numbers are packed as they travel. */
export interface RelationColumns {
  /** Numbers of entries from 0. */
  subjects: Numbers | number[];
  objects: Numbers | number[];
  /** Numbers into `names`. */
  relations: Numbers | number[];
  /** A digit each: 0 actual, 1 planned, 2 sought, 3 ended. */
  statuses: string;
  /** Source from 1, 0 is none, and paragraph in turn. */
  sources: Numbers | number[];
}

/** sounds.js: each syllable without its tone, followed by the characters that have it, by blanks. */
export interface SoundsData {
  syllables: string;
}

/** synonyms.js: rows of words by tabs. */
export interface SynonymsData {
  say: Lines;
  mean: Lines;
  /** A digit each: 1 for an older romanisation of a place. */
  postal: string;
}

/** Characters and words of other orthographies (hooks/atlas/search/fold.py). */
export interface FoldData {
  /** Characters, one for one. */
  from: string;
  to: string;
  /** Pairs `foreign=ours`, by blanks. */
  words: string;
}

/** A unit (hooks/atlas/search/facts.py). */
export type UnitRow = [
  dimension: string,
  size: number,
  /** After a number: in Chinese, in English, and in English after 1. */
  names: [zh: string, en: string, one: string],
  /** 1: any classifier is one of it. */
  isCount: number,
  /** Words that stand before a number, by commas. */
  before: string,
  /** Words after it, by commas, under what one of them is worth. */
  words: Record<string, string>,
];

/** What all facts share. */
export interface SharedFacts {
  statusNames: Triple[];
  periodNames: Triple[];
  units: UnitRow[];
}

/** facts.js: columns, an item a fact; of a large atlas only what all share. */
export interface FactsData extends SharedFacts {
  /** Numbers of entries from 0. */
  subjects: Numbers;
  indicators: Numbers;
  abouts: Lists;
  keys: Lines;
  printed: Lines;
  /** As a Chinese text would print it, where the source prints it otherwise; else "". */
  chinese: Lines;
  english: Lines;
  /** Values in plain digits, both ends of a range. */
  amounts: Lines;
  /** Numbers into `units` from 1; 0 is none. */
  unitOf: Numbers;
  /** A digit each: 0 headline, 1 normal, 2 structural. */
  weights: string;
  /** The fact of an earlier year in the same series, from 1; 0 is none. */
  before: Numbers;
  periods: Numbers;
  statuses: Numbers;
  /** Source and paragraph in turn. */
  sources: Numbers;
  /** Numbers into `scopeZh` and `scopeEn` from 1; 0 is none. */
  scopes: Numbers;
  scopeZh: Lines;
  scopeEn: Lines;
  /** Of `scopeZh`. */
  pack: Pack;
}

/** text.js: the index of texts without its postings. */
export interface TextData {
  /** The first term of each shard. */
  first: Lines;
  /** How many documents there are. */
  documents: number;
  /** Terms of each document, field by field; of a large atlas they stand in files of their own, and their average here. */
  lengths?: Numbers[];
  average?: number[];
  /** At which entry each file of texts begins. */
  docs: Record<Lang, number[]>;
}

/** text-01.js, …: terms in the order of their code points, with their postings. */
export interface ShardData {
  /** The number of its first term. */
  start: number;
  terms: Lines;
  postings: Numbers;
}

/** words.js: Chinese words of texts that are no names, and readings of their characters. */
export interface WordsData {
  words: Lines;
  syllables: string;
  others: string;
}

/** docs-zh-01.js, …: texts of a stretch of entries in one language. */
export interface TextsData {
  start: number;
  texts: string[];
}

/** Data by the name of their file. */
export interface FileData {
  names: NamesData;
  facts: FactsData;
  relations: RelationsData;
  synonyms: SynonymsData;
  sounds: SoundsData;
  text: TextData;
  words: WordsData;
  lunr: true;
  engine: new (files: Files) => Program;
  sentences: new (answering: Answering) => Sentences;
  stretches: new (loaded: Loaded, names: NamesData, facts: FactsData | null) => Stretches;
  "all-names": NamesData;
  "all-facts": FactsData;
  "all-relations": RelationsData;
  [keys: `keys-${number}`]: KeysData;
  [stretch: `stretch-${number}`]: StretchData;
  [lengths: `lengths-${number}`]: { lengths: Numbers[] };
  [shard: `text-${string}`]: ShardData;
  [texts: `docs-${string}`]: TextsData;
}

/** The files of one build. */
export interface Files {
  /** Address of the site. */
  readonly root: URL;
  /** The data of a file, loaded once; after a failure the next call tries again. */
  load<N extends keyof FileData & string>(name: N): Promise<FileData[N]>;
}

/** Why a file is not there: it could not be loaded (`file`), or is of another build than the names (`newer`, that build); or names are not there
 *  that have to be gathered first. */
export interface FileError extends Error {
  isWanting?: boolean;
  file?: string;
  newer?: string;
}

declare global {
  interface Window {
    /** The one global. */
    atlas: {
      search: Search;
      /** Called by every file; `version` is the build that data are of, null for a program. */
      register(name: string, version: string | null, data: unknown): void;
      /** assets/tables/*.js: tables of the contract, for downloads made in the browser. */
      tables?: Record<string, Table>;
      /** assets/figures/*.js: what figures say, by entity, and the forms (`forms`) to cite them in. */
      figures?: { forms: Forms } & Record<string, any>;
      /** assets/cited/*.js: what citations of a source stand for, by source. */
      cited?: Record<string, CitedSource>;
      /** assets/portions/*: what the page loads when its reader needs it, by name. */
      portions?: Record<string, Portion>;
      /** Opens the citations of a figure, by its id in the tables. */
      cite?: (id: string) => Promise<void>;
    };
    /** lunr.js, loaded when there is something to score. */
    lunr: Lunr;
  }
}

/** Elements as data (hooks/atlas/web/portions.py). */
export type Portion = ElementData[];
export type ElementData = [tag: string, attributes: Record<string, string>, ...children: (ElementData | string)[]];

/** By language what holds paragraphs, in words, and which; the last holds all others. `aids`: the ends of paragraphs by number. */
export type CitedSource = { aids: Record<string, string> } & Record<Lang, [said: string, paragraphs: number[]][]>;

/** A table of data/v1/, its rows as arrays. */
export interface Table {
  columns: string[];
  rows: Cell[][];
}

export type Cell = string | number | boolean | null;

/** What is used of lunr.js. */
export interface Lunr {
  version: string;
  Index: {
    load(serialised: {
      version: string;
      fields: string[];
      /** For each `field/document` numbers of terms and their weights in turn. */
      fieldVectors: [ref: string, elements: number[]][];
      /** For each term its number, and for each field the documents with what is known of the term there. */
      invertedIndex: [term: string, posting: { _index: number; [field: string]: number | Record<string, object> }][];
      pipeline: string[];
    }): LunrIndex;
  };
}

export interface LunrIndex {
  query(
    build: (query: {
      clause(clause: { term: string; usePipeline: boolean; wildcard: number; boost: number }): void;
    }) => void,
  ): LunrResult[];
}

export interface LunrResult {
  ref: string;
  score: number;
  /** `metadata` has the terms that the document holds. */
  matchData: { metadata: Record<string, object> };
}
