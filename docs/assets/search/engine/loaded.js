/* What the search has loaded: each file of its data made into something, once; after a failure the next call tries again. */
import { readEntries } from "./entries.js";
import { Figures } from "./figures.js";
import { Text, Words } from "./fulltext.js";

export class Loaded {
  constructor(files) {
    this.files = files;
    this.made = new Map(); // file → promise of what is made of its data
  }

  make(name, build) {
    if (!this.made.has(name)) {
      const promise = this.files.load(name).then(build);
      promise.catch(() => this.made.delete(name));
      this.made.set(name, promise);
    }
    return this.made.get(name);
  }

  entries() {
    return this.make("names", (data) => readEntries(data, this.files.root));
  }

  async figures() {
    const [entries] = await Promise.all([this.entries(), this.files.load("facts")]);
    return this.make("facts", (data) => new Figures(data, entries));
  }

  text() {
    return this.make("text", (data) => new Text(data, this.files));
  }

  words() {
    return this.make("words", (data) => new Words(data));
  }
}
