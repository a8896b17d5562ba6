/* Words of a question that name nothing. They are passed over if the query leads nowhere with them. */
import { segmentOf } from "./segment.js";

/** @import { Segment } from "./segment.js" */

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
const QUESTION = /^(?:(?:what|where|who) (?:is|are)|how (?:many|much)|which) /;

/**
 * Segments without the words of a question.
 * @param {Segment[]} segments
 * @returns {Segment[]}
 */
export function withoutAsking(segments) {
  const kept = segments.filter((segment) => !ASKING_ENGLISH.has(segment.text));
  return kept.flatMap((segment) => {
    const pieces =
      segment.han && !segment.amount ? segment.text.replace(BE, "").split(ASKING).filter(Boolean) : [segment.text];
    return pieces.length === 1 && pieces[0] === segment.text ? [segment] : pieces.map(segmentOf);
  });
}

/**
 * Whether the words begin as an English question does.
 * @param {Segment[]} segments
 * @returns {boolean}
 */
export function isQuestion(segments) {
  return QUESTION.test(segments.map((segment) => segment.text).join(" "));
}
