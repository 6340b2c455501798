const IDLE = 5_000;
const REPEAT = 50_000;
const EXPIRES = 60_000;

/** Tells the other side that one is typing: at once, again every 50 s at most, and the end after 5 s of rest. */
export class TypingNotifier {
  #notify;
  #clock;
  #toldAt = null;
  #idle = 0;

  /**
   * @param {(isTyping: boolean) => void} notify
   * @param {{setTimeout: Function, clearTimeout: Function, now?: () => number}} [clock]
   */
  constructor(notify, clock = globalThis) {
    this.#notify = notify;
    this.#clock = clock;
  }

  /** @param {string} text what the composer holds after a keystroke */
  typed(text) {
    if (!text.trim()) return this.stop();
    const now = this.#now();
    if (this.#toldAt === null || now - this.#toldAt >= REPEAT) {
      this.#toldAt = now;
      this.#notify(true);
    }
    this.#clock.clearTimeout(this.#idle);
    this.#idle = this.#clock.setTimeout(() => this.stop(), IDLE);
  }

  /** Ends the typing, if it was told. */
  stop() {
    this.#clock.clearTimeout(this.#idle);
    if (this.#toldAt === null) return;
    this.#toldAt = null;
    this.#notify(false);
  }

  #now() {
    return this.#clock.now?.() ?? Date.now();
  }
}

/** Forgets after 60 s that a member types, for those whose end of typing never arrived. */
export class TypingExpiry {
  #store;
  #clock;
  #timers = new Map();

  /**
   * @param {import("./store.js").RecordStore} store
   * @param {{setTimeout: Function, clearTimeout: Function}} [clock]
   */
  constructor(store, clock = globalThis) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @param {{id: number, isTyping?: boolean}[]} members as a notification brought them */
  heard(members) {
    for (const { id, isTyping } of members) {
      if (isTyping === undefined) continue;
      this.#clock.clearTimeout(this.#timers.get(id));
      this.#timers.delete(id);
      if (isTyping)
        this.#timers.set(
          id,
          this.#clock.setTimeout(() => this.forget(id), EXPIRES),
        );
    }
  }

  /** @param {number} id of the member */
  forget(id) {
    this.#clock.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#store.insert({ "discuss.channel.member": [{ id, isTyping: false }] });
  }
}
