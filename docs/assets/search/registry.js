/* The one global, window.atlas, and the files that it loads beside itself.
   Classic scripts that call atlas.register: a page opened from a folder (file://) can load scripts and nothing else. */
(function (root) {
  "use strict";

  const atlas = (root.atlas = root.atlas || {});
  const here = new URL(".", root.document.currentScript.src);
  const files = new Map(); // name → {version, data}

  /* Called by every file; `version` is the build that data are of, null for a program. */
  atlas.register = function (name, version, data) {
    files.set(name, { version, data });
  };

  /* Begin anew as atlas.engine: nothing is loaded. `fresh` is the build whose files are wanted, if that is known.
     A new object each time: what still runs of the program before keeps its own. */
  atlas.open = function (fresh) {
    const loading = new Map(); // name → promise of data
    const engine = (atlas.engine = { root: new URL("../../", here), version: null }); // version: of names.js

    /* The data of a file, loaded once; after a failure the next call tries again. What needs the names to be accepted need not wait
       for them to be sent for. */
    engine.load = function (name) {
      if (!loading.has(name)) {
        const first = name === "names" || name === "engine" ? null : engine.load("names");
        const promise = Promise.all([fetchScript(name, engine.version || fresh), first]).then(() => accept(name, engine));
        promise.catch(() => loading.delete(name));
        loading.set(name, promise);
      }
      return loading.get(name);
    };
  };

  /* The version makes a browser fetch files that belong together, whatever it has kept. */
  function fetchScript(name, version) {
    return new Promise((resolve, reject) => {
      const element = root.document.createElement("script");
      element.src = new URL(name + ".js" + (version ? "?v=" + version : ""), here).href;
      element.onload = () => resolve();
      element.onerror = () => reject(Object.assign(new Error("cannot load " + name), { file: name }));
      root.document.head.appendChild(element);
    });
  }

  /* All data must be of the same build as the names. */
  function accept(name, engine) {
    const file = files.get(name);
    if (!file) {
      throw Object.assign(new Error("nothing in " + name), { file: name });
    }
    if (name === "names") {
      engine.version = file.version;
    } else if (file.version !== null && file.version !== engine.version) {
      throw Object.assign(new Error(name + " is of another build"), { file: name, newer: file.version });
    }
    return file.data;
  }

  atlas.open(null);
})(window);
