/* Sounds that speakers of many dialects write alike: zh/z ch/c sh/s n/l f/h, an/ang en/eng in/ing. */
import { codesOf } from "./units.js";

const INITIALS = {
  zh: ["z"],
  z: ["zh"],
  ch: ["c"],
  c: ["ch"],
  sh: ["s"],
  s: ["sh"],
  n: ["l"],
  l: ["n"],
  f: ["h"],
  h: ["f"],
};
const FINALS = [
  [/([aei])ng$/, "$1n"],
  [/([aei])n$/, "$1ng"],
];
const known = new Map();

/* The other ways to write a syllable, as letter codes. */
export function confused(text) {
  let found = known.get(text);
  if (!found) {
    const [, initial, final] = /^([zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$/.exec(text);
    const finals = [
      final,
      ...FINALS.filter(([end]) => end.test(final)).map(([end, other]) => final.replace(end, other)),
    ];
    const initials = [initial, ...(INITIALS[initial] || [])];
    const all = initials.flatMap((a) => finals.map((b) => a + b)).filter((other) => other !== text);
    found = [...all, ...all.filter((other) => other.includes("v")).map((other) => other.replace("v", "u"))].map(
      codesOf,
    );
    known.set(text, found);
  }
  return found;
}
