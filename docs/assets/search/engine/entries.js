/* names.js made ready: what every entry is called, what it is, where it stands. */
import { inSlices } from "./pace.js";
import { segmentOf } from "./query.js";
import { Table } from "./table.js";
import { readLines, readLists, readNumbers } from "./wire.js";

const SHARES = {
  regions: 100,
  organizations: 45,
  programmes: 35,
  carriers: 35,
  platforms: 35,
  funds: 35,
  clusters: 30,
};
const PART = -40;
const PRIOR = 30;

class Entries {
  /* `root` is the address of the site. */
  constructor(root) {
    this.root = root;
    this.table = new Table();
  }

  *read(data) {
    this.ids = readIds(readLines(data.ids));
    this.size = this.ids.length;
    yield;
    this.kindNames = new Map(data.kinds.map(([id, zh, en]) => [id, { zh, en }]));
    this.typeNames = data.typeNames;
    this.sourceNames = data.sourceNames;
    this.kinds = this.ids.map((id) => id.slice(0, id.indexOf("/")));
    yield;
    this.types = readNumbers(data.types);
    this.places = readNumbers(data.places); // number of the place from 1; 0: none
    this.priors = Array.from(data.priors, Number);
    yield;
    this.sources = readLists(data.sources);
    yield;
    this.zh = readLines(data.zh);
    this.en = readLines(data.en);
    this.fold = new Fold(data.fold);
    this.labels = this.labelTable();
    yield* this.table.fill(this.zh, this.en, data.pack);
  }

  /* Names of types and kinds, each an owner: first all types, then all kinds. */
  labelTable() {
    const table = new Table();
    const kinds = Array.from(this.kindNames.values());
    [...this.typeNames.map(([zh, en]) => ({ zh, en })), ...kinds].forEach((label, owner) => {
      table.add(label.zh, owner, 0, false);
      table.add(label.en, owner, 0, true);
    });
    this.kindLabel = new Map(Array.from(this.kindNames.keys(), (kind, i) => [kind, this.typeNames.length + i]));
    return table.seal();
  }

  name(entry, lang) {
    const row = (lang === "en" ? this.en : this.zh)[entry];
    const end = row.indexOf("\t");
    return end < 0 ? row : row.slice(0, end);
  }

  /* The place of an entry and the places around it, nearest first. */
  around(entry) {
    const found = [];
    for (
      let place = this.places[entry];
      place && !found.includes(place - 1) && place - 1 !== entry;
      place = this.places[place - 1]
    ) {
      found.push(place - 1);
    }
    return found;
  }

  /* What an entry's kind and the atlas's knowledge of it count for among equals: at most some 330. */
  weight(entry) {
    return PRIOR * this.priors[entry] + (SHARES[this.kinds[entry]] || 0) + (this.ids[entry].includes("#") ? PART : 0);
  }

  /* Address of an entry's page in a language. */
  url(entry, lang, anchor) {
    const [page, part] = this.ids[entry].split("#");
    const path = lang + "/" + page.replace(/^pages\//, "") + "/";
    // A folder opened from disk shows its list of files, not its page.
    const index = this.root.protocol === "file:" ? "index.html" : "";
    const place = anchor || part;
    return new URL(path + index + (place ? "#" + place : ""), this.root).href;
  }
}

export async function readEntries(data, root) {
  const entries = new Entries(root);
  await inSlices(entries.read(data));
  return entries;
}

function readIds(lines) {
  let kind = "";
  let page = "";
  return lines.map((line) => {
    if (line[0] === "#") {
      return page + line;
    }
    page = line[0] === "/" ? kind + line : line;
    kind = page.slice(0, page.indexOf("/"));
    return page;
  });
}

/* Characters and words of other orthographies. */
class Fold {
  constructor(data) {
    const to = Array.from(data.to);
    this.characters = new Map(Array.from(data.from, (sign, i) => [sign.codePointAt(0), to[i].codePointAt(0)]));
    this.known = new Set(Array.from(data.known, (sign) => sign.codePointAt(0)));
    this.words = data.words ? data.words.split(" ").map((pair) => pair.split("=")) : [];
    this.words.sort((a, b) => b[0].length - a[0].length);
  }

  /* The segment in simplified characters; itself if it is already. */
  simplified(segment) {
    const codes = segment.codes.map((code) => (this.known.has(code) ? code : this.characters.get(code) || code));
    return codes.every((code, i) => code === segment.codes[i]) ? segment : segment.with(codes);
  }

  /* The segment in words of the mainland (软体 → 软件); itself if none is foreign. */
  mainland(segment) {
    const text = this.words.reduce((whole, [foreign, ours]) => whole.split(foreign).join(ours), segment.text);
    return text === segment.text ? segment : segmentOf(text);
  }
}
