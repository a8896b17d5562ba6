/* Texts for the clipboard. */

/**
 * Puts a text on the clipboard; whether the browser let it.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
