/* Elements. Text of the data, of addresses and of readers becomes text nodes only, never markup. */

/** @typedef {Node | string | false | null | undefined | Child[]} Child */
/** @typedef {Record<string, string | boolean | null | undefined>} Attributes absent where null, undefined or false */

/**
 * An element with attributes and children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children nodes, strings, arrays of them, or nothing
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  });
  return add(node, children);
}

/**
 * @template {Element} T
 * @param {T} node
 * @param {Child[]} children
 * @returns {T}
 */
function add(node, children) {
  children.forEach((child) => {
    if (Array.isArray(child)) add(node, child);
    else if (child) node.append(child);
  });
  return node;
}

/**
 * An element with other children.
 * @template {Element} T
 * @param {T} node
 * @param {...Child} children
 * @returns {T}
 */
export function fill(node, ...children) {
  node.textContent = "";
  return add(node, children);
}

/**
 * Makes some nodes the only children, in their order. What is there already stays where it is, so that a reader who looks at it, has the
 * focus in it or clicks it loses nothing.
 * @param {Element} parent
 * @param {Element[]} nodes
 */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  Array.from(parent.children).forEach((node) => {
    if (!wanted.has(node)) node.remove();
  });
  let place = parent.firstElementChild;
  nodes.forEach((node) => {
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  });
}

/**
 * The first element that a selector finds; an Error if there is none, or one of another kind.
 * @template {Element} T
 * @param {new () => T} type
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T}
 */
export function need(type, selector, root = document) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`no ${type.name} for ${selector}`);
}

/**
 * All elements of a kind that a selector finds.
 * @template {Element} T
 * @param {new () => T} type
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T[]}
 */
export function all(type, selector, root = document) {
  /** @param {Element} node @returns {node is T} */
  const fits = (node) => node instanceof type;
  return Array.from(root.querySelectorAll(selector)).filter(fits);
}

/**
 * The text of an element as one line.
 * @param {Element} node
 * @returns {string}
 */
export function oneLine(node) {
  return (node.textContent || "").replace(/\s+/g, " ").trim();
}

/**
 * An attribute, "" where there is none.
 * @param {Element} node
 * @param {string} name
 * @returns {string}
 */
export function attribute(node, name) {
  return node.getAttribute(name) || "";
}
