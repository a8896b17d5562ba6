/* Functions of the pages' scripts called in Node, run by host.js; `workerData` is {"code": …, "calls": [[name, argument, …], …]}.
   `code` is ui_parts.js joined with what it imports. There is no page: only an address, and a storage that works or refuses. */
"use strict";

const vm = require("vm");
const { workerData } = require("worker_threads");

const { code, calls, refuses } = workerData;
const kept = new Map();
const refused = () => {
  throw new Error("no storage");
};
const localStorage = refuses
  ? { getItem: refused, setItem: refused, removeItem: refused }
  : {
      getItem: (key) => (kept.has(key) ? kept.get(key) : null),
      setItem: (key, text) => kept.set(key, text),
      removeItem: (key) => kept.delete(key),
    };
const window = { URLSearchParams, localStorage, location: { protocol: "https:", pathname: "/", search: "" } };
window.window = window;
window.document = { documentElement: { lang: "en" } };
vm.runInContext(code, vm.createContext(window));
process.stdout.write(JSON.stringify(calls.map(([name, ...rest]) => window.parts[name](...rest) ?? null)));
