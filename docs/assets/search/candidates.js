/* Candidates of a query: the best grade of each entry and figure, and how it came about. Columns, because a letter or two may mean
   thousands of names. */
(function (engine) {
  "use strict";

  function Candidates(size) {
    this.grade = new Int32Array(size); // by entry; 0: none
    this.name = new Int32Array(size);
    this.how = new Uint8Array(size); // number in `hows`
    this.hows = [];
    this.list = []; // entries with a grade
    this.figures = new Map(); // figure → {grade, how}
  }

  Candidates.prototype.newHow = function (how) {
    this.hows.push(how);
    return this.hows.length - 1;
  };

  Candidates.prototype.note = function (entry, grade, how, name) {
    if (grade > this.grade[entry]) {
      if (!this.grade[entry]) {
        this.list.push(entry);
      }
      this.grade[entry] = grade;
      this.how[entry] = how;
      this.name[entry] = name;
    }
  };

  Candidates.prototype.noteAll = function (hits, how) {
    const number = this.newHow(how);
    for (const entry of hits.owners) {
      this.note(entry, hits.grade[entry], number, hits.name[entry]);
    }
  };

  Candidates.prototype.count = function () {
    return this.list.length + this.figures.size;
  };

  /* How many there are from a grade on. */
  Candidates.prototype.from = function (grade) {
    let count = 0;
    this.list.forEach((entry) => (count += this.grade[entry] >= grade ? 1 : 0));
    this.figures.forEach((figure) => (count += figure.grade >= grade ? 1 : 0));
    return count;
  };

  /* The best `limit` candidates, best first: [{entry | figure, grade, rank, …how}]. */
  Candidates.prototype.ranked = function (entries, limit) {
    const ranks = Float64Array.from(this.list, (entry) => this.grade[entry] + entries.weight(entry));
    const least = ranks.length > limit ? ranks.slice().sort()[ranks.length - limit] : 0;
    const best = [];
    this.list.forEach((entry, i) => {
      if (ranks[i] >= least) {
        const name = this.name[entry] < 0 ? undefined : this.name[entry];
        best.push(Object.assign({ entry, grade: this.grade[entry], rank: ranks[i], name }, this.hows[this.how[entry]]));
      }
    });
    this.figures.forEach(({ grade, how }, figure) => best.push(Object.assign({ figure, grade, rank: grade }, this.hows[how])));
    return best.sort((a, b) => b.rank - a.rank || order(a) - order(b)).slice(0, limit);
  };

  function order(candidate) {
    return candidate.figure === undefined ? candidate.entry : candidate.figure;
  }

  engine.Candidates = Candidates;
})(window.atlas.engine);
