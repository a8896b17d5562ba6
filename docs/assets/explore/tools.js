/* Small tools of the explorers and of the comparison. Text of the data and of addresses becomes text nodes only, never markup. */
const LONGEST = 60; // characters of an unknown value that a message repeats

/* An element with attributes and children: nodes or strings. */
export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  Object.keys(attributes || {}).forEach((name) => node.setAttribute(name, attributes[name]));
  node.append(...children);
  return node;
}

/* A sentence of the page's language from `data-say-<key>` of its form, with {names} filled in. */
export function say(form, key, values) {
  const text = form.getAttribute("data-say-" + key) || "";
  return text.replace(/\{([a-z]+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
}

/* Names in a row, as the page's language writes them. */
export function joined(names) {
  return names.join(document.documentElement.lang.startsWith("zh") ? "、" : ", ");
}

/* What somebody wrote into an address, short enough for a sentence. */
export function quoted(text) {
  const signs = Array.from(text.trim());
  return signs.length > LONGEST ? signs.slice(0, LONGEST).join("") + "…" : signs.join("");
}

/* One paragraph a message; a screen reader hears them, as the box is a live region. */
export function tell(box, messages) {
  box.textContent = "";
  messages.forEach((message) => box.append(el("p", {}, message)));
}

/* For comparing what is typed with what is written: without case, tone marks and blanks around. */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[‘’']/g, "")
    .toLowerCase();
}
