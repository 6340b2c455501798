/** Something whose listeners are told, at most once a turn, that it changed. */
export class Observable {
  #listeners = new Set();
  #announced = false;

  /**
   * @param {() => void} listener
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the listeners after the running turn, so that a batch of changes is one call. */
  changed() {
    if (this.#announced) return;
    this.#announced = true;
    queueMicrotask(() => {
      this.#announced = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
