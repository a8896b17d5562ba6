/* The built search files in Node: node engine.js SITE < requests.json > answers.json, or for tests run by host.js

   SITE is a built site or any folder with assets/search/. Standard input, or `workerData`, is a list of requests; each is
     {"query": "…", "options": {…}}     answered by {"results": […], "total", "similar", "incomplete", "ms"}
     {"explain": "…", "options": {…}}   answered by what atlas.search.explain says
     {"call": "name", "arguments": […]} answered by what a function of the engine returns (parts.js)
   With --cold each request gets a new context, as on a page just opened. Files named in --missing=a,b cannot be loaded.
   With --loaded an answer to a query also lists the files that its page has loaded so far. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");
const { pathToFileURL, fileURLToPath } = require("url");
const { isMainThread, workerData } = require("worker_threads");

/* A page of the site with nothing but a head, in which the search has been loaded. */
function openPage(site, missing) {
  const loaded = [];
  const window = { URL, console, setTimeout, Promise };
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
    appendChild: (element) => setImmediate(() => (run(element.src) ? element.onload() : element.onerror())),
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

async function main(site, flags) {
  const missing = flags.filter((flag) => flag.startsWith("--missing=")).flatMap((flag) => flag.slice(10).split(","));
  const requests = isMainThread ? JSON.parse(fs.readFileSync(0, "utf-8")) : workerData;
  let page = openPage(site, missing);
  const answers = [];
  for (const request of requests) {
    page = flags.includes("--cold") ? openPage(site, missing) : page;
    answers.push(await answer(page, request, flags));
  }
  process.stdout.write(JSON.stringify(answers));
}

module.exports = { openPage };
if (require.main === module) {
  main(process.argv[2], process.argv.slice(3)).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
