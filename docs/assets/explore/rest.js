/* Rows of a long table that come when they are needed: some more as a reader scrolls, all for any filter. */
import { all, attribute, need } from "../page/dom.js";
import { loadPortion } from "../page/portions.js";
import { addRows } from "./sort.js";

const NEAR = "100%"; // of the height of the window: a table goes on so near to its end

export class Rest {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} list
   * @param {() => void} onRows called whenever some have come
   */
  constructor(form, list, onRows) {
    this.form = form;
    this.list = list;
    this.onRows = onRows;
    this.names = attribute(form, "data-rest").split(" ").filter(Boolean);
  }

  /** Whether some have not come yet. */
  get isMissing() {
    return this.names.length > 0;
  }

  /**
   * Loads some of the portions, each of which is added once, in their order.
   * @param {number} [most]
   */
  async load(most = this.names.length) {
    const wanted = this.names.slice(0, most);
    const folder = attribute(this.form, "data-portions");
    const portions = await Promise.all(wanted.map((name) => loadPortion(folder, name)));
    wanted.forEach((name, place) => {
      if (this.names[0] !== name || !(this.list instanceof HTMLTableElement)) return;
      this.names.shift();
      addRows(this.list, /** @type {HTMLTableRowElement[]} */ (portions[place]));
    });
    if (!this.isMissing) all(HTMLElement, ".explore-rest").forEach((line) => line.remove());
    this.onRows();
  }

  /**
   * Goes on where a reader comes near the end, and to the end by the button there.
   * @param {() => void} onFailure
   */
  offer(onFailure) {
    if (!this.isMissing) return;
    const line = need(HTMLElement, ".explore-rest");
    const watcher = new IntersectionObserver(
      ([entry]) => entry.isIntersecting && this.isMissing && this.load(1).catch(() => watcher.disconnect()),
      { rootMargin: NEAR },
    );
    watcher.observe(line);
    need(HTMLButtonElement, "button", line).addEventListener("click", async () => {
      const number = all(HTMLElement, "[data-id]", this.list).length;
      await this.load().catch(onFailure);
      const next = all(HTMLElement, "[data-id]", this.list)[number];
      if (next) need(HTMLAnchorElement, "a", next).focus();
    });
  }
}
