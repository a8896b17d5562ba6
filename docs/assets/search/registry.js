/* The one global, window.atlas, and the files that the search loads beside itself.
   Classic scripts that call atlas.register: a page opened from a folder (file://) can load scripts and nothing else. */
const here = new URL(".", document.currentScript.src);
const known = new Map(); // name → {version, data}

/* Called by every file as atlas.register; `version` is the build that data are of, null for a program. */
export function register(name, version, data) {
  known.set(name, { version, data });
}

/* The files of one build, of which nothing is loaded yet; `fresh` is the build whose files are wanted, if that is known.
   A new object each time: what still runs of the program before keeps its own. */
export function openFiles(fresh) {
  return new Files(fresh);
}

class Files {
  constructor(fresh) {
    this.root = new URL("../../", here); // address of the site
    this.fresh = fresh;
    this.version = null; // of names.js
    this.loading = new Map(); // name → promise of data
  }

  /* The data of a file, loaded once; after a failure the next call tries again. What needs the names to be accepted need not wait
     for them to be sent for. */
  load(name) {
    if (!this.loading.has(name)) {
      const first = name === "names" || name === "engine" ? null : this.load("names");
      const loaded = Promise.all([loadScript(name, this.version || this.fresh), first]).then(() => this.accept(name));
      loaded.catch(() => this.loading.delete(name));
      this.loading.set(name, loaded);
    }
    return this.loading.get(name);
  }

  /* All data must be of the same build as the names. */
  accept(name) {
    const file = known.get(name);
    if (!file) {
      throw Object.assign(new Error("nothing in " + name), { file: name });
    }
    if (name === "names") {
      this.version = file.version;
    } else if (file.version !== null && file.version !== this.version) {
      throw Object.assign(new Error(name + " is of another build"), { file: name, newer: file.version });
    }
    return file.data;
  }
}

/* The version makes a browser fetch files that belong together, whatever it has kept. */
function loadScript(name, version) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(name + ".js" + (version ? "?v=" + version : ""), here).href;
    element.onload = () => resolve();
    element.onerror = () => reject(Object.assign(new Error("cannot load " + name), { file: name }));
    document.head.appendChild(element);
  });
}
