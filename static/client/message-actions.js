import { Observable } from "./observable.js";
import { RpcError } from "./rpc.js";
import { escapeText } from "./text.js";

/** What one does with messages that are there: emojis, answers, edits; and with which one something is under way. */
export class MessageActions extends Observable {
  #rpc;
  #messaging;
  #replying = new Map();
  /** @type {{id: number | null, what: "" | "tools" | "emojis" | "edit" | "delete"}} one message at most */
  #active = { id: null, what: "" };

  /**
   * @param {import("./rpc.js").Rpc} rpc
   * @param {import("./messaging.js").Messaging} messaging
   */
  constructor(rpc, messaging) {
    super();
    this.#rpc = rpc;
    this.#messaging = messaging;
    this.subscribe(() => messaging.changed());
  }

  /**
   * @param {number} id of a message
   * @returns {"" | "tools" | "emojis" | "edit" | "delete"} what is open at it
   */
  at(id) {
    return this.#active.id === id ? this.#active.what : "";
  }

  /**
   * @param {number} id of a message
   * @param {"" | "tools" | "emojis" | "edit" | "delete"} what is to be open at it, and at no other
   */
  open(id, what) {
    this.#active = { id, what };
    this.changed();
  }

  /**
   * Closes what is done with. An answer may come when something else was opened meanwhile, which stays.
   *
   * @param {number} id of a message
   * @param {"emojis" | "edit" | "delete"} what was open at it
   */
  close(id, what) {
    if (this.at(id) === what) this.open(id, "");
  }

  /**
   * @param {number | null} threadId
   * @returns {number | null} the message that the next one answers
   */
  replyingTo(threadId) {
    return this.#replying.get(threadId) ?? null;
  }

  /**
   * @param {number | null} threadId
   * @param {number | null} id of the message to answer; null for none
   */
  reply(threadId, id) {
    this.#replying.set(threadId, id);
    this.open(id ?? 0, "");
  }

  /**
   * Escape gives up an answer; arrow up in an empty field opens one's own last message for editing.
   *
   * @param {KeyboardEvent & {currentTarget: HTMLTextAreaElement}} event
   * @param {number | null} threadId
   * @returns {boolean} whether the key was meant for this
   */
  keyInComposer(event, threadId) {
    const { key, currentTarget, altKey } = event;
    if (key === "Escape" && this.replyingTo(threadId) !== null) {
      this.reply(threadId, null);
      return true;
    }
    const last =
      key === "ArrowUp" && !altKey && !currentTarget.value
        ? this.#messaging.thread(threadId).messages.findLast(({ mine, mayEdit }) => mine && mayEdit)
        : undefined;
    if (last) this.open(last.id, "edit");
    return last !== undefined;
  }

  /**
   * Puts an emoji on a message, or takes one's own back.
   *
   * @param {import("./thread.js").ThreadMessage} message
   * @param {string} content
   * @returns {Promise<string>} why it was not done; empty when it was
   */
  react({ id, reactions }, content) {
    const mine = reactions.some((reaction) => reaction.mine && reaction.content === content);
    return this.#ask("reaction", { message_id: id, content, action: mine ? "remove" : "add" });
  }

  /**
   * @param {import("./thread.js").ThreadMessage} message
   * @param {string} text as typed
   * @returns {Promise<string>} why it was not done; empty when it was
   */
  edit({ id, attachments }, text) {
    return this.#ask("update_content", {
      message_id: id,
      body: escapeText(text),
      attachment_ids: attachments.map((file) => file.id),
      attachment_tokens: attachments.map((file) => file.access_token || null),
    });
  }

  /**
   * @param {import("./thread.js").ThreadMessage} message
   * @returns {Promise<string>} why it was not done; empty when it was
   */
  remove({ id }) {
    return this.#ask("update_content", { message_id: id, body: "", attachment_ids: [], attachment_tokens: [] });
  }

  /** Forgets what is under way. */
  clear() {
    this.#replying.clear();
    this.open(0, "");
  }

  async #ask(action, params) {
    try {
      await this.#messaging.store.learn(this.#rpc.call(`/mail/message/${action}`, params));
      return "";
    } catch (error) {
      return error instanceof RpcError ? error.message : "unreachable";
    }
  }
}
