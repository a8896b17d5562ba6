/* Files for the reader, made in the page; they work from a disk as well. */
import { el } from "./dom.js";

const KEPT = 60000; // milliseconds until the memory of a file is free again: browsers may ask where to put it first

/**
 * Gives the reader a file.
 * @param {string} name
 * @param {Blob} file
 */
export function save(name, file) {
  const address = URL.createObjectURL(file);
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
