/* Long work in slices, between which the page may go on: it is written as a generator that yields where it may be interrupted. */
const SLICE = 12; // ms

/* A function to await in the midst of long work: it lets the page go on if that has waited. */
export function yielder() {
  let last = Date.now();
  return async () => {
    if (Date.now() - last > SLICE) {
      await new Promise((resolve) => window.setTimeout(resolve));
      last = Date.now();
    }
  };
}

export async function inSlices(steps) {
  const breath = yielder();
  while (!steps.next().done) {
    await breath();
  }
}

export function atOnce(steps) {
  while (!steps.next().done);
}
