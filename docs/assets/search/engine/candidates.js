/* Candidates of a query: the best grade of each entry and figure, and how it came about. Columns, because a letter or two may mean
   thousands of names. */
export class Candidates {
  constructor(size) {
    this.grade = new Int32Array(size); // by entry; 0: none
    this.name = new Int32Array(size);
    this.how = new Uint8Array(size); // number in `hows`
    this.hows = [];
    this.list = []; // entries with a grade
    this.figures = new Map(); // figure → {grade, how}
  }

  newHow(how) {
    this.hows.push(how);
    return this.hows.length - 1;
  }

  note(entry, grade, how, name) {
    if (grade > this.grade[entry]) {
      if (!this.grade[entry]) {
        this.list.push(entry);
      }
      this.grade[entry] = grade;
      this.how[entry] = how;
      this.name[entry] = name;
    }
  }

  noteAll(hits, how) {
    const number = this.newHow(how);
    for (const entry of hits.owners) {
      this.note(entry, hits.grade[entry], number, hits.name[entry]);
    }
  }

  count() {
    return this.list.length + this.figures.size;
  }

  /* How many there are from a grade on. */
  from(grade) {
    let count = 0;
    this.list.forEach((entry) => (count += this.grade[entry] >= grade ? 1 : 0));
    this.figures.forEach((figure) => (count += figure.grade >= grade ? 1 : 0));
    return count;
  }

  /* The best `limit` candidates, best first: [{entry | figure, grade, rank, …how}]. */
  ranked(entries, limit) {
    const ranks = Float64Array.from(this.list, (entry) => this.grade[entry] + entries.weight(entry));
    const least = ranks.length > limit ? ranks.slice().sort()[ranks.length - limit] : 0;
    const best = [];
    this.list.forEach((entry, i) => {
      if (ranks[i] >= least) {
        const name = this.name[entry] < 0 ? undefined : this.name[entry];
        best.push(Object.assign({ entry, grade: this.grade[entry], rank: ranks[i], name }, this.hows[this.how[entry]]));
      }
    });
    this.figures.forEach(({ grade, how }, figure) =>
      best.push(Object.assign({ figure, grade, rank: grade }, this.hows[how])),
    );
    return best.sort((a, b) => b.rank - a.rank || order(a) - order(b)).slice(0, limit);
  }
}

function order(candidate) {
  return candidate.figure === undefined ? candidate.entry : candidate.figure;
}
