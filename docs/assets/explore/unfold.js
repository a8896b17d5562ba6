/* Long lists show their first rows alone until their reader asks for the rest: by the button below, or by any filter. */
import { all, attribute, need } from "../page/dom.js";

/** @param {HTMLElement} list */
export function unfold(list) {
  list.classList.remove("is-cut");
  all(HTMLDetailsElement, "details", list).forEach((fold) => {
    fold.open = true;
  });
}

/** The first row that was not shown gets the focus, so that a reader at the keyboard goes on where the list had ended. */
export function startUnfolding() {
  all(HTMLButtonElement, "button[data-uncut]").forEach((button) => {
    const list = need(HTMLElement, `#${attribute(button, "data-uncut")}`);
    button.addEventListener("click", () => {
      const next = all(HTMLElement, "[data-id]", list).find((row) => !row.hidden && !row.checkVisibility());
      unfold(list);
      if (next) need(HTMLAnchorElement, "a", next).focus();
    });
  });
}
