/* What every page does by itself: the drawer of narrow screens, the place reached in the contents, citations. Without script a link stands
   in the place of the drawer, and the contents are a list of links. */
import { watchCitations } from "./cite/card.js";
import { all, attribute, el, need, oneLine } from "./page/dom.js";
import { explainMarks } from "./page/marks.js";
import { offerPictures } from "./page/take.js";

const HEADER = 90; // pixels: a heading above this line is being read

/**
 * The button of the drawer, in the place of the link that leads to its list.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} side what it opens
 */
function buttonOf(link, side) {
  const button = el("button", { type: "button", class: link.className, "aria-controls": side.id });
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}

/**
 * Material's style sheet opens the drawer by a box that is checked, and closes it by a label over the page.
 * @param {HTMLAnchorElement} link
 */
function makeDrawer(link) {
  const side = need(HTMLElement, ".md-sidebar--primary");
  const box = el("input", { class: "md-toggle", "data-md-toggle": "drawer", type: "checkbox", id: "__drawer" });
  need(HTMLElement, ".md-skip").after(box, el("label", { class: "md-overlay", for: box.id }));
  const button = buttonOf(link, side);
  /** @param {boolean} open */
  const show = (open) => {
    box.checked = open;
    button.setAttribute("aria-expanded", String(open));
  };
  show(false);
  box.addEventListener("change", () => show(box.checked));
  button.addEventListener("click", () => {
    show(!box.checked);
    if (box.checked) need(HTMLElement, "a", side).focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    show(false);
    button.focus();
  });
  side.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (box.checked && to instanceof Node && !side.contains(to)) show(false);
  });
}

/**
 * The last of some links whose heading the reader has passed.
 * @param {HTMLAnchorElement[]} links
 */
function reached(links) {
  const passed = links.filter((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading && heading.getBoundingClientRect().top < HEADER;
  });
  return passed.length ? passed[passed.length - 1] : null;
}

/** @param {HTMLAnchorElement[]} links */
function followContents(links) {
  /** @type {HTMLAnchorElement | null} */
  let current = null;
  let waiting = false;
  const place = () => {
    const found = reached(links);
    waiting = false;
    if (found === current) return;
    if (current) current.removeAttribute("aria-current");
    if (found) found.setAttribute("aria-current", "location");
    current = found;
  };
  requestAnimationFrame(place);
  const scrolled = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(place);
  };
  addEventListener("scroll", scrolled, { passive: true });
}

/**
 * Both languages have the same anchors: who changes the language stays at the place.
 * @param {HTMLAnchorElement} link
 */
function keepPlace(link) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

/**
 * What is printed says at the foot of each sheet where it stood, also where the build did not know the address.
 * @param {HTMLElement} foot
 */
function fillFoot(foot) {
  const [unknown] = all(HTMLElement, "[data-atlas-address]", foot);
  if (unknown && location.protocol !== "file:") unknown.textContent = decodeURI(location.origin + location.pathname);
  document.documentElement.style.setProperty("--sheet-foot", JSON.stringify(oneLine(foot)));
}

/**
 * A report names the page as the reader sees it: with its whole address, and what stands behind the “#”.
 * @param {HTMLAnchorElement} link
 */
function fillReport(link) {
  const [known, href] = [attribute(link, "data-report"), link.href];
  link.addEventListener("click", () => {
    const here = location.protocol === "file:" ? known + location.hash : location.href;
    link.href = href.split(encodeURIComponent(known)).join(encodeURIComponent(here));
  });
}

/**
 * Names and pinyin are no words of the reader's language.
 * @param {HTMLInputElement} input
 */
function easeTyping(input) {
  const helps = { autocapitalize: "none", autocorrect: "off", spellcheck: "false", enterkeyhint: "search" };
  Object.entries(helps).forEach(([name, value]) => input.setAttribute(name, value));
}

all(HTMLButtonElement, "button[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
all(HTMLAnchorElement, "a[data-report]").forEach(fillReport);
all(HTMLElement, ".atlas-footer__paper").forEach(fillFoot);
offerPictures();
explainMarks();
watchCitations();
all(HTMLAnchorElement, "a.atlas-switch").forEach(keepPlace);
all(HTMLAnchorElement, "a.atlas-menu").forEach(makeDrawer);
all(HTMLInputElement, ".atlas-header .atlas-search__input").forEach(easeTyping);
const links = all(HTMLAnchorElement, ".md-sidebar--secondary a");
/* Narrow screens do not show the contents, and measuring a long page takes its time. */
if (links.length && matchMedia("(min-width: 60em)").matches) followContents(links);
