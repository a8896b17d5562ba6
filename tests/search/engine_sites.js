/* Many small sites asked in one thread, run by host.js; `workerData` is [{"site": …, "query": …}, …]
   An answer is how many results there are, and which words of the query were left out for them. */
"use strict";

const { workerData } = require("worker_threads");
const { openPage } = require("./engine.js");

async function main(asked) {
  const pages = new Map();
  const answers = [];
  for (const { site, query } of asked) {
    if (!pages.has(site)) {
      pages.set(site, openPage(site, []));
    }
    const results = await pages.get(site).atlas.search(query, { lang: "zh" });
    answers.push({ found: results.length, without: Array.from(results.without || []), incomplete: results.incomplete });
  }
  process.stdout.write(JSON.stringify(answers));
}

main(workerData).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
