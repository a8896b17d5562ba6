/* Data that a reader asks for: classic scripts, because a page on a disk cannot fetch. */
import { el } from "./dom.js";

/** @type {Map<string, Promise<void>>} */
const running = new Map();

/**
 * Runs a script once; after a failure the next call tries again.
 * @param {string} source its address
 * @returns {Promise<void>}
 */
export function runScript(source) {
  const known = running.get(source);
  if (known) return known;
  const loading = loaded(source);
  loading.catch(() => running.delete(source));
  running.set(source, loading);
  return loading;
}

/**
 * @param {string} source
 * @returns {Promise<void>}
 */
function loaded(source) {
  return new Promise((resolve, reject) => {
    const script = el("script", { src: source });
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`cannot load ${source}`));
    });
    document.head.append(script);
  });
}
