/* What a query means among names and figures: candidates with grades, from exact to loose. */
(function (engine) {
  "use strict";

  const { TIER } = engine;
  const ENOUGH = 5; // with so many good results nothing looser is looked for
  const GOOD = TIER.INITIALS_INSIDE * 1000;
  const SHARES = { regions: 60, organizations: 45, programmes: 35, carriers: 35, platforms: 35, funds: 35, clusters: 30 };
  const PART = -40;
  const PRIOR = 30;

  /* Candidates: entry → {grade, segments, fuzzy, slip}; figure → {grade}. */
  function Finding(entries, figures) {
    this.entries = entries;
    this.figures = figures;
    this.found = new Map();
    this.numbers = new Map();
    this.lookups = [];
  }

  Finding.prototype.note = function (entry, grade, how) {
    const known = this.found.get(entry);
    if (grade && (!known || known.grade < grade)) {
      this.found.set(entry, Object.assign({ grade }, how));
    }
  };

  Finding.prototype.noteAll = function (hits, how) {
    hits.owners.forEach((entry) => this.note(entry, hits.grade[entry], Object.assign({ name: hits.name[entry] }, how)));
  };

  Finding.prototype.good = function () {
    let count = this.numbers.size;
    this.found.forEach((candidate) => (count += candidate.grade >= GOOD ? 1 : 0));
    return count;
  };

  /* Exact matches of one way to read the query. */
  Finding.prototype.exact = function (chunks, whole) {
    const { entries } = this;
    const single = chunks.length === 1;
    this.lookups = chunks.map((chunk) => new engine.Lookup(entries, chunk));
    this.noteAll(single ? this.lookups[0].hits : engine.scan(entries.table, entries.size, whole, false), { segments: [whole] });
    this.together(single ? GOOD : 0);
  };

  /* Matches of sounds that are confused, and with one slip, if there are few others. */
  Finding.prototype.loose = function (whole) {
    const { table, size } = this.entries;
    if (whole.han === whole.length || this.good() >= ENOUGH) {
      return;
    }
    this.noteAll(engine.scan(table, size, whole, true), { segments: [whole], fuzzy: true });
    if (this.found.size + this.numbers.size < ENOUGH) {
      this.noteAll(engine.slips(table, size, whole), { segments: [whole], slip: true });
    }
    if (this.lookups.length > 1 && !this.found.size && !this.numbers.size) {
      this.lookups.filter((lookup) => this.isUnknown(lookup)).forEach((lookup) => lookup.loosen());
      this.together(0);
    }
  };

  Finding.prototype.isUnknown = function (lookup) {
    return !lookup.isHan && !lookup.hits.owners.length && !lookup.label.some(Boolean);
  };

  /* Entries and figures to which every chunk belongs. */
  Finding.prototype.together = function () {
    const { lookups } = this;
    const how = { segments: lookups.map((lookup) => lookup.segment), fuzzy: lookups.some((l) => l.level === 1), slip: lookups.some((l) => l.level === 2) };
    const alone = lookups.length === 1;
    if (!alone || (lookups[0].isHan && lookups[0].need > 3)) {
      for (let entry = 0; entry < this.entries.size; entry++) {
        this.note(entry, this.togetherGrade(entry, alone), how);
      }
    }
    if (this.figures) {
      this.figures.find(lookups).forEach(([figure, grade]) => this.numbers.set(figure, Object.assign({ grade }, how)));
    }
  };

  Finding.prototype.togetherGrade = function (entry, alone) {
    let tier = TIER.WORDS;
    let fine = 0;
    let own = 0;
    for (const lookup of this.lookups) {
      const bits = lookup.bits[entry];
      own += bits ? 1 : 0;
      fine += lookup.hits.grade[entry] % 1000 || ones(bits) * 20;
      if (bits !== lookup.need) {
        tier = TIER.CONTEXT;
        if ((bits | lookup.around(entry) | lookup.sort(entry)) !== lookup.need) {
          return 0;
        }
      }
      tier -= lookup.level * 12;
    }
    // A place and a sort alone name nothing; that is a list of what is there, and only several words can ask for it.
    return (own || !alone) && (own || this.entries.types[entry]) ? tier * 1000 + Math.min(400, Math.round(fine / this.lookups.length)) - (own ? 0 : 300) : 0;
  };

  function ones(bits) {
    let count = 0;
    for (let rest = bits; rest; rest &= rest - 1) {
      count++;
    }
    return count;
  }

  /* All candidates, best first: [{entry | figure, grade, …}]. */
  Finding.prototype.ranked = function () {
    const all = [];
    this.found.forEach((candidate, entry) => all.push(Object.assign({ entry, rank: candidate.grade + this.weight(entry) }, candidate)));
    this.numbers.forEach((candidate, figure) => all.push(Object.assign({ figure, rank: candidate.grade }, candidate)));
    return all.sort((a, b) => b.rank - a.rank || (a.entry === undefined ? a.figure - b.figure : a.entry - b.entry));
  };

  /* What an entry's kind and the atlas's knowledge of it add within a tier; never enough for the next tier. */
  Finding.prototype.weight = function (entry) {
    const { ids, kinds, priors } = this.entries;
    return PRIOR * priors[entry] + (SHARES[kinds[entry]] || 0) + (ids[entry].includes("#") ? PART : 0);
  };

  /* The query read in the ways that lead somewhere, one after another. */
  engine.find = function (entries, figures, parsed) {
    const simple = parsed.chunks.map((chunk) => entries.fold.simplified(chunk));
    const ways = [simple, simple.map((chunk) => entries.fold.mainland(chunk))];
    let finding;
    for (const chunks of ways) {
      finding = new Finding(entries, figures);
      finding.chunks = chunks;
      finding.whole = engine.joined(chunks);
      finding.exact(chunks, finding.whole);
      finding.loose(finding.whole);
      if (finding.found.size || finding.numbers.size) {
        break;
      }
    }
    return finding;
  };
})(window.atlas.engine);
