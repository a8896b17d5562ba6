/* What a citation stands for, shown beside it: while the pointer is on it or the keyboard has reached it, and at the first tap of a finger,
   which a link in the card then follows. Without script a citation is a plain link with a title. */
(function () {
  "use strict";
  var OPENS = { "zh-Hans": "查看出处", en: "Go to the source" };
  var GAP = 6; // pixels between a citation and its card
  var card = document.createElement("div");
  var shown = null, touched = false;

  card.className = "cite-card";
  card.id = "cite-card";
  card.setAttribute("role", "tooltip");

  function citation(event) {
    return event.target.closest ? event.target.closest("a.cite[title], a.cite[data-title]") : null;
  }

  /* The browser's own tip would cover the card, so the title rests elsewhere meanwhile. */
  function show(link) {
    if (link === shown) return;
    hide();
    shown = link;
    link.dataset.title = link.title;
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", card.id);
    card.textContent = link.dataset.title;
    if (touched) card.append(document.createElement("br"), follow(link));
    document.body.append(card);
    place(link.getClientRects()[0]);
  }

  function follow(link) {
    var to = document.createElement("a");
    to.href = link.href;
    to.textContent = OPENS[document.documentElement.lang] || OPENS.en;
    return to;
  }

  /* Below the citation, or above it where the window ends; never beyond its sides. */
  function place(box) {
    var room = document.documentElement.clientWidth - card.offsetWidth - GAP;
    var below = box.bottom + GAP + card.offsetHeight < innerHeight;
    card.style.left = scrollX + Math.max(GAP, Math.min(box.left, room)) + "px";
    card.style.top = scrollY + (below ? box.bottom + GAP : box.top - GAP - card.offsetHeight) + "px";
  }

  function hide() {
    if (!shown) return;
    shown.title = shown.dataset.title;
    delete shown.dataset.title;
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.remove();
  }

  addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch"; }, true);
  addEventListener("pointerover", function (event) {
    var link = event.pointerType === "mouse" && citation(event);
    if (link) show(link);
    else if (event.pointerType === "mouse" && !card.contains(event.target)) hide();
  });
  addEventListener("focusin", function (event) {
    var link = citation(event);
    if (link && !touched) show(link);
    else if (!link && !card.contains(event.target)) hide();
  });
  addEventListener("click", function (event) {
    var link = citation(event);
    if (link && touched && link !== shown) {
      event.preventDefault();
      show(link);
    } else if (!link && !card.contains(event.target)) hide();
  });
  addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
})();
