/* Many small sites asked in one process: node engine_sites.js < [{"site": …, "query": …}, …] > answers.json
   An answer is how many results there are, and which words of the query were left out for them. */
"use strict";

const fs = require("fs");
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

main(JSON.parse(fs.readFileSync(0, "utf-8"))).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
