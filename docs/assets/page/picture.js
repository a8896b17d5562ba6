/* A picture to take away: one SVG of all that a figure draws, in the light palette, with its title, its sources, and where it comes
   from. Styles become attributes, since a drawing that stands alone has no style sheet. */
import { all, attribute, need, oneLine } from "./dom.js";

/** @typedef {{text: string, width: number, height: number}} Taken an SVG as it is written to a file, and its size */

const NS = "http://www.w3.org/2000/svg";
const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "letter-spacing",
  "text-anchor",
  "paint-order",
];
const INITIAL = new Set(["none", "normal", "1", "start", "butt", "miter", "rgb(0, 0, 0)", "1px"]);
const EDGE = 18; // units around the whole, and between drawings
const WIDEST = 760; // units that drawings may stand beside each other
const HEAD = { size: 16, line: 22, weight: "700" };
const FOOT = { size: 11, line: 16, weight: "400" };
const SPARE = 0.94; // of a line, filled
const NARROW = 360; // units: the least width, so that sources have room

/**
 * What a figure draws on a wide screen.
 * @param {Element} figure
 */
export function drawingsOf(figure) {
  return all(SVGSVGElement, "svg", figure).filter((one) => !one.classList.contains("fig-narrow"));
}

/**
 * The picture of a figure.
 * @param {HTMLElement} figure
 * @returns {Taken}
 */
export function taken(figure) {
  return inLight(() => {
    const drawings = drawingsOf(figure);
    const { places, width, height } = laidOut(drawings);
    const inner = Math.max(width, NARROW);
    const family = getComputedStyle(figure).fontFamily;
    const head = lines(titleOf(drawings), inner, HEAD, family);
    const caption = all(HTMLElement, "figcaption", figure).map(oneLine);
    const below = [...caption, attribute(figure, "data-source"), foot()]
      .filter(Boolean)
      .flatMap((line) => lines(line, inner, FOOT, family));
    const top = EDGE + head.length * HEAD.line + 6;
    const tall = top + height + EDGE + below.length * FOOT.line + EDGE / 2;
    const root = node("svg", { width: inner + 2 * EDGE, height: tall, lang: figure.lang });
    const paper = getComputedStyle(document.body).getPropertyValue("--paper").trim() || "#fff";
    const ink = getComputedStyle(figure).color;
    root.append(node("rect", { width: "100%", height: "100%", fill: paper }));
    root.append(...written(head, EDGE + HEAD.size, HEAD, ink, family));
    drawings.forEach((drawing, number) => root.append(placed(drawing, places[number], top)));
    root.append(...written(below, top + height + EDGE + FOOT.size, FOOT, ink, family));
    return { text: new XMLSerializer().serializeToString(root), width: inner + 2 * EDGE, height: tall };
  });
}

/**
 * A picture of the same, in points of the screen.
 * @param {Taken} picture
 * @param {number} scale
 * @returns {Promise<Blob>}
 */
export async function painted({ text, width, height }, scale) {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("no canvas");
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/png");
  });
}

/**
 * Does something while the page has its light palette; nothing is drawn meanwhile.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function inLight(work) {
  const { body } = document;
  const scheme = attribute(body, "data-md-color-scheme");
  body.setAttribute("data-md-color-scheme", "default");
  try {
    return work();
  } finally {
    body.setAttribute("data-md-color-scheme", scheme);
  }
}

/**
 * Drawings beside each other where they are narrow, else below each other.
 * @param {SVGSVGElement[]} drawings
 */
function laidOut(drawings) {
  const sizes = drawings.map((one) => one.viewBox.baseVal);
  const across = sizes.reduce((sum, { width }) => sum + width + EDGE, -EDGE) <= WIDEST;
  let [x, y, width, height] = [0, 0, 0, 0];
  const places = sizes.map((size) => {
    const place = { x, y };
    width = Math.max(width, x + size.width);
    height = Math.max(height, y + size.height);
    if (across) x += size.width + EDGE;
    else y += size.height + EDGE;
    return place;
  });
  return { places, width, height };
}

/**
 * What the picture is of: the page, and what a single drawing says of itself.
 * @param {SVGSVGElement[]} drawings
 */
function titleOf(drawings) {
  const told = document.querySelector("meta[property='og:title']");
  const page = told ? attribute(told, "content") : document.title;
  const own = (drawings.length === 1 && need(SVGTitleElement, "title", drawings[0]).textContent) || "";
  return own.includes(page) ? own : [page, own].filter(Boolean).join(" · ");
}

/** The name of the atlas, the address of the page, and the edition of the data, as at the foot of the page. */
function foot() {
  const told = document.querySelector(".atlas-footer__paper");
  return told ? oneLine(told) : "";
}

/**
 * @param {string} text
 * @param {number} width
 * @param {{size: number, weight: string}} face
 * @param {string} family
 * @returns {string[]} lines that are no wider, also where another font of the family is at hand
 */
function lines(text, width, { size, weight }, family) {
  const brush = document.createElement("canvas").getContext("2d");
  const found = [""];
  if (brush) brush.font = `${weight} ${size}px ${family}`;
  /* Chinese may break after each character, Latin after a blank. */
  (text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) || []).forEach((piece) => {
    const longer = found[found.length - 1] + piece;
    if (!brush || brush.measureText(longer.trimEnd()).width <= width * SPARE) found[found.length - 1] = longer;
    else found.push(piece.trimStart());
  });
  return found;
}

/**
 * @param {string[]} said
 * @param {number} y the baseline of the first line
 * @param {{size: number, line: number, weight: string}} face
 * @param {string} ink
 * @param {string} family
 * @returns {SVGElement[]}
 */
function written(said, y, { size, line, weight }, ink, family) {
  return said.map((text, number) => {
    const at = { x: EDGE, y: y + number * line, fill: ink, "font-size": size, "font-weight": weight };
    const words = node("text", { ...at, "font-family": family });
    words.textContent = text;
    return words;
  });
}

/**
 * A copy of a drawing at its place, with its styles as attributes and without links.
 * @param {SVGSVGElement} drawing
 * @param {{x: number, y: number}} place
 * @param {number} top
 * @returns {Node}
 */
function placed(drawing, place, top) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const parts = [copy, ...all(SVGElement, "*", copy)];
  [drawing, ...all(SVGElement, "*", drawing)].forEach((original, number) => dress(original, parts[number]));
  const { width, height } = drawing.viewBox.baseVal;
  Object.entries({ x: EDGE + place.x, y: top + place.y, width, height }).forEach(([name, value]) => {
    copy.setAttribute(name, String(value));
  });
  return copy;
}

/**
 * @param {SVGElement} original
 * @param {SVGElement} copy
 */
function dress(original, copy) {
  const style = getComputedStyle(original);
  ["class", "id", "href", "role", "aria-labelledby", "aria-describedby"].forEach((name) => copy.removeAttribute(name));
  if (copy instanceof SVGTitleElement || copy instanceof SVGDescElement) return;
  STYLES.forEach((name) => {
    const value = style.getPropertyValue(name);
    if (value && !(INITIAL.has(value) && name !== "fill" && name !== "stroke-width")) copy.setAttribute(name, value);
  });
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
function node(tag, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(NS, tag));
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, String(value)));
  return made;
}
