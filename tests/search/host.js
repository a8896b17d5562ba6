/* Runs the scripts of this folder for one process of the tests, since a Node of its own takes each longer to start than to run:
   node host.js. A line of standard input asks for one, {"script": path, "arguments": […], "stdin": …}; what came of it is
   a line of standard output, {"code", "out", "err"}. Each script runs in a thread with globals of its own, to whom
   `workerData` is its `stdin`, and its answer comes when nothing of it is left to run. */
"use strict";

const readline = require("readline");
const { Worker } = require("worker_threads");

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

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await run(JSON.parse(line)))}\n`);
  }
}

main();
