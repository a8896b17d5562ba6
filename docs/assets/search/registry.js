/* The one global, window.atlas, and the files that it loads beside itself.
   Classic scripts that call atlas.register: a page opened from a folder (file://) can load scripts and nothing else. */
(function (root) {
  "use strict";

  const atlas = (root.atlas = root.atlas || {});
  const engine = (atlas.engine = {});
  const files = new Map(); // name → {version, data}
  const loading = new Map(); // name → promise of data

  const script = root.document.currentScript;
  const here = new URL(".", script.src);
  engine.root = new URL("../../", here);
  engine.version = null; // of names.js: all other files must be of the same build

  /* Called by every data file. */
  atlas.register = function (name, version, data) {
    files.set(name, { version, data });
  };

  /* The data of a file, loaded once; after a failure the next call tries again. */
  engine.load = function (name) {
    if (!loading.has(name)) {
      const promise = fetchScript(name).then(
        () => accept(name),
        (error) => {
          loading.delete(name);
          throw error;
        }
      );
      promise.catch(() => loading.delete(name));
      loading.set(name, promise);
    }
    return loading.get(name);
  };

  /* Forget everything: a new build has been published while this page was open. */
  engine.forget = function (version) {
    files.clear();
    loading.clear();
    engine.version = null;
    engine.fresh = version;
  };

  function fetchScript(name) {
    // The version makes a browser fetch files that belong together, whatever it has kept.
    const version = engine.version || engine.fresh;
    return new Promise((resolve, reject) => {
      const element = root.document.createElement("script");
      element.src = new URL(name + ".js" + (version ? "?v=" + version : ""), here).href;
      element.onload = () => resolve();
      element.onerror = () => reject(Object.assign(new Error("cannot load " + name), { file: name }));
      root.document.head.appendChild(element);
    });
  }

  function accept(name) {
    const file = files.get(name);
    if (!file) {
      throw Object.assign(new Error("nothing in " + name), { file: name });
    }
    if (name === "names") {
      engine.version = file.version;
    } else if (file.version !== engine.version) {
      throw Object.assign(new Error(name + " is of another build"), { file: name, newer: file.version });
    }
    return file.data;
  }
})(window);
