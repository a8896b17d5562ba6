/* What a query means among names and figures: candidates with grades, from exact to loose. */
import { inOurUnits, readAmounts } from "./amounts.js";
import { Candidates } from "./candidates.js";
import { TIER } from "./grades.js";
import { Lookup } from "./lookup.js";
import { inSlices, yielder } from "./pace.js";
import { isQuestion, joined, segmentOf, withoutAsking, withoutStopWords } from "./query.js";
import { ones, scan, wordEnds } from "./scan.js";
import { abbreviated } from "./short.js";
import { namesAtStart, slips, spell } from "./typo.js";

const ENOUGH = 5; // with so many good results nothing looser is looked for
const GOOD = TIER.INITIALS_INSIDE * 1000;
const CLEAR = TIER.PINYIN_START * 1000;
const MOST_DIVISIONS = 3;
const LOOSER = 12; // tiers that a word costs that is only found by its sound, or with a slip

class Finding {
  constructor(entries, figures, chunks, whole, breath) {
    this.breath = breath;
    this.entries = entries;
    this.figures = figures && figures.size ? figures : null;
    this.chunks = chunks;
    this.whole = whole;
    this.found = new Candidates(entries.size);
    this.lookups = [];
  }

  /* Exact matches. Each word by itself is only looked up if figures may be meant, or the whole is no name. */
  async exact() {
    const { entries, chunks, whole, found } = this;
    const isOne = chunks.length === 1 && chunks[0].length === whole.length;
    if (!isOne) {
      found.noteAll(scan(entries.table, entries.size, whole, false), { segments: [whole] });
    }
    if (isOne || this.figures || !found.from(CLEAR)) {
      for (const chunk of chunks) {
        this.lookups.push(new Lookup(entries, chunk));
        await this.breath();
      }
      this.alone(isOne);
      this.together();
    }
  }

  /* A single chunk is a name by itself; also if little words were left out, unless what was typed is a name with them. */
  alone(isOne) {
    if (isOne || (this.chunks.length === 1 && !this.found.count())) {
      this.found.noteAll(this.lookups[0].hits, { segments: this.chunks });
    }
  }

  /* Abbreviations, of which there may be a second best: 银川科技园 for 银川科技服务园. */
  short() {
    const { entries, whole, found } = this;
    if (whole.han === whole.length && whole.length > 1 && found.from(GOOD) < ENOUGH) {
      found.noteAll(abbreviated(entries.table, entries.size, whole), { segments: [whole], short: true });
    }
  }

  /* Matches of sounds that are confused, and with one slip, if there are few others. */
  async loose() {
    const { table, size } = this.entries;
    const { whole, found } = this;
    if (!whole.latin || found.from(GOOD) >= ENOUGH) {
      return;
    }
    found.noteAll(scan(table, size, whole, true), { segments: [whole], fuzzy: true });
    await this.breath();
    await inSlices(spell(table));
    if (found.count() < ENOUGH) {
      found.noteAll(slips(table, size, whole), { segments: [whole], slip: true });
    }
    await this.breath();
    if (this.lookups.length > 1 && !found.count()) {
      for (const lookup of this.lookups.filter((known) => known.isUnknown())) {
        lookup.loosen();
        await this.breath();
      }
      this.together();
    }
  }

  /* Entries and figures to which every chunk belongs. */
  together() {
    const { lookups, entries, found } = this;
    const segments = lookups.map((lookup) => lookup.segment);
    const isLevel = (level) => lookups.some((lookup) => lookup.level === level);
    const how = found.newHow({ segments, fuzzy: isLevel(1), slip: isLevel(2) });
    const alone = lookups.length === 1;
    if (!alone || (lookups[0].isHan && lookups[0].need > 3)) {
      const sorts = lookups.some((lookup) => lookup.label.some(Boolean));
      for (let entry = 0; entry < entries.size; entry++) {
        if (sorts || lookups.some((lookup) => lookup.bits[entry])) {
          found.note(entry, this.togetherGrade(entry, alone), how, -1);
        }
      }
    }
    if (this.figures) {
      this.figures.find(lookups).forEach(([figure, grade]) => found.figures.set(figure, { grade, how }));
    }
  }

  /* Every word in the names; or some in the names and the rest in place and kind; or all in place and kind, which names nothing but
     lists what is there. */
  togetherGrade(entry, alone) {
    let tier = TIER.WORDS;
    let fine = 0;
    let own = 0;
    for (const lookup of this.lookups) {
      const bits = lookup.bits[entry];
      own += bits ? 1 : 0;
      fine += lookup.hits.grade[entry] % 1000 || ones(bits) * 20;
      if (bits !== lookup.need) {
        tier = TIER.CONTEXT;
        if (!lookup.isAround(entry, bits)) {
          return 0;
        }
      }
      tier -= lookup.level * LOOSER;
    }
    if (!own && (alone || !this.entries.types[entry])) {
      return 0;
    }
    return (own ? tier : TIER.PLACE_AND_KIND) * 1000 + Math.min(400, Math.round(fine / this.lookups.length));
  }
}

const DATE = /[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|[上下]半年)?/;
const NUMBER = /[0-9.]+(?:[万亿千百平亩家个项人元名只位年月日%][\u4e00-\u9fff]*|[a-z]{1,3}(?![a-z]))?/;
const PIECES = new RegExp(`${DATE.source}|${NUMBER.source}|[a-z]+|[^0-9a-z.]+`, "g");

/* Han, letters and numbers apart: 存储产业大会2023, 海门carriers面积. A number keeps its unit, a year stands by itself. */
function byScript(chunks) {
  return chunks.flatMap((chunk) => {
    const pieces = chunk.text.match(PIECES) || [];
    return pieces.length > 1 ? pieces.map(segmentOf) : [chunk];
  });
}

const YEAR_END = /([0-9]{4}年)[初底末度]/g;

/* 2023年底 as 2023年, which is how figures are dated. */
function byYears(chunks) {
  return chunks.map((chunk) =>
    chunk.text.search(YEAR_END) < 0 ? chunk : segmentOf(chunk.text.replace(YEAR_END, "$1")),
  );
}

const SYLLABLES = new Set(["a", "an"]); // little English words that are syllables of pinyin

/* Chunks with such a word joined to the one before it where both spell a name: hai an jijin. */
function bySyllables(entries, chunks) {
  const found = [];
  for (const chunk of chunks) {
    const last = found[found.length - 1];
    const both = last && SYLLABLES.has(chunk.text) && last.latin === last.length && joined([last, chunk]);
    if (both && isName(entries, both)) {
      found[found.length - 1] = both;
    } else {
      found.push(chunk);
    }
  }
  return found;
}

function isName(entries, segment) {
  const { grade, owners } = scan(entries.table, entries.size, segment, false);
  return owners.some((owner) => grade[owner] >= TIER.PINYIN_WHOLE * 1000);
}

/* What is looked for of what was typed. */
export function wordsOf(entries, parsed) {
  return withoutStopWords(bySyllables(entries, parsed.chunks));
}

/* A stretch of letters as a name and the rest: haimenzaitimianji. Longest names first, no more than a few. */
function byNames(entries, chunks) {
  if (chunks.length > 1 || chunks[0].latin !== chunks[0].length || chunks[0].length < 6) {
    return [];
  }
  const { text } = chunks[0];
  const ends = namesAtStart(entries.table, chunks[0]).filter((end) => end > 2 && text.length - end > 1);
  return ends.slice(0, MOST_DIVISIONS).map((end) => [segmentOf(text.slice(0, end)), segmentOf(text.slice(end))]);
}

/* The ways to read a query, each asked only if those before it lead nowhere. The words of a question are passed over first if it
   begins as one, else only later, for they may stand in a name. */
function* waysToRead(entries, parsed) {
  const simple = wordsOf(entries, parsed).map((chunk) => entries.fold.simplified(chunk));
  const asked = withoutAsking(simple);
  const mainland = (chunks) => chunks.map((chunk) => entries.fold.mainland(chunk));
  const known = new Set();
  const isFresh = (chunks) => {
    const key = chunks.map((chunk) => chunk.text).join(" ");
    return chunks.length && !known.has(key) && known.add(key);
  };
  const before = [isQuestion(parsed.chunks) ? asked : [], inOurUnits(simple)];
  for (const chunks of before.filter(isFresh)) {
    yield [chunks, joined(chunks)];
  }
  if (isFresh(simple)) {
    yield [simple, entries.fold.simplified(parsed.whole)];
  }
  const others = [
    mainland(simple),
    byScript(simple),
    asked,
    mainland(asked),
    byScript(asked),
    byScript(byYears(asked)),
  ];
  for (const chunks of [...others, ...byNames(entries, simple)].filter(isFresh)) {
    yield [chunks, joined(chunks)];
  }
}

/* A chunk as pieces: its Han cut by the words of names, longest first; what stands in none is left together, what only asks is left
   out. */
export function byWords(entries, chunk) {
  const pieces = byScript([chunk]).flatMap((piece) => {
    const isHan = piece.han === piece.length && piece.length > 2;
    return isHan ? cut(piece, wordEnds(entries.table, entries.fold.simplified(piece))) : [piece];
  });
  return pieces.filter((piece) => withoutAsking([piece]).length);
}

const LITTLE = new Set(Array.from("的和与與及之", (sign) => sign.codePointAt(0))); // no piece of a name begins with one

/* A stretch cut where words begin and end: `ends[i]` is where the longest that begins at i ends, 0 if none does. */
function cut(segment, ends) {
  const found = [];
  let rest = 0;
  const take = (from, to) => from < to && found.push(segmentOf(String.fromCodePoint(...segment.codes.slice(from, to))));
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

/* What the query means, read in the first way that leads to something. */
export async function find(entries, figures, parsed) {
  let first = null;
  const breath = yielder();
  for (const [chunks, whole] of waysToRead(entries, parsed)) {
    const finding = new Finding(entries, figures, readAmounts(chunks), whole, breath);
    await finding.exact();
    await breath();
    finding.short();
    await breath();
    await finding.loose();
    first = first || finding;
    if (finding.found.count()) {
      return finding;
    }
  }
  return first;
}
