/* What a page loads when its reader needs it: elements as data, in classic scripts, because a page on a disk cannot fetch. */
import { pageAddress } from "./address.js";
import { el } from "./dom.js";
import { runScript } from "./script.js";

/** @import { ElementData } from "../search/types.js" */

/**
 * The elements of a portion of this page, made anew; after a failure the next call tries again.
 * @param {string} folder address of the portions of this page
 * @param {string} name
 * @returns {Promise<HTMLElement[]>}
 */
export async function loadPortion(folder, name) {
  await runScript(`${folder}${name}.js`);
  const { portions } = window.atlas;
  if (!portions || !portions[name]) throw new Error(`no portion ${name} in ${folder}`);
  return portions[name].map(elementOf);
}

/**
 * Links are those of a page on a server.
 * @param {ElementData} data
 * @returns {HTMLElement}
 */
function elementOf([tag, { href, ...attributes }, ...children]) {
  const nodes = children.map((child) => (typeof child === "string" ? child : elementOf(child)));
  return el(
    /** @type {keyof HTMLElementTagNameMap} */ (tag),
    { ...attributes, href: href && pageAddress(href) },
    nodes,
  );
}
