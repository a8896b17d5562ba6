/* Colours before the first paint: what the reader chose, else what the system asks for. Stands early in the body, without defer. */
(function () {
  "use strict";
  var system = matchMedia("(prefers-color-scheme: dark)");

  var choice = stored();

  /* Storage can be forbidden; then a choice lasts as long as the page. */
  function stored() {
    try { return localStorage.getItem("atlas-scheme"); } catch (error) { return null; }
  }

  function apply() {
    var scheme = choice || (system.matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme);
    document.querySelectorAll("[data-atlas-scheme]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(scheme === "slate"));
    });
  }

  function toggle() {
    choice = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
    try { localStorage.setItem("atlas-scheme", choice); } catch (error) { /* see above */ }
    apply();
  }

  document.documentElement.className = "js";
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", function () {
    apply();
    document.querySelectorAll("[data-atlas-scheme]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", toggle);
    });
  });
})();
