/* What has to be settled before the first paint, early in the body and without defer: the colours (what the reader chose, else what the
   system asks for), which chapters come folded, and what is the same on all pages. */
import { watchChapters } from "./page/chapters.js";
import { defineElements } from "./page/menu.js";

const KEY = "atlas-scheme";
const system = matchMedia("(prefers-color-scheme: dark)");
let choice = stored();

/* Storage can be forbidden; then a choice lasts as long as the page. */
function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} scheme */
function store(scheme) {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    /* See above. */
  }
}

function apply() {
  const scheme = choice || (system.matches ? "slate" : "default");
  document.body.setAttribute("data-md-color-scheme", scheme);
  document.querySelectorAll("[data-atlas-scheme]").forEach((button) => {
    button.setAttribute("aria-pressed", String(scheme === "slate"));
  });
}

function toggle() {
  choice = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
  store(choice);
  apply();
}

document.documentElement.className = "js";
apply();
defineElements();
watchChapters();
system.addEventListener("change", apply);
document.addEventListener("DOMContentLoaded", () => {
  apply();
  document.querySelectorAll("[data-atlas-scheme]").forEach((button) => {
    button.addEventListener("click", toggle);
  });
});
