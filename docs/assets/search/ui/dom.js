/* Small tools of the interface. Text of the data and of readers becomes text nodes only, never markup. */
/* An element with attributes (absent where null or false) and children: nodes, strings, arrays of them, or nothing. */
export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) {
    const value = attributes[name];
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  });
  return add(node, children);
}

export function add(node, children) {
  children.forEach(function (child) {
    if (Array.isArray(child)) add(node, child);
    else if (child) node.append(child);
  });
  return node;
}

export function fill(node, ...children) {
  node.textContent = "";
  return add(node, children);
}

/* Text with its marks ([start, end) in UTF-16 units, in order) as <mark> elements; marks that do not fit are left out. */
export function marked(text, marks) {
  const nodes = [];
  let at = 0;
  (marks || []).forEach(function ([start, end]) {
    if (!(start >= at && end > start && end <= text.length)) return;
    nodes.push(text.slice(at, start), el("mark", {}, text.slice(start, end)));
    at = end;
  });
  return nodes.concat(text.slice(at));
}

/* The `lang` attribute of a language. */
export function htmlLang(lang) {
  return lang === "zh" ? "zh-Hans" : "en";
}

/* The `lang` attribute that a text needs for what it is written in. */
export function langOf(text) {
  return /[\u3400-\u9fff]/.test(text) ? "zh-Hans" : "en";
}

export function otherLang(lang) {
  return lang === "zh" ? "en" : "zh";
}

/* A query for a sentence about it. */
export function shortened(query) {
  const signs = Array.from(query.trim());
  return signs.length > 40 ? signs.slice(0, 40).join("") + "…" : signs.join("");
}

/* Where there is no keyboard but the one on the screen. */
export function byTouch() {
  return window.matchMedia("(pointer: coarse)").matches;
}

/* On a disk a folder's address shows the folder, so its page is named. */
export function pageAddress(href) {
  return location.protocol === "file:" ? href.replace(/\/(?=[?#]|$)/, "/index.html") : href;
}
