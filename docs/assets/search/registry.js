/* The files that the search loads beside itself: classic scripts that call atlas.register, for a page opened from a folder (file://)
   can load scripts and nothing else. */

/** @import { FileError, Files } from "./types.js" */

const here = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
/** @type {Map<string, {version: string | null, data: unknown}>} */
const known = new Map();

/**
 * Called by every file, as atlas.register.
 * @param {string} name
 * @param {string | null} version the build that data are of, null for a program
 * @param {unknown} data
 */
export function register(name, version, data) {
  known.set(name, { version, data });
}

/**
 * The files of one build, of which nothing is loaded yet. A new object each time: what still runs of the program before keeps its own.
 * @param {string | null} fresh the build whose files are wanted, if that is known
 * @returns {Files}
 */
export function openFiles(fresh) {
  return new ScriptFiles(fresh);
}

/** @implements {Files} */
class ScriptFiles {
  /** @param {string | null} fresh */
  constructor(fresh) {
    this.root = new URL("../../", here);
    this.fresh = fresh;
    /** @type {string | null} of names.js */
    this.version = null;
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
  }

  /**
   * What needs the names to be accepted need not wait for them to be sent for.
   * @param {string} name
   * @returns {Promise<any>}
   */
  load(name) {
    const loading = this.loading.get(name);
    if (loading) {
      return loading;
    }
    const first = name === "names" || name === "engine" ? null : this.load("names");
    const loaded = Promise.all([loadScript(name, this.version || this.fresh), first]).then(() => this.accept(name));
    loaded.catch(() => this.loading.delete(name));
    this.loading.set(name, loaded);
    return loaded;
  }

  /**
   * All data must be of the same build as the names.
   * @param {string} name
   */
  accept(name) {
    const file = known.get(name);
    if (!file) {
      throw fileError(`nothing in ${name}`, { file: name });
    }
    if (name === "names") {
      this.version = file.version;
    } else if (file.version !== null && file.version !== this.version) {
      throw fileError(`${name} is of another build`, { file: name, newer: file.version });
    }
    return file.data;
  }
}

/**
 * @param {string} message
 * @param {{file: string, newer?: string}} about
 * @returns {FileError}
 */
function fileError(message, about) {
  return Object.assign(new Error(message), about);
}

/**
 * The version makes a browser fetch files that belong together, whatever it has kept.
 * @param {string} name
 * @param {string | null} version
 * @returns {Promise<void>}
 */
function loadScript(name, version) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(`${name}.js${version ? `?v=${version}` : ""}`, here).href;
    element.onload = () => resolve();
    element.onerror = () => reject(fileError(`cannot load ${name}`, { file: name }));
    document.head.appendChild(element);
  });
}
