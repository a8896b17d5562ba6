/* The wire form of hooks/atlas/search/wire.py and sequences.py, read back. */

/** @import { Lines, Lists, Numbers } from "../types.js" */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE = 32;
const VALUE = new Uint8Array(128);
Array.from(ALPHABET).forEach((letter, i) => (VALUE[letter.charCodeAt(0)] = i));

/**
 * Numbers written by wire.numbers.
 * @param {Numbers | Lists} text
 * @returns {number[]}
 */
export function readNumbers(text) {
  const found = [];
  let value = 0;
  let factor = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = VALUE[text.charCodeAt(i)];
    if (digit >= BASE) {
      value += (digit - BASE) * factor;
      factor *= BASE;
    } else {
      found.push(value + digit * factor);
      value = 0;
      factor = 1;
    }
  }
  return found;
}

/**
 * Lists written as length and members, one after another.
 * @param {Lists} text
 * @returns {number[][]}
 */
export function readLists(text) {
  const all = readNumbers(text);
  const found = [];
  for (let i = 0; i < all.length; i += all[i] + 1) {
    found.push(all.slice(i + 1, i + 1 + all[i]));
  }
  return found;
}

/**
 * Texts written by wire.lines.
 * @param {Lines} text
 * @returns {string[]}
 */
export function readLines(text) {
  return text.split("\n");
}
