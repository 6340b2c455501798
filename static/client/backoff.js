const FIRST = 1_000;
const GROWTH = 1.5;
const LONGEST = 60_000;

/**
 * Waiting times between attempts to reconnect: 1 s, then half as much again each time, each stretched by
 * up to a half at random, so that a restarted server does not meet all its clients at once; at most 60 s.
 */
export class Backoff {
  #step = FIRST;
  #random;

  /** @param {() => number} [random] from 0 to 1 */
  constructor(random = Math.random) {
    this.#random = random;
  }

  /** @returns {number} milliseconds to wait before the next attempt */
  next() {
    const wait = this.#step * (1 + this.#random() / 2);
    this.#step = Math.min(LONGEST, this.#step * GROWTH);
    return Math.min(LONGEST, wait);
  }

  /** The attempt succeeded. */
  reset() {
    this.#step = FIRST;
  }
}
