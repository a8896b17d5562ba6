/* Long work in slices, between which it yields to the page: it is written as a generator that yields where it may be interrupted. */

const SLICE = 12; // ms

/**
 * Resolves when the page has had its turn. A message comes at once, where a timer in a row of timers waits for 4 ms.
 * @returns {Promise<void>}
 */
function turn() {
  return new Promise((resolve) => {
    if (!window.MessageChannel) {
      window.setTimeout(resolve);
      return;
    }
    const { port1, port2 } = new window.MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * A function to await in the midst of long work: it yields to the page if that has waited.
 * @returns {() => Promise<void>}
 */
export function yielder() {
  let last = Date.now();
  return async () => {
    if (Date.now() - last > SLICE) {
      await turn();
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
