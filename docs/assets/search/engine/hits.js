/* The best match of each owner of names in a table, in columns: a letter or two may match thousands. */

export class Hits {
  /** @param {number} size owners */
  constructor(size) {
    this.score = new Int32Array(size); // 0: none
    this.name = new Int32Array(size);
    this.start = new Int32Array(size);
    this.stop = new Int32Array(size);
    /** @type {number[]} owners that have a match */
    this.owners = [];
    /** @type {Map<number, number[]>} of an abbreviation, where its characters stand */
    this.places = new Map();
  }

  /**
   * Notes a match, if it is better than what is known.
   * @param {number} owner
   * @param {number} score
   * @param {number} name
   * @param {number} start
   * @param {number} stop
   */
  note(owner, score, name, start, stop) {
    if (score > this.score[owner]) {
      if (!this.score[owner]) {
        this.owners.push(owner);
      }
      this.score[owner] = score;
      this.name[owner] = name;
      this.start[owner] = start;
      this.stop[owner] = stop;
    }
  }
}
