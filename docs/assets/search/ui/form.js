/* What every search form shares: where it leads, in which language, and the keys that lead to it. */
import { pageAddress, wellFormed } from "../../page/address.js";
import { attribute, el } from "../../page/dom.js";
import { langOf } from "../../page/language.js";

/** @import { Lang } from "../types.js" */

const LONGEST = 300; // servers refuse very long addresses, and nobody types them

/**
 * The door speaks both languages, so there the reader's own decides.
 * @param {Element} form
 * @returns {Lang}
 */
export function formLang(form) {
  return langOf(form.getAttribute("data-lang") || navigator.language);
}

/**
 * Without script the form goes where it is; the script knows the reader's language, and folders on a disk.
 * @param {Element} form
 * @param {HTMLInputElement} input
 */
export function prepareForm(form, input) {
  const english = form.getAttribute("data-action-en");
  if (english && formLang(form) === "en") form.setAttribute("action", english);
  form.setAttribute("action", pageAddress(attribute(form, "action")));
  input.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  input.after(el("kbd", { class: "atlas-search__key", "aria-hidden": "true" }, "/"));
  form.classList.add("is-live");
}

/**
 * A query as the address can carry it.
 * @param {string} query
 * @returns {string}
 */
export function sendable(query) {
  return wellFormed(query.trim().slice(0, LONGEST));
}

/**
 * The address of all results of a query.
 * @param {Element} form
 * @param {string} query
 * @returns {string}
 */
export function allResults(form, query) {
  return `${form.getAttribute("action")}?q=${encodeURIComponent(sendable(query))}`;
}

/**
 * The address of the A–Z index, which works without any of this.
 * @param {Element} form
 * @returns {string}
 */
export function indexAddress(form) {
  return attribute(form, "action").replace(/search\/(index\.html)?$/, "index-az/$1");
}

/**
 * True while an input method is at work: its Enter and arrows are its own. Safari tells only by the key code.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * Where there is no keyboard but the one on the screen.
 * @returns {boolean}
 */
export function byTouch() {
  return window.matchMedia("(pointer: coarse)").matches;
}

/** @param {EventTarget | null} node */
function isTyping(node) {
  return node instanceof HTMLElement && (/^(?:INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable);
}

/** @param {KeyboardEvent} event */
function isShortcut(event) {
  if (isComposing(event) || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && event.key.toLowerCase() === "k";
  return event.key === "/" && !isTyping(event.target);
}

/**
 * `/` and Ctrl-K or ⌘K lead to the search from anywhere.
 * @param {HTMLInputElement} input
 */
export function listenForShortcuts(input) {
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
