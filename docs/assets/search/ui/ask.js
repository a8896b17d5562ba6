/* Asking the engine while somebody types. */
const EARLY = 120; // ms after which names alone are shown, while texts are still being loaded

/* ask(query) asks for the newest of the queries that come in quick succession, and shows no answer but the newest's:
   show(query, results, whether they are complete), fail(query). `ask.stop` forgets what was asked. */
export function asker({ lang, limit, pause, show, fail }) {
  let timer = 0;
  let number = 0;

  function begin(query) {
    const mine = number;
    let done = false;
    const report = (results, whole) => {
      if (mine === number && !done) show(query, results, whole);
      done = done || whole;
    };
    const early = setTimeout(
      () =>
        run(query, true).then(
          (results) => results.length && report(results, false),
          () => undefined,
        ),
      EARLY,
    );
    run(query, false)
      .then((results) => report(results, true))
      .catch(() => {
        if (mine === number) fail(query);
      })
      .then(() => clearTimeout(early));
  }

  const run = async (query, names) => window.atlas.search(query, { lang, limit, names });

  function ask(query) {
    ask.stop();
    timer = setTimeout(begin, pause, query);
  }

  ask.stop = function () {
    clearTimeout(timer);
    number += 1;
  };
  return ask;
}

/* The names are loaded when the reader comes near the search. */
export function loadNames() {
  if (window.atlas.search) window.atlas.search.ready().catch(() => undefined); // the search itself will say so
}
