/* Long work in slices, between which it yields to the page: it is written as a generator that yields where it may be interrupted. */

const SLICE = 12; // ms

/**
 * A function to await in the midst of long work: it yields to the page if that has waited.
 * @returns {() => Promise<void>}
 */
export function yielder() {
  let last = Date.now();
  return async () => {
    if (Date.now() - last > SLICE) {
      await new Promise((resolve) => window.setTimeout(resolve));
      last = Date.now();
    }
  };
}

/**
 * Does some steps, with pauses for the page.
 * @param {Iterator<void>} steps
 */
export async function inSlices(steps) {
  const yieldToPage = yielder();
  while (!steps.next().done) {
    await yieldToPage();
  }
}

/**
 * Does some steps without a pause.
 * @param {Iterator<void>} steps
 */
export function atOnce(steps) {
  while (!steps.next().done);
}
