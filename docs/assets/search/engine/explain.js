/* What was understood of a query, chunk by chunk. */
import { byWords, find, wordsOf } from "./find.js";
import { isDigit } from "./query.js";
import { Results } from "./results.js";

const NAMES = 3; // shown of those that a chunk matches
const NEAR = 5;
const POINT = 46;

function kindOf(chunk) {
  if (chunk.han) {
    return chunk.han === chunk.length ? "han" : "mixed";
  }
  return chunk.codes.every((code) => isDigit(code) || code === POINT) ? "number" : "latin";
}

async function explainChunk(entries, chunk, lang) {
  const parsed = { chunks: [chunk], whole: chunk };
  const { found } = await find(entries, null, parsed);
  const simple = entries.fold.simplified(chunk).text;
  const results = new Results(entries, null, lang);
  return {
    text: chunk.text,
    kind: kindOf(chunk),
    simplified: simple === chunk.text ? "" : simple,
    count: found.count(),
    names: found.ranked(entries, NAMES).map((candidate) => results.named(candidate.entry)),
  };
}

/* A chunk explained; if nothing is called so, its pieces, provided that one of them is known. */
async function explainCut(entries, chunk, lang) {
  const whole = await explainChunk(entries, chunk, lang);
  const cut = whole.count || !chunk.han ? [] : byWords(entries, chunk);
  const pieces = cut.length > 1 ? await Promise.all(cut.map((piece) => explainChunk(entries, piece, lang))) : [];
  return pieces.some((piece) => piece.count) ? pieces : [whole];
}

/* The chunks of a parsed query, explained. */
export async function explained(entries, parsed, lang) {
  const chunks = wordsOf(entries, parsed).map((chunk) => explainCut(entries, chunk, lang));
  return (await Promise.all(chunks)).flat();
}

/* Results without the chunks that match nothing; if there are none of these, without one chunk after another. */
export async function nearTo(chunks, search) {
  const kept = chunks.filter((chunk) => chunk.count);
  const lists =
    kept.length < chunks.length ? [kept] : kept.map((left) => kept.filter((chunk) => chunk !== left)).reverse();
  const near = new Map();
  for (const list of lists.filter((some) => some.length)) {
    const results = await search(list.map((chunk) => chunk.text).join(" "), NEAR);
    results.slice(0, Math.ceil(NEAR / lists.length)).forEach((result) => near.set(result.id, result));
  }
  return Array.from(near.values()).slice(0, NEAR);
}
