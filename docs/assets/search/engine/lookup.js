/* One chunk of a query looked up in all tables. */
import { TIER } from "./grades.js";
import { cover, fullBits, ones, scan } from "./scan.js";
import { slips } from "./typo.js";

const CLEAR = 78000; // from this grade on a match may say where or what another thing is
const EXACT = 0;
const SOUNDS = 1;
const SLIP = 2;

/* `need` is what `bits` must add up to: a bit a character for Han, one bit for anything else. */
export class Lookup {
  constructor(entries, segment) {
    this.entries = entries;
    this.segment = segment;
    this.isHan = segment.han === segment.length;
    this.need = fullBits(segment);
    this.level = EXACT;
    this.hits = this.scan(entries.table, entries.size);
    this.bits = this.bitsOf(entries.table, entries.size, this.hits, 1);
    const labels = this.scan(entries.labels, entries.labels.size);
    this.label = this.bitsOf(entries.labels, entries.labels.size, labels, TIER.ENGLISH_INSIDE * 1000);
    this.isLabel = labels.grade.some((grade) => grade >= TIER.PINYIN_WHOLE * 1000 && grade % 1000 > 390);
  }

  scan(table, size) {
    if (this.level === SLIP) {
      return slips(table, size, this.segment);
    }
    return scan(table, size, this.segment, this.level === SOUNDS);
  }

  bitsOf(table, size, hits, least) {
    if (this.isHan) {
      return cover(table, size, this.segment);
    }
    const bits = new Uint8Array(size);
    hits.owners.forEach((owner) => (bits[owner] = hits.grade[owner] >= least ? 1 : 0));
    return bits;
  }

  /* Bits of another table, with an owner for each of `size`. */
  of(table, size) {
    return this.bitsOf(table, size, this.scan(table, size), 1);
  }

  isUnknown() {
    return !this.isHan && !this.hits.owners.length && !this.label.some(Boolean);
  }

  /* Nothing at all is named like this: look for sounds that are easily confused, then for a slip of a letter. */
  loosen() {
    for (const level of this.isHan ? [] : [SOUNDS, SLIP]) {
      this.level = level;
      const hits = this.scan(this.entries.table, this.entries.size);
      if (hits.owners.length) {
        this.hits = hits;
        this.bits = this.bitsOf(this.entries.table, this.entries.size, hits, 1);
        return;
      }
    }
    this.level = EXACT;
  }

  /* How much of an entry's name the chunk says, from 0 to 1; of a Han chunk only the given bits count. */
  share(entry, bits) {
    if (!this.isHan) {
      return ((this.hits.grade[entry] % 1000) + 10) / 410;
    }
    return ones(bits) / Math.max(1, Array.from(this.entries.name(entry, "zh")).length);
  }

  /* Bits that the places around an entry add. */
  around(entry) {
    let bits = 0;
    for (const place of this.entries.around(entry)) {
      bits |= this.isHan || this.hits.grade[place] >= CLEAR || this.level ? this.bits[place] : 0;
    }
    return bits;
  }

  /* Whether an entry's place and kind say what its names, which have `bits`, do not. Without any bits one of them has to say it all. */
  isAround(entry, bits) {
    const [place, sort] = [this.around(entry), this.sort(entry)];
    return bits ? (bits | place | sort) === this.need : place === this.need || sort === this.need;
  }

  /* Bits that the names of its kind and type add. */
  sort(entry) {
    const { entries } = this;
    const type = entries.types[entry];
    return (type ? this.label[type - 1] : 0) | this.label[entries.kindLabel.get(entries.kinds[entry])];
  }
}
