/* The reader's choice is the address: it can be kept, sent, and gone back to. */

/**
 * A text that can be encoded: half a character, at the end of a cut or in a broken text, cannot.
 * @param {string} text
 * @returns {string}
 */
export function wellFormed(text) {
  return Array.from(text, (sign) => (/^[\uD800-\uDFFF]$/.test(sign) ? "\uFFFD" : sign)).join("");
}

/**
 * An address as it can be opened: on a disk a folder's shows the folder, so its page is named.
 * @param {string} href
 * @returns {string}
 */
export function pageAddress(href) {
  return location.protocol === "file:" ? href.replace(/\/(?=[?#]|$)/, "/index.html") : href;
}

/**
 * Keeps a choice in the address. Where the browser keeps none (a page in a frame without origin, too many in a short time), everything
 * but the address works.
 * @param {string} query "" or "?…"
 * @param {boolean} fresh as a new entry of the history, so that “back” leads to the choice before; else in place of the last
 */
export function keepAddress(query, fresh) {
  if (query === location.search) return;
  try {
    history[fresh ? "pushState" : "replaceState"](null, "", location.pathname + query);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "SecurityError")) throw error;
  }
}

/**
 * Lets the other language show the same choice: its values are ids, not names.
 * @param {string} query "" or "?…"
 */
export function keepInSwitch(query) {
  const link = document.querySelector("a.atlas-switch");
  if (link) link.setAttribute("href", pageAddress((link.getAttribute("href") || "").replace(/[?#].*$/, "")) + query);
}
