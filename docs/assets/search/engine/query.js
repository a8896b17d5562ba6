/* What somebody typed, taken apart: signs with tones and boundaries, and chunks divided by blanks and punctuation. */
import { STOP } from "./tokens.js";

const LONGEST = 120; // signs of a query that are looked at
const MOST_CHUNKS = 8;
const TONES = { "\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4 };
const DIAERESIS = "\u0308";
const MARK = /[\u0300-\u036f]/;
const APOSTROPHE = /['’‘ʼ`]/;
const LETTER = /[\p{L}\p{N}]/u;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g;
const V = "v".charCodeAt(0);
const U = "u".charCodeAt(0);

/* One stretch of a query without a gap: `codes` (code points), `tones` (0: none said) and `bound` (1: a syllable or word begins here). */
class Segment {
  constructor(codes, tones, bound, words) {
    this.codes = codes;
    this.tones = tones;
    this.bound = bound;
    this.words = words; // [start, end] of each chunk inside
    this.length = codes.length;
    this.han = codes.filter(isHan).length;
    this.latin = codes.filter((code) => !isHan(code) && !isDigit(code)).length;
    this.text = String.fromCodePoint(...codes);
  }

  /* The same stretch with other characters in the same places. */
  with(codes) {
    return new Segment(codes, this.tones, this.bound, this.words);
  }
}

export function isHan(code) {
  return (
    (code >= 0x3400 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000)) || code === 0x3007
  );
}

export function isDigit(code) {
  return code >= 48 && code <= 57;
}

export function isLatin(code) {
  return code >= 97 && code <= 122;
}

/* The query as it is compared, decomposed, so that a tone mark stands by itself. */
function prepared(text) {
  const short = Array.from(text.slice(0, 4 * LONGEST).replace(LONE, "$1 "))
    .slice(0, LONGEST)
    .join("");
  return short
    .normalize("NFKC")
    .toLowerCase()
    .replace(/([nl])u:/g, "$1v")
    .normalize("NFD");
}

class Reader {
  constructor() {
    this.chunks = [];
    this.gap = "";
    this.start();
  }

  start() {
    this.codes = [];
    this.tones = [];
    this.bound = [];
    this.next = 1;
  }

  add(code) {
    this.codes.push(code);
    this.tones.push(0);
    this.bound.push(this.next);
    this.next = 0;
  }

  mark(sign) {
    const last = this.codes.length - 1;
    if (last < 0) {
      return;
    }
    if (sign === DIAERESIS && this.codes[last] === U) {
      this.codes[last] = V;
    } else if (TONES[sign]) {
      this.tones[last] = TONES[sign];
    }
  }

  end() {
    if (this.codes.length) {
      const chunk = new Segment(this.codes, this.tones, this.bound, [[0, this.codes.length]]);
      chunk.after = this.gap; // the sign that divides it from the one before
      this.chunks.push(chunk);
      this.gap = "";
    }
    this.start();
  }
}

/* Chunks of a query. A point is kept between digits, a comma between digits is dropped. */
function chunksOf(text) {
  const reader = new Reader();
  const signs = Array.from(prepared(text));
  signs.forEach((sign, i) => {
    const inNumber = /[0-9]/.test(signs[i - 1] || "") && /[0-9]/.test(signs[i + 1] || "");
    if (MARK.test(sign)) {
      reader.mark(sign);
    } else if (APOSTROPHE.test(sign)) {
      reader.next = 1;
    } else if (LETTER.test(sign) || (sign === "." && inNumber)) {
      reader.add(sign.codePointAt(0));
    } else if (!(sign === "," && inNumber)) {
      reader.end();
      reader.gap += sign;
    }
  });
  reader.end();
  return reader.chunks;
}

/* Several chunks as one stretch, in which each begins at a boundary. */
export function joined(chunks) {
  const codes = [];
  const tones = [];
  const bound = [];
  const words = [];
  for (const chunk of chunks) {
    words.push([codes.length, codes.length + chunk.length]);
    codes.push(...chunk.codes);
    tones.push(...chunk.tones);
    bound.push(...chunk.bound);
  }
  return new Segment(codes, tones, bound, words);
}

/* A chunk from plain text of ours (no marks in it). */
export function segmentOf(text) {
  const codes = Array.from(text, (sign) => sign.codePointAt(0));
  return new Segment(
    codes,
    codes.map(() => 0),
    codes.map((_, i) => (i ? 0 : 1)),
    [[0, codes.length]],
  );
}

/* Chunks without the little words (of, the) that stand everywhere, unless there is nothing else. */
export function withoutStopWords(chunks) {
  const found = chunks.filter((chunk) => !STOP.has(chunk.text));
  return found.length ? found : chunks;
}

// Words of a question that name nothing. They are passed over if the query leads nowhere with them.
const ASKING = new RegExp(
  "请问|有?多少[家个只项名条所]?|有几[家个只项名条所]?|有?哪些|什[么麼][是叫]?|[位在]于?哪[里儿]?|有?多大|怎么样|如何|" +
    "数量|总数|个数|情况|一共|目前|现在|[的了吗嗎呢吧有]",
  "g",
);
const BE = /是(?=多少|什|哪|几|多大)/g; // of a question; the 是 of a name stays
const ASKING_ENGLISH = new Set(
  "how many much what where who when does do did have has had there list total number about all any me show find".split(
    " ",
  ),
);

/* Chunks without the words of a question. */
export function withoutAsking(chunks) {
  const kept = chunks.filter((chunk) => !ASKING_ENGLISH.has(chunk.text));
  return kept.flatMap((chunk) => {
    const pieces = chunk.han ? chunk.text.replace(BE, "").split(ASKING).filter(Boolean) : [];
    return chunk.han && !(pieces.length === 1 && pieces[0] === chunk.text) ? pieces.map(segmentOf) : [chunk];
  });
}

const QUESTION = /^(?:(?:what|where|who) (?:is|are)|how (?:many|much)|which) /;

/* Whether the words begin as an English question does. */
export function isQuestion(chunks) {
  return QUESTION.test(chunks.map((chunk) => chunk.text).join(" "));
}

/* {chunks, whole}: `chunks` have the little words too, `whole` is all that was typed, as one stretch; null if nothing can be looked
   for. */
export function parse(query) {
  const chunks = chunksOf(
    typeof query === "string" ? query : query === null || query === undefined ? "" : String(query),
  );
  const kept = chunks.slice(0, MOST_CHUNKS);
  return kept.length ? { chunks: kept, whole: joined(kept) } : null;
}
