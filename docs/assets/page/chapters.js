/* Long pages on small screens: their chapters come folded to heading and headline, before they are painted. A chapter opens by its heading,
   by a link into it, and on paper. Without script, and on wide screens, chapters come open. */
const CHAPTER = "details.chapter";
const narrow = matchMedia("(max-width: 44.984375em)");

/** @param {ParentNode} root */
function chapters(root) {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const found = root.querySelectorAll(CHAPTER);
  return Array.from(found);
}

/** @param {Node} node something that the parser has just added */
function fold(node) {
  if (!(node instanceof HTMLElement)) return;
  if (node.matches(CHAPTER)) node.removeAttribute("open");
  chapters(node).forEach((chapter) => chapter.removeAttribute("open"));
}

/**
 * Opens everything folded around an anchor of this page.
 * @param {string} hash "" or "#…"
 * @returns {HTMLElement | null} the anchor, if something had to be opened for it
 */
function reveal(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  let isFolded = false;
  for (let at = target && target.closest("details"); at; at = at.parentElement && at.parentElement.closest("details")) {
    isFolded = isFolded || !at.open;
    at.open = true;
  }
  return isFolded ? target : null;
}

function follow() {
  const target = reveal(location.hash);
  if (target) target.scrollIntoView();
}

/** Chapters that are open only as long as the page is printed. */
let printed = chapters(document);

function unfoldForPaper() {
  printed = chapters(document).filter((chapter) => !chapter.open);
  printed.forEach((chapter) => (chapter.open = true));
}

function foldAgain() {
  printed.forEach((chapter) => (chapter.open = false));
}

/** Stands early in the body: what comes after it is folded as it comes. */
export function watchChapters() {
  const parsed = new MutationObserver((changes) => {
    changes.forEach((change) => change.addedNodes.forEach(fold));
  });
  if (narrow.matches) parsed.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    parsed.disconnect();
    follow();
  });
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (link && link.hash && link.pathname === location.pathname) reveal(link.hash);
  });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", unfoldForPaper);
  addEventListener("afterprint", foldAgain);
}
