/* How often a page is let go on while names are made ready, and while they are first written out for a slip of a letter:
   engine_slices.js SITE, run by host.js. Its clock goes on by five milliseconds each time it is looked at, so that the answer is always the same. */
"use strict";

const { openPage } = require("./engine.js");

async function main(site) {
  const page = openPage(site, []);
  let now = 0;
  let rests = 0;
  page.window.Date = { now: () => (now += 5) };
  page.window.setTimeout = (done) => {
    rests += 1;
    return setTimeout(done);
  };
  await page.atlas.search.ready();
  const ready = rests;
  const results = await page.atlas.search("photovoltiacs", { names: true });
  return { ready, slip: rests - ready, found: results.length };
}

main(process.argv[2]).then(
  (answer) => process.stdout.write(JSON.stringify(answer)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
