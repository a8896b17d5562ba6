/* Runs the scripts of this folder for one process of the tests, since a Node of its own takes each longer to start than to run:
   node host.js. A line of standard input asks for one, {"script": path, "arguments": […], "stdin": …}; what came of it is
   a line of standard output, {"code", "out", "err"}. Each script runs in a thread with globals of its own, to whom
   `workerData` is its `stdin`, and its answer comes when nothing of it is left to run. A script that stays has one thread
   for all its answers, to which each line is a message. */
"use strict";

const readline = require("readline");
const path = require("path");
const { Worker } = require("worker_threads");

const STAY = new Set(["engine.js"]);
const staying = new Map(); // threads by their scripts

function run({ script, arguments: argv, stdin }) {
  return new Promise((done) => {
    const said = { out: "", err: "" };
    const thread = new Worker(script, { argv, workerData: stdin, stdout: true, stderr: true });
    const hear = (stream, name) => stream.setEncoding("utf-8").on("data", (text) => (said[name] += text));
    hear(thread.stdout, "out");
    hear(thread.stderr, "err");
    thread.on("error", (error) => (said.err += `${error.stack || error}\n`));
    thread.on("exit", (code) => done({ code, ...said }));
  });
}

/* The same by the thread of a script that stays; one that breaks down is begun anew. */
function ask({ script, arguments: argv, stdin }) {
  return new Promise((done) => {
    const thread = staying.get(script) || new Worker(script, { workerData: { stays: true } });
    staying.set(script, thread);
    const answered = (found) => {
      thread.off("message", answered).off("error", broken).unref();
      done(found);
    };
    const broken = (error) => {
      staying.delete(script);
      answered({ code: 1, out: "", err: `${error.stack || error}\n` });
    };
    thread.on("message", answered).on("error", broken);
    thread.ref();
    thread.postMessage({ argv, stdin });
  });
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line);
    const found = await (STAY.has(path.basename(asked.script)) ? ask(asked) : run(asked));
    process.stdout.write(`${JSON.stringify(found)}\n`);
  }
}

main();
