/* A listbox that is worked from its input: the focus stays there, and aria-activedescendant says where the reader is. */
import { el, fill } from "./dom.js";

export class List {
  constructor(input, id) {
    this.input = input;
    this.id = id;
    this.node = el("div", { class: "atlas-panel__list", id, role: "listbox", hidden: true });
    this.options = [];
    this.place = -1;
  }

  /* Elements with role=option, in order; the list is hidden if there are none. A better answer to the same
     question may come while the reader is at an option: they stay at it. */
  show(label, options) {
    const held = this.active() && this.active().getAttribute("data-atlas-id");
    this.leave();
    this.options = options;
    options.forEach((option, index) => {
      option.id = this.id + "-" + index;
    });
    this.node.setAttribute("aria-label", label);
    this.node.hidden = !options.length;
    fill(this.node, options);
    this.node.scrollTop = 0;
    if (held) this.enter(options.findIndex((option) => option.getAttribute("data-atlas-id") === held));
  }

  size() {
    return this.options.length;
  }

  holds(selector) {
    return this.options.some((option) => option.matches(selector));
  }

  active() {
    return this.options[this.place] || null;
  }

  leave() {
    if (this.active()) this.active().setAttribute("aria-selected", "false");
    this.place = -1;
    this.input.removeAttribute("aria-activedescendant");
  }

  enter(place) {
    this.leave();
    this.place = place;
    const option = this.active();
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /* One up or down; beyond either end lies the input itself. */
  move(step) {
    const places = this.options.length + 1;
    this.enter(((this.place + 1 + step + places) % places) - 1);
  }
}
