/* Long work in slices, between which the page may go on: it is written as a generator that yields where it may be interrupted. */
(function (engine) {
  "use strict";

  const SLICE = 12; // ms

  /* A function to await in the midst of long work: it lets the page go on if that has waited. */
  engine.pace = function () {
    let last = Date.now();
    return async () => {
      if (Date.now() - last > SLICE) {
        await new Promise((resolve) => window.setTimeout(resolve));
        last = Date.now();
      }
    };
  };

  engine.inSlices = async function (steps) {
    const breath = engine.pace();
    while (!steps.next().done) {
      await breath();
    }
  };

  engine.atOnce = function (steps) {
    while (!steps.next().done);
  };
})(window.atlas.engine);
