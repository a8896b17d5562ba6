/* A page that loaded the names of one build, when the other files are already those of the next: engine_builds.js SITE, run by host.js */
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const { openPage } = require("./engine.js");

async function main(site) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "builds-"));
  fs.cpSync(site, folder, { recursive: true });
  const page = openPage(folder, []);
  const ids = async () => Array.from(await page.atlas.search("长江口", { lang: "zh" }), (result) => result.id);
  await page.atlas.search("海门", { lang: "zh", names: true });
  const files = path.join(folder, "assets", "search");
  for (const name of fs.readdirSync(files)) {
    const file = path.join(files, name);
    fs.writeFileSync(file, fs.readFileSync(file, "utf-8").replace(/(atlas\.register\("[\w-]+",")\w+"/, '$1newer"'));
  }
  const results = await page.atlas.search("长江口", { lang: "zh" });
  const after = Array.from(results, (result) => result.id);
  const before = await ids();
  fs.rmSync(folder, { recursive: true });
  const times = (name) => page.loaded.filter((file) => file.name === name).length;
  return { before, after, names: times("names"), engine: times("engine"), incomplete: results.incomplete };
}

main(process.argv[2]).then(
  (answer) => process.stdout.write(JSON.stringify(answer)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
