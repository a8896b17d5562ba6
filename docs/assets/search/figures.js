/* facts.js made ready, and the figures that a query of place and measure means. */
(function (engine) {
  "use strict";

  const { TIER } = engine;
  const EDGE = /[0-9.]/;

  function Figures(data) {
    this.keys = engine.lines(data.keys);
    this.size = this.keys.length && data.keys ? this.keys.length : 0;
    this.subjects = engine.numbers(data.subjects);
    this.abouts = engine.lists(data.abouts);
    this.indicators = engine.numbers(data.indicators);
    this.printed = engine.lines(data.printed);
    this.english = engine.lines(data.english);
    this.periods = engine.numbers(data.periods);
    this.periodNames = data.periodNames;
    this.statuses = engine.numbers(data.statuses);
    this.statusNames = data.statusNames;
    const sources = engine.numbers(data.sources);
    this.sources = sources.filter((_, i) => i % 2 === 0);
    this.paragraphs = sources.filter((_, i) => i % 2);
    this.scopes = engine.numbers(data.scopes);
    this.scopeZh = engine.lines(data.scopeZh);
    this.scopeEn = engine.lines(data.scopeEn);
    this.table = new engine.Table();
    this.table.addRows(data.scopeZh, false);
    this.table.addRows(data.scopeEn, true);
    this.table.read(data.pack);
    this.table.seal();
    this.values = this.printed.map((printed, i) => [engine.normalise(printed).replace(/\s/g, ""), engine.normalise(this.english[i])]);
    this.dates = this.periods.map((period) => engine.normalise(this.periodNames[period].join(" ")));
  }

  /* Whether a text has another as a piece that does not begin or end inside of a number or a word. */
  function has(text, piece) {
    const letters = /^[a-z]/.test(piece);
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
      const before = text[at - 1] || " ";
      const after = text[at + piece.length] || " ";
      const cut = EDGE.test(piece[0]) && EDGE.test(before);
      const cutAfter = EDGE.test(piece[piece.length - 1]) && /[0-9]/.test(after);
      if (!cut && !cutAfter && !(letters && /[a-z]/.test(before))) {
        return true;
      }
    }
    return false;
  }

  /* How a chunk fits the number itself: 2 its beginning as printed, 1 somewhere in it, in its date or its status, 0 not at all. */
  Figures.prototype.fits = function (lookup, i) {
    const { text } = lookup.segment;
    const digits = /[0-9]/.test(text);
    const [printed, english] = this.values[i];
    if (digits && (has(printed, text) || has(english, text))) {
      return (printed.startsWith(text) || english.startsWith(text)) && text.length > 1 ? 2 : 1;
    }
    const status = this.statusNames[this.statuses[i]];
    const words = status.slice(0, 2).includes(text) || (text.length > 3 && status[2].startsWith(text));
    return words || (text.length > 2 && (has(this.dates[i], text) || has(english, text) || has(printed, text))) ? 1 : 0;
  };

  /* Grades of the figures that all lookups lead to, as pairs [figure, grade]. */
  Figures.prototype.find = function (lookups) {
    const scopes = lookups.map((lookup) => (this.size ? lookup.of(this.table, this.scopeZh.length) : []));
    const found = [];
    for (let i = 0; i < this.size; i++) {
      const grade = this.gradeOf(i, lookups, scopes);
      if (grade) {
        found.push([i, grade]);
      }
    }
    return found;
  };

  Figures.prototype.gradeOf = function (i, lookups, scopes) {
    const state = { subject: false, measure: false, value: false, loose: false, quality: 0 };
    for (let c = 0; c < lookups.length; c++) {
      if (!this.chunk(i, lookups[c], scopes[c], state)) {
        return 0;
      }
    }
    if (!state.measure && !state.value) {
      return 0;
    }
    const exact = !state.loose && (state.value || (state.subject && state.measure));
    const recent = Math.min(99, Math.max(0, Number(this.periodNames[this.periods[i]][0].slice(-10).match(/[0-9]{4}/)) - 1950));
    const fine = Math.round((6 * state.quality) / lookups.length) + (this.statuses[i] === 0 ? 30 : 0) + recent;
    return (exact ? TIER.FIGURE : TIER.FIGURE_LOOSE) * 1000 + Math.min(999, fine);
  };

  /* Whether one chunk belongs to a figure; notes in `state` as what. */
  Figures.prototype.chunk = function (i, lookup, scopes, state) {
    const { bits, need, hits } = lookup;
    const subject = bits[this.subjects[i]];
    const measure = bits[this.indicators[i]];
    const fit = this.fits(lookup, i);
    const direct = subject | measure | (fit ? need : 0);
    let all = direct | lookup.around(this.subjects[i]);
    const near = all === need;
    if (!near) {
      this.abouts[i].forEach((entry) => (all |= bits[entry]));
      all |= this.scopes[i] ? scopes[this.scopes[i] - 1] : 0;
    }
    if (all !== need) {
      return false;
    }
    state.subject = state.subject || subject !== 0 || near;
    state.measure = state.measure || (measure & ~subject) !== 0 || (measure !== 0 && measure === need);
    state.value = state.value || fit === 2;
    state.loose = state.loose || !near;
    state.quality += Math.max(subject === need ? hits.grade[this.subjects[i]] : 0, measure === need ? hits.grade[this.indicators[i]] : 0, fit * 45000) / 1000 || 40;
    return true;
  };

  engine.Figures = Figures;
})(window.atlas.engine);
