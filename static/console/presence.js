import { Observable } from "../client/observable.js";

/** The server takes an operator for away when the inactivity is longer than this. */
const AWAY_AFTER = 30 * 60_000;
const INPUT = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];

/** Whether the operator is at the desk: after 30 minutes without input, or by choice, away. */
export class Presence extends Observable {
  #announce;
  #page;
  #clock;
  #lastInput = 0;
  #timer = 0;
  #chosenAway = false;
  #idle = false;
  #watching = false;
  #heard = () => this.#active();

  /**
   * @param {(inactivity: number) => void} announce milliseconds since the last input, to the server
   * @param {EventTarget} [page] whose input events count
   * @param {{setTimeout: Function, clearTimeout: Function, now?: () => number}} [clock]
   */
  constructor(announce, page = globalThis, clock = globalThis) {
    super();
    this.#announce = announce;
    this.#page = page;
    this.#clock = clock;
  }

  /** @returns {boolean} */
  get away() {
    return this.#chosenAway || this.#idle;
  }

  /** Begins to listen for input. */
  watch() {
    if (this.#watching) return;
    this.#watching = true;
    for (const type of INPUT) this.#page.addEventListener(type, this.#heard, { passive: true, capture: true });
    this.#active();
  }

  /** Stops listening, and forgets what was chosen. */
  rest() {
    this.#watching = false;
    for (const type of INPUT) this.#page.removeEventListener(type, this.#heard, { capture: true });
    this.#clock.clearTimeout(this.#timer);
    this.#chosenAway = this.#idle = false;
  }

  /** @param {boolean} away */
  choose(away) {
    this.#chosenAway = away;
    this.announce();
    this.changed();
  }

  /** Tells the server; wanted after each connection, for a new socket knows nothing of its user. */
  announce() {
    const since = this.#now() - this.#lastInput;
    this.#announce(this.away ? Math.max(since, AWAY_AFTER + 1) : Math.min(since, AWAY_AFTER));
  }

  #active() {
    this.#lastInput = this.#now();
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => this.#setIdle(true), AWAY_AFTER);
    if (this.#idle) this.#setIdle(false);
  }

  #setIdle(idle) {
    this.#idle = idle;
    this.announce();
    this.changed();
  }

  #now() {
    return this.#clock.now?.() ?? Date.now();
  }
}
