/* The built search files in Node: node engine.js SITE < requests.json > answers.json, or for tests run by host.js

   SITE is a built site or any folder with assets/search/. Standard input, or `workerData`, is a list of requests; each is
     {"query": "…", "options": {…}}     answered by {"results": […], "total", "similar", "incomplete", "ms"}
     {"explain": "…", "options": {…}}   answered by what atlas.search.explain says
     {"call": "name", "arguments": […]} answered by what a function of the engine returns (parts.js)
   With --cold each request gets a new context, as on a page just opened. Files named in --missing=a,b cannot be loaded.
   With --loaded an answer to a query also lists the files that its page has loaded so far.
   host.js keeps its thread: each list of requests has pages of its own, and is answered when nothing of them is left to run. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");
const { pathToFileURL, fileURLToPath } = require("url");
const { Console } = require("console");
const { Writable } = require("stream");
const { parentPort, workerData } = require("worker_threads");

/* What pages have still to run: timers, and files that are on their way. */
class Left {
  constructor() {
    this.number = 0;
    this.ended = () => {};
  }

  /* Have `begin` run something later, which is left until then. */
  later(begin, run) {
    this.number += 1;
    begin(() => {
      run();
      this.number -= 1;
      this.ended();
    });
  }

  /* When nothing is left. */
  async nothing() {
    await new Promise(setImmediate);
    while (this.number) {
      await new Promise((ended) => (this.ended = ended));
      await new Promise(setImmediate);
    }
  }
}

/* A page of the site with nothing but a head, in which the search has been loaded. */
function openPage(site, missing, left = new Left(), heard = console) {
  const loaded = [];
  const timeout = (run, ms, ...given) =>
    left.later(
      (go) => setTimeout(go, ms),
      () => run(...given),
    );
  const window = { URL, console: heard, setTimeout: timeout, Promise };
  const context = vm.createContext(window);
  window.window = window;
  window.location = new URL("zh/", pathToFileURL(path.resolve(site) + "/"));
  const run = (href) => {
    const file = fileURLToPath(href.replace(/\?.*/, ""));
    const name = path.basename(file, ".js");
    if (missing.includes(name) || !fs.existsSync(file)) {
      return false;
    }
    loaded.push({ name, bytes: fs.statSync(file).size });
    window.document.currentScript = { src: href };
    vm.runInContext(fs.readFileSync(file, "utf-8"), context, { filename: file });
    return true;
  };
  const head = {
    appendChild: (element) => left.later(setImmediate, () => (run(element.src) ? element.onload() : element.onerror())),
  };
  const nothing = {
    addEventListener: () => {},
    querySelector: () => null,
    querySelectorAll: () => [],
    readyState: "loading",
  };
  window.document = { ...nothing, createElement: () => ({}), head, currentScript: null };
  const runNamed = (name) => run(pathToFileURL(path.resolve(site, "assets/search", `${name}.js`)).href);
  runNamed("search");
  return {
    window,
    atlas: window.atlas,
    loaded,
    run: runNamed,
    parts: () => window.parts || (runNamed("parts") && window.parts),
  };
}

async function answer(page, request, flags) {
  if (request.call) {
    return page.parts()[request.call](...request.arguments);
  }
  if (request.explain !== undefined) {
    return page.atlas.search.explain(request.explain, request.options);
  }
  const start = process.hrtime.bigint();
  const results = await page.atlas.search(request.query, request.options);
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  const loaded = flags.includes("--loaded") ? { loaded: page.loaded.map((file) => file.name) } : {};
  return {
    results: Array.from(results),
    total: results.total,
    similar: results.similar,
    without: Array.from(results.without),
    instead: Array.from(results.instead),
    incomplete: results.incomplete,
    ms,
    ...loaded,
  };
}

async function main([site, ...flags], requests, heard) {
  const missing = flags.filter((flag) => flag.startsWith("--missing=")).flatMap((flag) => flag.slice(10).split(","));
  const left = new Left();
  let page = openPage(site, missing, left, heard);
  const answers = [];
  for (const request of requests) {
    page = flags.includes("--cold") ? openPage(site, missing, left, heard) : page;
    answers.push(await answer(page, request, flags));
  }
  await left.nothing();
  return JSON.stringify(answers);
}

/* What came of one list of requests, as host.js says it. */
async function told({ argv, stdin }) {
  let err = "";
  const heard = new Writable({
    write: (text, _, done) => {
      err += text;
      done();
    },
  });
  try {
    const out = await main(argv, stdin, new Console(heard));
    return { code: 0, out, err };
  } catch (error) {
    return { code: 1, out: "", err: `${err}${error.stack || error}\n` };
  }
}

module.exports = { openPage };
if (require.main === module && workerData && workerData.stays) {
  parentPort.on("message", async (asked) => parentPort.postMessage(await told(asked)));
} else if (require.main === module) {
  main(process.argv.slice(2), JSON.parse(fs.readFileSync(0, "utf-8")), console)
    .then((answers) => process.stdout.write(answers))
    .catch((error) => {
      console.error(error);
      process.exitCode = 1;
    });
}
