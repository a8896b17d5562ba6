/* What is wrong with the page as it is shown now: a list of {sort, said}. Details are opened first, so that nothing hides in them. */
() => {
  "use strict";
  const found = [];
  const wrong = (sort, node) => found.push({ sort, said: (node.textContent || String(node)).replace(/\s+/g, " ").trim().slice(0, 70) });
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const scrolls = (node) => node.closest("[hidden], .unseen, .highlight") !== null || scroller(node) !== null;

  /* The nearest box around a node that the reader can push sideways. */
  function scroller(node) {
    for (let box = node; box && !box.matches(".md-content__inner"); box = box.parentElement)
      if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return box;
    return null;
  }

  function lines(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    return Array.from(range.getClientRects()).filter((box) => box.width && box.height);
  }

  /* Running text stays in its column; text of a table that is not pushed sideways stays in its cell. */
  function textInside(body) {
    const edge = body.getBoundingClientRect();
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode, parent = text.parentElement;
      if (!text.textContent.trim() || parent.closest("svg, select, script")) continue;
      const cell = parent.closest("td, th"), room = cell ? cell.getBoundingClientRect() : edge;
      const leaves = lines(text).some((box) => box.right > room.right + 1 || box.left < room.left - 1);
      if (leaves && shown(parent) && !scrolls(parent)) wrong("outside", text);
    }
    body.querySelectorAll("td, th").forEach((cell) => { if (cell.scrollWidth > cell.clientWidth + 1 && shown(cell)) wrong("outside", cell); });
  }

  /* Common words of a measure's name stay whole, however narrow its column is. */
  function wordsWhole(name) {
    for (const word of name.textContent.matchAll(/\b[A-Za-z]{2,16}\b/g)) {
      const range = document.createRange();
      range.setStart(name, word.index);
      range.setEnd(name, word.index + word[0].length);
      if (new Set(Array.from(range.getClientRects(), (box) => Math.round(box.top))).size > 1) wrong("broken", name);
    }
  }

  /* Text of a drawing stays on it and covers no other text of it. */
  function drawing(svg) {
    const sheet = svg.getBoundingClientRect(), boxes = [];
    for (const text of svg.querySelectorAll("text")) {
      if (!text.textContent) continue;
      const box = text.getBoundingClientRect();
      if (box.left < sheet.left - 2 || box.right > sheet.right + 2 || box.top < sheet.top - 2 || box.bottom > sheet.bottom + 2) wrong("off the drawing", text);
      if (boxes.some((other) => covers(box, other))) wrong("covered", text);
      boxes.push(box);
    }
  }

  function covers(box, other) {
    const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const tall = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    return wide > 2 && tall > 4.5;
  }

  const holds = (node) => node.textContent.trim() !== "" || node.querySelector("svg, input, img") !== null;

  /* What follows a heading in its section, or in the page for the first one. */
  function headed(heading) {
    const around = heading.closest("summary") ? heading.closest("details") : heading.parentElement;
    const place = heading.tagName === "H1" ? document.querySelector(".md-content__inner") : around;
    const follows = (node) => heading.compareDocumentPosition(node) === Node.DOCUMENT_POSITION_FOLLOWING;
    return holds(heading) && Array.from(place.querySelectorAll("*")).some((node) => follows(node) && !/^H\d$/.test(node.tagName) && holds(node));
  }

  /* Words that a program says where it has nothing to say. */
  function words() {
    const said = document.querySelector(".md-content__inner").innerText;
    for (const bad of [/\bNone\b(?! found)/, /\bundefined\b/, /\bNaN\b/, /\[object/, /\{[a-z]+\}/]) if (bad.test(said)) wrong("word", said.match(bad)[0]);
  }

  document.querySelectorAll(".md-content__inner details").forEach((one) => { one.open = true; });
  const body = document.querySelector(".md-content__inner");
  if (document.documentElement.scrollWidth > innerWidth) wrong("sideways", document.documentElement.scrollWidth);
  textInside(body);
  body.querySelectorAll(".facts th .measure").forEach((one) => wordsWhole(one.firstChild));
  body.querySelectorAll(".fig svg").forEach((svg) => { if (shown(svg)) drawing(svg); });
  body.querySelectorAll("h1, h2, h3").forEach((one) => { if (!headed(one)) wrong("heading", one); });
  body.querySelectorAll("ul, ol, dl, section, figure, p, li, dd").forEach((one) => { if (!holds(one) && !one.matches("[role=status]") && shown(one)) wrong("empty", one.outerHTML); });
  body.querySelectorAll("table").forEach((one) => { if (!one.querySelector("tbody td, tfoot td") && shown(one)) wrong("empty", one); });
  words();
  return found;
}
