import { ConnectionLost, mayPass } from "./rpc.js";
import { Observable } from "./observable.js";
import { plainText, escapeText } from "./text.js";

const MOST_FAULTS = 5;

/**
 * @typedef {object} PendingMessage
 * @property {number} temporaryId the server repeats it in its notification
 * @property {number | null} threadId null until the conversation exists on the server
 * @property {string} text as typed
 * @property {import("./attachments.js").Attachment[]} files uploaded already
 * @property {number | null} parentId of the message that it answers
 * @property {number[]} [cannedResponseIds] of those that it was made with
 * @property {Date} date
 * @property {"sending" | "waiting" | "failed"} state waiting: for the server to come back; failed: refused
 * @property {string} [error] why it was refused
 * @property {number} [afterId] the newest message when the post was first tried
 * @property {boolean} uncertain a try had no answer: the server may have the message
 * @property {number} faults how often the server failed over it
 */

/** Messages on their way: posted one by one in the order of writing, kept until the server has answered. */
export class Outbox extends Observable {
  #deliver;
  /** @type {PendingMessage[]} */
  #pending = [];
  #running = false;

  /** @param {(message: PendingMessage) => Promise<void>} deliver fails with ConnectionLost when no answer came */
  constructor(deliver) {
    super();
    this.#deliver = deliver;
  }

  /**
   * @param {number | null} threadId
   * @returns {PendingMessage[]} oldest first, those with no conversation yet among them
   */
  of(threadId) {
    return this.#pending.filter((message) => message.threadId === null || message.threadId === threadId);
  }

  /**
   * @param {number | null} threadId
   * @returns {import("./thread.js").ThreadMessage[]} the same as a thread shows them
   */
  messages(threadId) {
    return this.of(threadId).map((message) => ({
      key: `pending-${message.temporaryId}`,
      temporaryId: message.temporaryId,
      mine: true,
      authorName: "",
      authorKey: "self",
      notice: false,
      date: message.date,
      body: escapeText(message.text),
      attachments: message.files,
      state: message.state,
      error: message.error,
      parentId: message.parentId,
      reactions: [],
    }));
  }

  /** @returns {PendingMessage[]} those of which it is not known whether the server has them */
  get uncertain() {
    return this.#pending.filter((message) => message.uncertain && message.state !== "failed");
  }

  /**
   * @param {number | null} threadId
   * @param {Pick<PendingMessage, "text" | "files" | "parentId">} content
   * @param {number} newestId of the thread's messages: temporary ids sort behind it
   * @returns {PendingMessage}
   */
  add(threadId, content, newestId) {
    const message = {
      temporaryId: temporaryId(newestId),
      threadId,
      ...content,
      date: new Date(),
      state: /** @type {const} */ ("waiting"),
      uncertain: false,
      faults: 0,
    };
    this.#pending.push(message);
    this.changed();
    return message;
  }

  /**
   * Posts what waits.
   *
   * @returns {Promise<boolean>} false: the server did not answer, and the rest still waits
   */
  async flush() {
    if (this.#running) return true;
    this.#running = true;
    try {
      return await this.#postAll();
    } finally {
      this.#running = false;
    }
  }

  /** @param {number} temporaryId of a message that the server announced */
  settle(temporaryId) {
    this.#remove(this.#pending.find((message) => message.temporaryId === temporaryId));
  }

  /**
   * Takes out the messages that turn out to have arrived although their answer was lost.
   *
   * @param {number} threadId
   * @param {{id: number, body: string, attachment_ids?: number[]}[]} own one's own messages on the server
   */
  settleArrived(threadId, own) {
    for (const message of this.uncertain.filter((one) => one.threadId === threadId)) {
      const words = plainText(escapeText(message.text));
      const has = ({ attachment_ids: ids = [] }) => message.files.every((file) => ids.includes(file.id));
      const arrived = own.some(
        (record) => record.id > message.afterId && plainText(record.body) === words && has(record),
      );
      if (arrived) this.#remove(message);
      else message.uncertain = false;
    }
  }

  /** @param {number} temporaryId of a refused message, to be posted again at the next flush */
  retry(temporaryId) {
    const message = this.#pending.find((one) => one.temporaryId === temporaryId);
    if (message) Object.assign(message, { state: "waiting", faults: 0 });
    this.changed();
  }

  /** Gives up what waits. */
  clear() {
    this.#pending = [];
    this.changed();
  }

  async #postAll() {
    let message;
    while ((message = this.#pending.find(({ state }) => state === "waiting"))) {
      message.state = "sending";
      this.changed();
      if (!(await this.#post(message))) return false;
    }
    return true;
  }

  async #post(message) {
    try {
      await this.#deliver(message);
      this.#remove(message);
      return true;
    } catch (error) {
      return this.#kept(message, error);
    }
  }

  /** Silence is borne for ever, the server's own failure a few times: it may be this message that it fails over. */
  #kept(message, error) {
    const waits = error instanceof ConnectionLost || (mayPass(error) && ++message.faults < MOST_FAULTS);
    message.state = waits ? "waiting" : "failed";
    message.uncertain = mayPass(error) && message.afterId !== undefined;
    message.error = waits ? undefined : error.message;
    this.changed();
    return !waits;
  }

  #remove(message) {
    this.#pending = this.#pending.filter((one) => one !== message);
    this.changed();
  }
}

/** Behind the newest message and before the next, as Odoo's client has it; random, so that two tabs differ. */
function temporaryId(newestId) {
  return Number((newestId + 0.01 + Math.random() * 0.98).toFixed(6));
}
