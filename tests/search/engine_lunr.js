/* lunr.js itself in Node, beside the search: engine_lunr.js SITE, run by host.js; `workerData` is
   {"stems": [words]}                     their stems by lunr's stemmer
   {"index": serialised, "queries": [[terms]]}   for each query lunr's own scores over the whole index, and ours over shards */
"use strict";

const { workerData: request } = require("worker_threads");
const { openPage } = require("./engine.js");

function scores(results) {
  return Object.fromEntries(results.map((result) => [result.ref, result.score]));
}

function entryScores(results) {
  return Object.fromEntries(results.map((result) => [result.entry, result.score]));
}

async function main(site) {
  const page = openPage(site, []);
  const data = {};
  page.atlas.register = (name, version, value) => (data[name] = value);
  const load = async (name) => page.run(name) && data[name];
  await load("lunr");
  const { lunr } = page.window;
  if (request.stems) {
    return request.stems.map((word) => lunr.stemmer(new lunr.Token(word)).toString());
  }
  const whole = lunr.Index.load(request.index);
  const { TextIndex, scored } = page.parts();
  const text = new TextIndex(await load("text"), { load });
  const answers = [];
  for (const terms of request.queries) {
    const known = await text.known(terms);
    const ask = (query) => terms.forEach((term) => query.clause({ term, usePipeline: false, wildcard: 0, boost: 1 }));
    answers.push({
      known,
      uncut: scores(whole.query(ask)),
      shards: entryScores(scored(text, text.postings(known), () => true)),
    });
  }
  return answers;
}

main(process.argv[2]).then(
  (answer) => process.stdout.write(JSON.stringify(answer)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
