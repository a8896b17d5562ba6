/* The citations of a page: each can be copied. Without script they stand there to be selected. */
import { all, el, need } from "../page/dom.js";
import { pageLang } from "../page/language.js";
import { word } from "../words.js";
import { copyText } from "./copy.js";

/** @param {HTMLElement} form */
function addCopy(form) {
  const lang = pageLang();
  const text = (form.textContent || "").trim();
  const button = el("button", { type: "button", class: "cite-figure" }, word("cite-copy", lang));
  const status = el("span", { class: "cite-page__status", role: "status" });
  button.addEventListener("click", async () => {
    const isCopied = await copyText(text);
    if (!isCopied) getSelection()?.selectAllChildren(need(HTMLElement, "pre, span", form));
    status.textContent = isCopied ? word("cite-copied", lang) : word("cite-select", lang);
  });
  form.append(el("p", { class: "cite-page__tools" }, button, status));
}

/** Adds the buttons when the citations are first looked at. */
export function offerPageCitations() {
  all(HTMLDetailsElement, "details.cite-page").forEach((details) => {
    details.addEventListener("toggle", () => all(HTMLElement, "dd", details).forEach(addCopy), { once: true });
  });
}
