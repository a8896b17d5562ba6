/* What every page does by itself: the drawer of narrow screens, and the place reached in the contents.
   Without script the drawer opens by its label, and the contents are a list of links. */
(function () {
  "use strict";
  var HEADER = 90; // pixels: a heading above this line is being read

  /* A label cannot have the focus; a button in its place can. */
  function makeDrawer(box, label) {
    var button = document.createElement("button");
    var side = document.querySelector(".md-sidebar--primary");
    button.type = "button";
    button.className = label.className + " atlas-menu";
    button.setAttribute("aria-controls", side.id);
    while (label.firstChild) button.appendChild(label.firstChild);
    label.replaceWith(button);

    function show(open) {
      box.checked = open;
      button.setAttribute("aria-expanded", String(open));
    }

    show(false);
    box.addEventListener("change", function () { show(box.checked); });
    button.addEventListener("click", function () {
      show(!box.checked);
      if (box.checked) side.querySelector("a").focus({ preventScroll: true });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !box.checked) return;
      show(false);
      button.focus();
    });
    side.addEventListener("focusout", function (event) {
      if (box.checked && event.relatedTarget && !side.contains(event.relatedTarget)) show(false);
    });
  }

  function followContents(links) {
    var current = null, waiting = false;

    function place() {
      var found = null;
      waiting = false;
      links.forEach(function (link) {
        var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (heading && heading.getBoundingClientRect().top < HEADER) found = link;
      });
      if (found === current) return;
      if (current) current.removeAttribute("aria-current");
      if (found) found.setAttribute("aria-current", "location");
      current = found;
    }

    requestAnimationFrame(place);
    addEventListener("scroll", function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(place);
    }, { passive: true });
  }

  /* Both languages have the same anchors: who changes the language stays at the place. */
  function keepPlace(link) {
    link.addEventListener("click", function () { link.hash = location.hash; });
  }

  var other = document.querySelector("a.atlas-switch");
  if (other) keepPlace(other);
  var label = document.querySelector("label.md-header__button[for=__drawer]");
  if (label) makeDrawer(document.getElementById("__drawer"), label);
  var links = document.querySelectorAll(".md-nav--secondary a");
  /* Narrow screens do not show the contents, and measuring a long page takes its time. */
  if (links.length && matchMedia("(min-width: 60em)").matches) followContents(Array.prototype.slice.call(links));
})();
