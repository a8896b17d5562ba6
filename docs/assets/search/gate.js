/* The search of the atlas, on every page. Everything outside of this folder relies on what stands in this comment and on the
   types of its results (types.d.ts), and on nothing else. The program that searches (engine.js) and the names are loaded at the first
   call.

   await atlas.search(query, {lang, limit, names})   results, best first; types.d.ts says what one is
     query   whatever somebody typed. Anything else than a string is made one; no input raises an error.
     It rejects only if the program itself cannot be loaded; the next call tries again.
   await atlas.search.explain(query, {lang})         what was understood of a query, and a few results near to it
   await atlas.search.excerpt(result, query)         a line of text for a result that has none: the beginning of its text
   await atlas.search.kinds(lang)                    [{id, name}] of all kinds
   await atlas.search.ready()                        program and names are loaded; call it when the box is focused. Rejects if they
                                                     cannot be loaded.
*/
import { openFiles } from "./registry.js";

/** @import { FileError, Files, Program, Search } from "./types.js" */

let files = openFiles(null);
/** @type {WeakMap<Files, Program>} */
const programs = new WeakMap();

/**
 * The program over some files, made once.
 * @param {Files} given
 * @returns {Promise<Program>}
 */
async function programOf(given) {
  given.load("names").catch(() => undefined); // they need no program to arrive; it asks for them again, and says so
  const Made = await given.load("engine");
  const program = programs.get(given) || new Made(given);
  programs.set(given, program);
  return program;
}

/**
 * Does something with the program. If a file turns out to be of another build than the names, once more with everything anew, the
 * program included.
 * @template T
 * @param {(program: Program) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withProgram(use) {
  const asked = files;
  try {
    return await use(await programOf(asked));
  } catch (error) {
    const { newer } = /** @type {FileError} */ (error);
    if (!newer) {
      throw error;
    }
    if (asked === files) {
      files = openFiles(newer);
    }
    return use(await programOf(files));
  }
}

/** @type {Search} */
export const search = Object.assign(
  /** @type {Program["search"]} */ ((query, options) => withProgram((program) => program.search(query, options))),
  /** @type {Omit<Program, "search">} */ ({
    explain: (query, options) => withProgram((program) => program.explain(query, options)),
    excerpt: (result, query) => withProgram((program) => program.excerpt(result, query)),
    kinds: (lang) => withProgram((program) => program.kinds(lang)),
    ready: () => withProgram((program) => program.ready()),
  }),
);
