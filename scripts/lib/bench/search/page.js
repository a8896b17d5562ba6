/* What runs in the browser: each peer behind the same two functions, and the clocks.

   bench.open(peer, base, options)   loads what the peer loads when somebody turns to the search
   search(query, lang)               {ids: the best results, total: how many there are}; what the peer needs for showing five titles is loaded
   An id is what the peer knows: of those that index pages, an address below `base`. */
(function () {
  "use strict";

  const SHOWN = 20;
  const TITLES = 5; // results whose titles are shown at once, where each costs a file
  const HAN = /[\u3400-\u9fff]/;
  const peers = {};
  let search = null;

  function script(address) {
    return new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement("script"), {
        src: address,
        onload: resolve,
        onerror: reject,
      });
      document.head.append(element);
    });
  }

  const json = async (address) => (await fetch(address)).json();
  const below = (base, address) => new URL(address, base).pathname.slice(new URL(base).pathname.length);

  /* Ours, as the box of every page asks it. `names`: what is shown while texts are still on their way. Where a query is to be offered
     something else, as one with a wrong character is, what is offered counts. */
  async function atlas(base, names) {
    await script(base + "assets/search/search.js");
    window.atlas.search.ready().catch(() => undefined);
    return async (query, lang, isOffered) => {
      const results = await window.atlas.search(query, { lang, limit: SHOWN, names });
      const shown = isOffered && !results.length ? results.instead || [] : results;
      return { ids: shown.map((result) => result.id), total: results.total };
    };
  }
  peers.atlas = (base) => atlas(base, false);
  peers["atlas-names"] = (base) => atlas(base, true);

  /* Material: its own worker, told what its own script tells it. That script (search box and all else) is not counted. */
  peers.material = async (base, { worker }) => {
    const working = new Worker(base + worker);
    const tell = (type, data) =>
      new Promise((resolve) => {
        working.onmessage = (event) => resolve(event.data.data);
        working.postMessage({ type, data });
      });
    const { config, docs } = await json(base + "search/search_index.json");
    await tell(0, { config, docs, options: { suggest: false } });
    return async (query) => {
      const { items } = await tell(2, query);
      return {
        ids: items.slice(0, SHOWN).map((group) => below(base, new URL(group[0].location.split("#")[0], base))),
        total: items.length,
      };
    };
  };

  /* Pagefind: its programming interface; a box of its own would come on top. A title comes with its page's fragment. */
  peers.pagefind = async (base) => {
    const pagefind = await import(base + "pagefind/pagefind.js");
    await pagefind.options({ baseUrl: new URL(base).pathname });
    await pagefind.init();
    return async (query) => {
      const { results } = await pagefind.search(query);
      const shown = await Promise.all(results.slice(0, TITLES).map((result) => result.data()));
      return { ids: shown.map((page) => below(base, page.url)), total: results.length };
    };
  };

  /* MiniSearch. Chinese: single characters and pairs; pinyin: the rest of a name from each syllable on, so that a prefix finds any
     stretch of it; initials likewise. All terms are wanted; if nothing has them all, as many as may be. The index is made here: made
     beforehand, it is ready a quarter sooner and more than twice the bytes. */
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .toLowerCase();
  const words = (text) => text.match(/[a-z0-9.]+/g) || [];
  const pairs = (text) =>
    (text.match(/[\u3400-\u9fff]+/g) || []).flatMap((run) => Array.from(run.slice(1), (sign, i) => run[i] + sign));
  function indexed(text, field) {
    const folded = plain(text);
    return words(folded).concat(pairs(folded), field === "zh" ? folded.match(/[\u3400-\u9fff]/g) || [] : []);
  }
  /* Of a query: each Han run as its pairs, or the character if it is alone. */
  function asked(text) {
    const runs = plain(text).match(/[\u3400-\u9fff]+|[a-z0-9.]+/g) || [];
    return runs.flatMap((run) => (HAN.test(run) && run.length > 1 ? pairs(run) : [run]));
  }
  const mini = {
    fields: ["zh", "pinyin", "initials", "en", "text"],
    tokenize: indexed,
    searchOptions: {
      tokenize: asked,
      boost: { zh: 4, pinyin: 3, initials: 3, en: 2, text: 1 },
      prefix: (term) => !HAN.test(term),
      fuzzy: (term) => (!HAN.test(term) && term.length >= 6 ? 0.2 : false),
      combineWith: "AND",
    },
  };
  peers.minisearch = async (base) => {
    const [documents] = await Promise.all([json(base + "documents.json"), script(base + "minisearch.js")]);
    const engine = new MiniSearch(mini);
    engine.addAll(documents);
    return async (query) => {
      let found = engine.search(query);
      found = found.length ? found : engine.search(query, { combineWith: "OR" });
      return { ids: found.slice(0, SHOWN).map((result) => result.id), total: found.length };
    };
  };

  /* pinyin-pro: each name asked in turn; the earlier and the more of it matches, the better. */
  peers["pinyin-pro"] = async (base) => {
    const [names] = await Promise.all([json(base + "names.json"), script(base + "pinyin-pro.js")]);
    const options = { precision: "start", continuous: true, space: "ignore", v: true };
    const grade = (name, query) => {
      const found = HAN.test(name) ? pinyinPro.match(name, query, options) : null;
      if (found) {
        return 2 - found[0] / name.length + found.length / name.length;
      }
      return name.toLowerCase().includes(query) ? query.length / name.length : 0;
    };
    return async (typed) => {
      const query = typed.trim().toLowerCase();
      const found = query
        ? names
            .map(([id, ...all]) => [id, Math.max(...all.map((name) => grade(name, query)))])
            .filter((one) => one[1] > 0)
        : [];
      found.sort((a, b) => b[1] - a[1]);
      return { ids: found.slice(0, SHOWN).map((one) => one[0]), total: found.length };
    };
  };

  /* The longest time in which the page could do nothing else while something runs: between two turns of an endless row of messages. */
  async function longestBlock(work) {
    const { port1, port2 } = new MessageChannel();
    let last = performance.now();
    let longest = 0;
    let running = true;
    const turn = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    };
    port1.onmessage = () => {
      turn();
      if (running) port2.postMessage(0);
    };
    await new Promise((resolve) => setTimeout(resolve, 5));
    last = performance.now();
    port2.postMessage(0);
    await work();
    turn();
    running = false;
    return longest;
  }

  async function timed(work) {
    const start = performance.now();
    const found = await work();
    return Object.assign({}, found, { ms: performance.now() - start });
  }

  window.bench = {
    /* Cold: everything from nothing to the answer of one query. */
    cold: (peer, base, options, query, lang) =>
      timed(async () => {
        search = await peers[peer](base, options);
        return search(query, lang);
      }),
    /* Past the loading, so that it does not count as the time of the first query. */
    open: async (peer, base, options) => {
      search = await peers[peer](base, options);
      await search("北京", "zh");
    },
    /* Each query in turn, as somebody would type one after another. */
    ask: async (queries) => {
      const found = [];
      for (const [query, lang, isOffered] of queries) {
        found.push(await timed(() => search(query, lang, isOffered)));
      }
      return found;
    },
    /* For each query the longest block of several tries; the least of them, since other programs only ever add to it. */
    blocks: async (queries, tries) => {
      const found = [];
      for (const [query, lang] of queries) {
        const times = [];
        for (let i = 0; i < tries; i++) {
          times.push(await longestBlock(() => search(query, lang)));
        }
        found.push(Math.min(...times));
      }
      return found;
    },
    opening: (peer, base, options, query, lang) =>
      longestBlock(() => window.bench.cold(peer, base, options, query, lang)),
  };
})();
