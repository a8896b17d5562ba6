/* One wrong letter: another one, one too many, one too few, or two that changed places. Only in longer strings: in short ones
   every name would be a slip of every other. */
(function (engine) {
  "use strict";

  const PINYIN = 6;
  const ENGLISH = 5;

  /* The letters of all names of a table, one after another; `offset[place]` is where the unit at a place begins. Made when first
     needed, once. */
  function spelling(table) {
    if (!table.letters) {
      const letters = [];
      const offset = new Uint32Array(table.row.length + 1);
      table.row.forEach((unit, place) => {
        offset[place] = letters.length;
        const sound = table.fixed.get(place) || engine.units.sounds[unit][0];
        letters.push(...(sound ? sound.codes : engine.codesOf(engine.units.word[unit])));
      });
      offset[table.row.length] = letters.length;
      table.letters = Uint16Array.from(letters);
      table.offset = offset;
      table.unitEnds = new Uint8Array(letters.length + 1);
      offset.forEach((end) => (table.unitEnds[end] = 1));
    }
    return table;
  }

  function same(codes, i, letters, at, end) {
    while (i < codes.length && at < end && codes[i] === letters[at]) {
      i++;
      at++;
    }
    return i === codes.length ? at : -1;
  }

  /* Where a stretch of letters from `start` on ends that differs from the codes by one slip at most, at the end of a unit; -1: none. */
  function slip(codes, table, start, end) {
    const { letters, unitEnds } = table;
    let i = 0;
    while (i < codes.length && start + i < end && codes[i] === letters[start + i]) {
      i++;
    }
    const at = start + i;
    const swapped = codes[i] === letters[at + 1] && codes[i + 1] === letters[at] && at + 1 < end;
    const ends = [
      swapped ? same(codes, i + 2, letters, at + 2, end) : -1,
      at < end ? same(codes, i + 1, letters, at + 1, end) : -1,
      same(codes, i + 1, letters, at, end),
      at < end ? same(codes, i, letters, at + 1, end) : -1,
    ];
    return ends.find((stop) => stop > start && unitEnds[stop]) || -1;
  }

  function grade(table, name, start, stop) {
    const { TIER } = engine;
    const [a, b] = [table.at[name], table.at[name + 1]];
    const tier = start > a ? TIER.TYPO_INSIDE : stop === b ? TIER.TYPO_WHOLE : TIER.TYPO_START;
    return tier * 1000 + Math.round((400 * (stop - start)) / (b - a));
  }

  /* Names that a stretch of letters names with one slip, from the beginning of a word on. */
  engine.slips = function (table, size, segment) {
    const hits = new engine.Hits(size);
    const codes = segment.codes;
    if (codes.length < ENGLISH || !codes.every(engine.isLatin)) {
      return hits;
    }
    const { at, offset, begins, latin, owners, unitEnds } = spelling(table);
    for (let name = 0; name < table.size; name++) {
      if (codes.length < PINYIN && !latin[name]) {
        continue;
      }
      const last = at[name + 1];
      for (let place = at[name]; place < last; place++) {
        const stop = begins[place] ? slip(codes, table, offset[place], offset[last]) : -1;
        if (stop > 0 && unitEnds[stop]) {
          let end = place + 1;
          while (offset[end] < stop) {
            end++;
          }
          hits.note(owners[name], grade(table, name, place, end), name, place, end);
        }
      }
    }
    return hits;
  };
})(window.atlas.engine);
