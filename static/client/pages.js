const PAGE = 60;

/** Fetches the messages of conversations, and knows from which one on they are here without a gap. */
export class Pages {
  #rpc;
  #store;
  #oldest = new Map();
  #older = new Set();

  /**
   * @param {import("./rpc.js").Rpc} rpc
   * @param {import("./store.js").RecordStore} store
   */
  constructor(rpc, store) {
    this.#rpc = rpc;
    this.#store = store;
  }

  /**
   * @param {number | null} id of a conversation
   * @returns {number} message id; older ones may be known because somebody answered them, and are not its beginning
   */
  oldest(id) {
    return this.#oldest.get(id) ?? 0;
  }

  /**
   * @param {number} id
   * @returns {boolean} whether the server may hold messages older than the loaded ones
   */
  hasOlder(id) {
    return this.#older.has(id);
  }

  /**
   * Fetches the messages around one, and all after them.
   *
   * @param {number} id
   * @param {number} around message id
   */
  async load(id, around) {
    const found = await this.#page(id, { around });
    if (found.filter((message) => message <= around).length >= PAGE / 2) this.#older.add(id);
    await this.catchUp(id, Math.max(0, ...found));
  }

  /** @param {number} id */
  async loadOlder(id) {
    if (!this.hasOlder(id)) return;
    const found = await this.#page(id, { before: this.oldest(id) });
    if (found.length < PAGE) this.#older.delete(id);
    this.#store.changed();
  }

  /**
   * Fetches older messages until one is there.
   *
   * @param {number} id
   * @param {number} message
   */
  async reach(id, message) {
    while (this.oldest(id) > message && this.hasOlder(id)) await this.loadOlder(id);
  }

  /**
   * Fetches every message after a known one.
   *
   * @param {number} id
   * @param {number} after message id
   */
  async catchUp(id, after) {
    let found;
    do {
      found = await this.#page(id, { after });
      after = Math.max(after, ...found);
    } while (found.length === PAGE);
  }

  /** Forgets what was fetched. */
  clear() {
    this.#oldest.clear();
    this.#older.clear();
  }

  async #page(id, position) {
    const asked = this.#rpc.call("/discuss/channel/messages", { channel_id: id, limit: PAGE, ...position });
    const { messages } = await this.#store.learn(asked, ({ data }) => data);
    const reachesBack = position.after === undefined && messages.length > 0;
    if (reachesBack) this.#oldest.set(id, Math.min(this.#oldest.get(id) ?? Infinity, ...messages));
    return messages;
  }
}
