/* facts.js made ready, and the figures that a query of place and measure means. */
import { TIER } from "./grades.js";
import { atOnce } from "./pace.js";
import { Table } from "./table.js";
import { normalise } from "./tokens.js";
import { readLines, readLists, readNumbers } from "./wire.js";

/* A half-year as readers type it: 2024-01/2024-06 is 2024上半年. */
function halfYear(period) {
  const found = /^([0-9]{4})-(01|07)\/\1-(06|12)$/.exec(period);
  if (!found || (found[2] === "01") !== (found[3] === "06")) {
    return "";
  }
  const first = found[2] === "01";
  return `${found[1]}${first ? "上" : "下"}半年 ${found[1]}年${first ? "上" : "下"}半年 ${first ? "first" : "second"} half of ${found[1]}`;
}
const EDGE = /[0-9.]/;
const CLEAR = 62000;
const SHARE = 0.38; // of the measure's name that has to be said
const BRIEF = 4; // fewer letters than so many are initials (djs), which say a measure only beside a place
const [PRINTED, ENGLISH] = [1, 2]; // a number as the source has it, and as English pages show it
const INITIALS = TIER.INITIALS_START * 1000;

export class Figures {
  constructor(data, entries) {
    this.entries = entries;
    this.keys = readLines(data.keys);
    this.size = this.keys.length && data.keys ? this.keys.length : 0;
    this.subjects = readNumbers(data.subjects);
    this.abouts = readLists(data.abouts);
    this.indicators = readNumbers(data.indicators);
    this.printed = readLines(data.printed);
    this.english = readLines(data.english);
    this.amounts = readLines(data.amounts).map((ends) => ends.split(" ").map(Number));
    this.periods = readNumbers(data.periods);
    this.periodNames = data.periodNames;
    this.statuses = readNumbers(data.statuses);
    this.statusNames = data.statusNames;
    const sources = readNumbers(data.sources);
    this.sources = sources.filter((_, i) => i % 2 === 0);
    this.paragraphs = sources.filter((_, i) => i % 2);
    this.scopes = readNumbers(data.scopes);
    this.scopeZh = readLines(data.scopeZh);
    this.scopeEn = readLines(data.scopeEn);
    this.table = new Table();
    atOnce(this.table.fill(this.scopeZh, this.scopeEn, data.pack));
    this.values = this.printed.map((printed, i) => [normalise(printed).replace(/\s/g, ""), normalise(this.english[i])]);
    this.dates = this.periods.map((period) =>
      normalise(`${this.periodNames[period].join(" ")} ${halfYear(this.periodNames[period][0])}`),
    );
  }

  /* How a chunk fits the number itself: 2 its amount, 1 somewhere in it as written, 0 not at all. All that are only written have to
     stand in one text: 130 billion is no mixture of 130亿元 and CNY 13 billion. */
  fits(lookup, i, said) {
    const { text, amount } = lookup.segment;
    const [printed, english] = this.values[i];
    if (amount && this.amounts[i].some((value) => Math.abs(value - amount.value) <= 1e-6 * amount.value)) {
      return amount.sure || printed.startsWith(text) ? 2 : 1;
    }
    const written =
      text.length < 2 ? 0 : said.texts & ((has(printed, text) ? PRINTED : 0) | (has(english, text) ? ENGLISH : 0));
    said.texts = written || said.texts;
    return written ? 1 : 0;
  }

  /* Whether a chunk is a date of the figure. */
  isDate(lookup, i) {
    const { text } = lookup.segment;
    return text.length > 2 && has(this.dates[i], text);
  }

  /* Whether a chunk is the status of the figure. */
  isStatus(lookup, i) {
    const { text } = lookup.segment;
    const [, zh, en] = this.statusNames[this.statuses[i]];
    return zh === text || (text.length > 3 && en.startsWith(text));
  }

  /* Grades of the figures that all lookups lead to, as pairs [figure, grade]. */
  find(lookups) {
    const scopes = lookups.map((lookup) => (this.size ? lookup.of(this.table, this.scopeZh.length) : []));
    const found = [];
    for (let i = 0; i < this.size; i++) {
      const grade = this.gradeOf(i, lookups, scopes);
      if (grade) {
        found.push([i, grade]);
      }
    }
    return found;
  }

  gradeOf(i, lookups, scopes) {
    const said = {
      place: 0,
      measure: 0,
      values: 0,
      share: 0,
      quality: 0,
      texts: PRINTED | ENGLISH,
      value: false,
      date: false,
      status: false,
      loose: false,
      brief: false,
      letter: false,
      label: false,
    };
    for (let c = 0; c < lookups.length; c++) {
      if (!this.chunk(i, lookups[c], scopes[c], said)) {
        return 0;
      }
    }
    const tier = tierOf(said, lookups.length);
    return tier && tier * 1000 + Math.min(999, this.fine(i, said, lookups.length));
  }

  /* What makes a figure of several come first: how well the words fit, then what is better known, actual, and recent. */
  fine(i, said, count) {
    const year = Number((/[0-9]{4}(?=[^/]*$)/.exec(this.periodNames[this.periods[i]][0]) || [1950])[0]);
    const recent = Math.min(99, Math.max(0, year - 1950));
    const subject = this.subjects[i];
    const words = (6 * said.quality) / count + 100 * Math.min(1, said.share);
    return Math.round(words + this.entries.weight(subject) / 3 + (this.statuses[i] ? 0 : 20) + recent / 4);
  }

  /* Whether one chunk belongs to a figure; notes in `said` as what. */
  chunk(i, lookup, scopes, said) {
    const { need } = lookup;
    const own = lookup.bits[this.subjects[i]];
    const measure = this.measureBits(i, lookup);
    const fit = this.fits(lookup, i, said);
    const date = this.isDate(lookup, i);
    const status = this.isStatus(lookup, i);
    const when = date || status;
    const place = own | (own === need ? 0 : lookup.around(this.subjects[i]));
    let all = place | measure | (fit || when ? need : 0);
    if (all !== need) {
      this.abouts[i].forEach((entry) => (all |= lookup.bits[entry]));
      all |= this.scopes[i] ? scopes[this.scopes[i] - 1] : 0;
      said.loose = true;
    }
    if (all !== need) {
      return false;
    }
    this.note(i, lookup, { own, place, measure, fit, date, status }, said);
    return true;
  }

  note(i, lookup, { own, place, measure, fit, date, status }, said) {
    const { need, hits } = lookup;
    // One chunk may say both (海门载体面积), but not by the same characters.
    const alone = measure & ~place;
    const names = place & ~measure;
    if (alone || (measure && !place)) {
      said.measure++;
      said.brief = said.brief || (!lookup.isHan && lookup.segment.length < BRIEF);
      said.share += lookup.share(this.indicators[i], alone || measure);
      said.label = said.label || (measure === need && lookup.isLabel);
    } else if (measure === need) {
      said.both = true;
      said.share += lookup.share(this.indicators[i], measure);
    }
    said.letter = said.letter || (!lookup.isHan && lookup.segment.length === 1);
    said.place += names || (place && !measure) ? 1 : 0;
    said.value = said.value || fit === 2;
    said.values += fit > 0 ? 1 : 0;
    said.number = said.number || fit > 0;
    said.date = said.date || date;
    said.status = said.status || status;
    const named = own === need ? hits.grade[this.subjects[i]] : 0;
    const measured = measure === need ? hits.grade[this.indicators[i]] : 0;
    said.quality += Math.max(named, measured, fit * 45000, 40000) / 1000;
  }

  /* The characters of a chunk that the measure's name has; of Latin letters only what names it clearly. */
  measureBits(i, lookup) {
    const bits = lookup.bits[this.indicators[i]];
    if (lookup.isHan) {
      return (bits & (bits >> 1)) !== 0 ? bits : 0;
    }
    const { length } = lookup.segment;
    const grade = lookup.hits.grade[this.indicators[i]];
    if (length < BRIEF) {
      return bits && length > 1 && !lookup.level && grade >= INITIALS ? 1 : 0;
    }
    return bits && (lookup.level || grade >= CLEAR) ? 1 : 0;
  }
}

/* Whether a text has another as a piece that does not begin or end inside of a number or a word. */
function has(text, piece) {
  const letters = /^[a-z]+$/.test(piece);
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const before = text[at - 1] || " ";
    const after = text[at + piece.length] || " ";
    const cut = EDGE.test(piece[0]) && EDGE.test(before);
    const cutAfter = /[0-9]/.test(piece[piece.length - 1]) && EDGE.test(after);
    const inWord = letters && (/[a-z]/.test(before) || (piece.length < 4 && /[a-z]/.test(after)));
    if (!cut && !cutAfter && !inWord) {
      return true;
    }
  }
  return false;
}

function tierOf(said, count) {
  const when = said.date || said.status;
  if (said.brief) {
    return said.place && !said.loose && !said.letter && said.share >= SHARE ? TIER.FIGURE_BRIEF : 0;
  }
  if (!said.loose && said.value && (said.values === count || said.place || said.measure || when)) {
    return TIER.FIGURE;
  }
  if (!said.loose && said.place && said.measure && said.share >= SHARE) {
    return said.label ? TIER.FIGURE_LISTED : TIER.FIGURE;
  }
  const means = said.measure || said.value || said.number || (said.place && when) || (said.date && said.status);
  return !means ? 0 : said.loose && !said.place ? TIER.FIGURE_FAR : TIER.FIGURE_LOOSE;
}
