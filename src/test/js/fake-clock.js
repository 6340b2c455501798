/** Time that moves only when a test says so. */
export class FakeClock {
  #now = 0;
  #timers = new Map();
  #next = 1;

  now = () => this.#now;
  random = () => 0;
  clearTimeout = (id) => this.#timers.delete(id);
  setTimeout = (run, wait) => {
    this.#timers.set(this.#next, { at: this.#now + wait, run });
    return this.#next++;
  };

  /** @param {number} milliseconds in which every due timer runs at its time */
  advance(milliseconds) {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((one, other) => one[1].at - other[1].at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#now = due[1].at;
      due[1].run();
    }
    this.#now = end;
  }
}
