/* What every search form shares: where it leads, in which language, and the keys that lead to it. */
import { el, pageAddress } from "./dom.js";

const LONGEST = 300; // servers refuse very long addresses, and nobody types them

/* The door speaks both languages, so there the reader's own decides. */
export function formLang(form) {
  return form.getAttribute("data-lang") || (/^zh\b/i.test(navigator.language || "") ? "zh" : "en");
}

/* Without script the form goes where it is; the script knows the reader's language, and folders on a disk. */
export function prepareForm(form, input) {
  const english = form.getAttribute("data-action-en");
  if (english && formLang(form) === "en") form.setAttribute("action", english);
  form.setAttribute("action", pageAddress(form.getAttribute("action")));
  input.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  input.parentNode.append(el("kbd", { class: "atlas-search__key", "aria-hidden": "true" }, "/"));
  form.classList.add("is-live");
}

/* A query as the address can carry it. */
export function sendable(query) {
  return wellFormed(query.trim().slice(0, LONGEST));
}

/* Half a character, at the end of a cut or in a broken text, cannot be encoded. */
function wellFormed(text) {
  return Array.from(text, (sign) => (/^[\uD800-\uDFFF]$/.test(sign) ? "\uFFFD" : sign)).join("");
}

export function allResults(form, query) {
  return form.getAttribute("action") + "?q=" + encodeURIComponent(sendable(query));
}

/* True while an input method is at work: its Enter and arrows are its own. Safari tells only by the key code. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

function isTyping(node) {
  return /^(?:INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable;
}

/* `/` and Ctrl-K or ⌘K lead to the search from anywhere. */
export function shortcuts(input) {
  document.addEventListener("keydown", function (event) {
    if (isComposing(event) || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !control && !isTyping(event.target);
    if (!slash && !(control && !event.shiftKey && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
