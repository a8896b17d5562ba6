/* The text index: only the shards of a query's own terms are loaded; lunr scores them as it would score the whole index. */
import { TIER } from "./grades.js";
import { segmentOf } from "./query.js";
import { scan } from "./scan.js";
import { Table } from "./table.js";
import { bigrams, termsOf } from "./tokens.js";
import { learn } from "./units.js";
import { readLines, readNumbers } from "./wire.js";

const FIELDS = ["zh", "en"];
const K1 = 1.2;
const B = 0.75;
const MOST_ENDINGS = 24; // terms that a half-typed word may stand for
const SHORTEST_BEGINNING = 4;
const MOST_TEXTS = 500;
const MOST_WORDS = 12; // Chinese words that a stretch of pinyin may stand for

/* text.js: where each shard begins, and the lengths of all documents. */
export class Text {
  constructor(data, files) {
    this.files = files;
    this.first = readLines(data.first);
    this.documents = data.documents;
    this.lengths = data.lengths.map(readNumbers);
    this.average = this.lengths.map((all) => all.reduce((sum, n) => sum + n, 0) / all.length);
    this.docs = data.docs;
    this.shards = new Map();
  }

  shardOf(term) {
    let low = 0;
    let high = this.first.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (compare(this.first[middle], term) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /* The shard with a term, loaded once. */
  async load(number) {
    if (!this.shards.has(number)) {
      const name = "text-" + String(number + 1).padStart(2, "0");
      this.shards.set(number, new Shard(await this.files.load(name)));
    }
    return this.shards.get(number);
  }

  /* Those of some terms that the index has, each with its shard. */
  async known(terms) {
    const shards = await Promise.all(terms.map((term) => this.load(this.shardOf(term))));
    return terms.filter((term, i) => shards[i].place.has(term));
  }

  /* Terms that begin with a text; they may go on in the next shard. */
  async beginning(text) {
    const [first, last] = [this.shardOf(text), this.shardOf(text + "\u{10ffff}")];
    const shards = await Promise.all(first === last ? [this.load(first)] : [this.load(first), this.load(first + 1)]);
    return shards.flatMap((shard) => shard.beginning(text)).slice(0, MOST_ENDINGS);
  }

  /* lunr's weight of a term in a field of a document: see hooks/atlas/search/index.py. */
  weight(idf, field, document, count) {
    const length = this.lengths[field][document];
    const weight = (idf * ((K1 + 1) * count)) / (K1 * (1 - B + B * (length / this.average[field])) + count);
    return Math.round(weight * 1000) / 1000;
  }

  /* Postings of terms whose shards are loaded: term → {number, idf, fields: for each field [[document, count], …]}. */
  postings(terms) {
    return new Map(
      Array.from(new Set(terms))
        .sort()
        .map((term) => {
          const shard = this.shards.get(this.shardOf(term));
          const fields = shard.postings(term);
          const containing = fields.reduce((sum, found) => sum + found.length, 0);
          const idf = Math.log(1 + Math.abs((this.documents - containing + 0.5) / (containing + 0.5)));
          return [term, { number: shard.start + shard.place.get(term), idf, fields }];
        }),
    );
  }

  /* A lunr index of some postings, of the documents that `isWanted` wants. What is left out changes no score of what is in. */
  index(postings, isWanted) {
    const vectors = new Map();
    const inverted = Array.from(postings, ([term, { number, idf, fields }]) => {
      const posting = { _index: number };
      fields.forEach((found, f) => {
        const documents = (posting[FIELDS[f]] = {});
        for (const [document, count] of found) {
          if (isWanted(document)) {
            documents[document] = {};
            const ref = FIELDS[f] + "/" + document;
            vectors.set(ref, vectors.get(ref) || []);
            vectors.get(ref).push([number, this.weight(idf, f, document, count)]);
          }
        }
      });
      return [term, posting];
    });
    const flat = Array.from(vectors, ([ref, pairs]) => [ref, pairs.sort((a, b) => a[0] - b[0]).flat()]);
    const { version, Index } = window.lunr;
    return Index.load({ version, fields: FIELDS, fieldVectors: flat, invertedIndex: inverted, pipeline: [] });
  }

  /* lunr's results for terms of the index, each taken as it stands: [{ref, score, matchData}]. */
  query(postings, isWanted) {
    return this.index(postings, isWanted).query((query) => {
      postings.forEach((_, term) => query.clause({ term, usePipeline: false, wildcard: 0, boost: 1 }));
    });
  }

  /* The ways in which a text may hold a chunk: lists of terms, any one of which will do. `cover` asks of a list that its pairs
     of characters cover the chunk; else all its terms are wanted. */
  async ways(chunk, last, words) {
    if (chunk.han === chunk.length) {
      return chunk.length > 1
        ? [{ terms: await this.known(Array.from(new Set(bigrams(chunk.text)))), cover: chunk.text }]
        : [];
    }
    const terms = termsOf(chunk.text);
    const known = await this.known(terms);
    const ways = known.length === terms.length && known.length ? [{ terms: known }] : [];
    if (last && terms.length === 1 && chunk.han === 0 && chunk.length >= SHORTEST_BEGINNING) {
      ways.push(
        ...(await this.beginning(terms[0])).filter((term) => term !== terms[0]).map((term) => ({ terms: [term] })),
      );
    }
    if (!ways.length && chunk.length >= SHORTEST_BEGINNING) {
      const found = (await words()).find(chunk);
      ways.push(...(await Promise.all(found.map((word) => this.ways(segmentOf(word), false, words)))).flat());
    }
    return ways.filter((way) => way.terms.length);
  }

  /* Documents that hold every chunk: [{entry, score, terms}], best first; only those that are fresh. Most names stand in no text but
     their own, so that there is often nothing to score: lunr is loaded when there is. */
  async find(chunks, words, isFresh) {
    const ways = await Promise.all(chunks.map((chunk, i) => this.ways(chunk, i === chunks.length - 1, words)));
    if (ways.some((list) => !list.length)) {
      return [];
    }
    const postings = this.postings(ways.flat().flatMap((way) => way.terms));
    const terms = heldTerms(postings);
    const wanted = new Set();
    terms.forEach((held, document) => {
      if (wanted.size < MOST_TEXTS && isFresh(document) && ways.every((list) => list.some((way) => holds(way, held)))) {
        wanted.add(document);
      }
    });
    if (!wanted.size) {
      return [];
    }
    await this.files.load("lunr");
    const results = this.query(postings, (document) => wanted.has(document));
    return results.map(({ ref, score }) => ({ entry: Number(ref), score, terms: Array.from(terms.get(Number(ref))) }));
  }
}

/* Order of code points, as Python sorts; JavaScript's own order differs beyond the basic plane. */
function compare(a, b) {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < x.length && i < y.length; i++) {
    if (x[i] !== y[i]) {
      return x[i].codePointAt(0) - y[i].codePointAt(0);
    }
  }
  return x.length - y.length;
}

/* A shard: its terms in order, with their postings still packed. */
class Shard {
  constructor(data) {
    this.start = data.start;
    this.terms = readLines(data.terms);
    this.place = new Map(this.terms.map((term, i) => [term, i]));
    this.numbers = readNumbers(data.postings);
    this.offsets = new Uint32Array(this.terms.length);
    let at = 0;
    for (let i = 0; i < this.terms.length; i++) {
      this.offsets[i] = at;
      for (let f = 0; f < FIELDS.length; f++) {
        at = this.skip(at);
      }
    }
  }

  skip(at) {
    for (let left = this.numbers[at++]; left > 0; left--) {
      at += this.numbers[at] % 2 ? 2 : 1;
    }
    return at;
  }

  /* For each field the documents of a term as [document, count]. */
  postings(term) {
    let at = this.offsets[this.place.get(term)];
    return FIELDS.map(() => {
      const found = [];
      let document = 0;
      for (let left = this.numbers[at++]; left > 0; left--) {
        const step = this.numbers[at++];
        document += step >> 1;
        found.push([document, step % 2 ? this.numbers[at++] : 1]);
      }
      return found;
    });
  }

  beginning(text) {
    return this.terms.filter((term) => term.startsWith(text)).slice(0, MOST_ENDINGS);
  }
}

/* Which terms each document holds, in any field. */
function heldTerms(postings) {
  const found = new Map();
  postings.forEach(({ fields }, term) => {
    for (const [document] of fields.flat()) {
      const held = found.get(document);
      if (held) {
        held.add(term);
      } else {
        found.set(document, new Set([term]));
      }
    }
  });
  return found;
}

function holds(way, terms) {
  if (!way.cover) {
    return way.terms.every((term) => terms.has(term));
  }
  const signs = Array.from(way.cover);
  const pair = (i) => i >= 0 && i + 1 < signs.length && terms.has(signs[i] + signs[i + 1]);
  return signs.every((_, i) => pair(i - 1) || pair(i));
}

/* words.js: Chinese words by their pinyin. */
export class Words {
  constructor(data) {
    learn(data);
    this.table = new Table();
    this.list = readLines(data.words);
    this.list.forEach((word, i) => this.table.add(word, i, 0, false));
    this.table.seal();
  }

  /* Words that a chunk is the whole pinyin of. */
  find(chunk) {
    const hits = scan(this.table, this.list.length, chunk, false);
    const { PINYIN_WHOLE, OTHER_READING } = TIER;
    const isWhole = (word) => hits.stop[word] === this.table.at[word + 1];
    const isSpelled = (word) => [PINYIN_WHOLE, OTHER_READING].includes(Math.floor(hits.grade[word] / 1000));
    const whole = hits.owners
      .filter((word) => isWhole(word) && isSpelled(word))
      .sort((a, b) => hits.grade[b] - hits.grade[a]);
    return whole.slice(0, MOST_WORDS).map((word) => this.list[word]);
  }
}
