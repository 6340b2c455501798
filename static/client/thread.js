import { parseServerTime } from "./time.js";
import { plainText } from "./text.js";

/**
 * @typedef {{id: number, type: "partner" | "guest"}} Persona
 * @typedef {object} ThreadMessage
 * @property {string} key stable from first sight on, also while the message is only on its way
 * @property {number} [id] none while it is on its way
 * @property {boolean} mine
 * @property {string} authorName
 * @property {string} authorKey
 * @property {Date} date
 * @property {string} body HTML
 * @property {import("./attachments.js").Attachment[]} attachments
 * @property {boolean} notice a remark of the system rather than somebody's message
 * @property {"sending" | "waiting" | "failed" | "sent" | "seen"} [state] of one's own message
 * @property {string} [error]
 */

/** A conversation as one reader sees it, drawn from the record store on each question. */
export class Thread {
  #store;

  /**
   * @param {import("./store.js").RecordStore} store
   * @param {number} id
   */
  constructor(store, id) {
    this.#store = store;
    this.id = id;
  }

  /** @returns {any} the `discuss.channel` record, or undefined */
  get channel() {
    return this.#store.get("discuss.channel", this.id);
  }

  /** @returns {Persona | undefined} */
  get self() {
    return this.#store.get("Store")?.self;
  }

  get members() {
    return this.#store.all("discuss.channel.member").filter(({ thread }) => thread?.id === this.id);
  }

  get selfMember() {
    return this.members.find(({ persona }) => samePersona(persona, this.self));
  }

  get others() {
    return this.members.filter(({ persona }) => persona && !samePersona(persona, this.self));
  }

  /** @returns {any[]} the records, oldest first */
  get records() {
    return this.#store
      .all("mail.message")
      .filter(({ thread }) => thread?.id === this.id && thread.model === "discuss.channel")
      .sort((one, other) => one.id - other.id);
  }

  /** @returns {any} the record of the newest message, or undefined */
  get newest() {
    return this.records.at(-1);
  }

  /** @returns {ThreadMessage[]} oldest first; deleted ones, which are empty, left out */
  get messages() {
    const seen = this.seenByOthers;
    return this.records
      .map((record) => this.#view(record, seen))
      .filter(({ body, attachments }) => plainText(body ?? "") || /<img/.test(body) || attachments.length);
  }

  /** @returns {number} the newest message id that another member has acknowledged as seen */
  get seenByOthers() {
    return Math.max(0, ...this.others.map(({ seen_message_id }) => seen_message_id || 0));
  }

  /** @returns {number} messages of others that the reader has not seen */
  get unread() {
    return this.selfMember?.message_unread_counter ?? 0;
  }

  /** @returns {string[]} who is typing now */
  get typing() {
    return this.others.filter(({ isTyping }) => isTyping).map(({ persona }) => this.nameOf(persona));
  }

  /**
   * @param {Persona | false | undefined} persona
   * @returns {string} a live chat user's chat name before the real one
   */
  nameOf(persona) {
    if (!persona) return "";
    const record = this.#store.get(persona.type === "guest" ? "mail.guest" : "res.partner", persona.id);
    return record?.user_livechat_username || record?.name || "";
  }

  /** @returns {boolean} */
  isMine({ author }) {
    return samePersona(author, this.self);
  }

  /** @returns {ThreadMessage} */
  #view(record, seen) {
    const mine = this.isMine(record);
    return {
      key: `${record.id}`,
      id: record.id,
      mine,
      authorName: this.nameOf(record.author),
      authorKey: mine ? "self" : `${record.author?.type}-${record.author?.id}`,
      date: parseServerTime(record.date || record.create_date) ?? new Date(),
      body: record.body,
      attachments: (record.attachment_ids ?? []).map((id) => this.#store.get("ir.attachment", id)).filter(Boolean),
      notice: record.message_type === "notification",
      state: mine ? (record.id <= seen ? "seen" : "sent") : undefined,
    };
  }
}

/**
 * @param {Persona | false | undefined} one
 * @param {Persona | false | undefined} other
 * @returns {boolean}
 */
export function samePersona(one, other) {
  return one && other ? one.id === other.id && one.type === other.type : false;
}
