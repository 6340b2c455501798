/** @returns {Promise<Function | null>} what stands in the place of a conversation that nobody can begin now */
export const insteadOf = (session) => import("./absence.js").then(({ absence }) => absence(session)).catch(() => null);

/**
 * Shows a visitor who waited in line when the page was left, and has no conversation yet, where they stand now.
 *
 * @param {import("./session.js").LivechatSession} session
 * @returns {Promise<boolean>} whether they did
 */
export async function waitAgain(session) {
  if (!session.storage.waiting) return false;
  session.open = true;
  session.instead = await insteadOf(session);
  if (!session.instead) await session.begin(true);
  session.changed();
  return true;
}

/** Whether somebody is there in a visitor's conversation; as long as nobody is, the line in which they wait. */
export class Company {
  #session;
  /** Id of the newest notice after which it was asked. */
  #noticed = 0;
  #seeking = false;

  /** @type {Function | null} what the window shows of the line */
  Line = null;

  /** @param {import("./session.js").LivechatSession} session */
  constructor(session) {
    this.#session = session;
  }

  /** Operators come and go with a notice. */
  look() {
    const { state, thread, storage } = this.#session;
    if (state !== "persisted") return;
    const { newest } = thread;
    const notice = newest?.message_type === "notification" ? newest.id : 0;
    if (notice <= this.#noticed && !(storage.waiting && !this.Line)) return;
    this.#noticed = Math.max(this.#noticed, notice);
    this.seek();
  }

  /** Takes a place in the line where the server says that nobody is there, but somebody may come. */
  async seek() {
    if (this.Line || this.#seeking) return;
    this.#seeking = true;
    try {
      const { lineBeside } = await import("./queue.js");
      this.Line = await lineBeside(this.#session, () => this.#come());
      this.#session.changed();
    } catch {
      // Without the line there is the conversation all the same.
    } finally {
      this.#seeking = false;
    }
  }

  /** Nobody is waited for any more: mostly, as somebody is there. */
  async #come() {
    this.forget();
    this.#session.changed();
    await this.#session.fetchData().catch(() => {});
  }

  /** The conversation is over. */
  forget() {
    this.Line = null;
    this.#session.storage.waiting = false;
  }
}
