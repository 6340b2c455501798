import { plainText } from "./text.js";
import { parseServerTime } from "./time.js";

/** By which the server marks a body that is not as it was posted; of a deleted message nothing else is left. */
const EDITED = /\bo-mail-Message-edited\b/;

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
 * @property {boolean} edited
 * @property {boolean} deleted
 * @property {boolean} mayEdit
 * @property {{content: string, count: number, mine: boolean, names: string[]}[]} reactions with the others' names
 * @property {Quote | null} quote what it answers
 * @property {boolean} transient only its reader sees it, and not for long
 * @property {boolean} notice a remark of the system rather than somebody's message
 * @property {"sending" | "waiting" | "failed" | "sent" | "seen"} [state] of one's own message
 * @property {string} [error]
 * @typedef {{id: number, authorName: string, text: string, deleted: boolean, file: string | undefined}} Quote
 */

/** A conversation as one reader sees it, drawn from the record store on each question. */
export class Thread {
  #store;
  #oldest;

  /**
   * @param {import("./store.js").RecordStore} store
   * @param {number} id
   * @param {number} [oldest] id of the first message that belongs to what is shown of it
   */
  constructor(store, id, oldest = 0) {
    this.#store = store;
    this.#oldest = oldest;
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

  /** @returns {any[]} the records that the server keeps, oldest first */
  get records() {
    return this.#known.filter(({ is_transient: passing }) => !passing);
  }

  /** @returns {any} the record of the newest message, or undefined */
  get newest() {
    return this.records.at(-1);
  }

  /** @returns {ThreadMessage[]} oldest first; those that never said anything are left out */
  get messages() {
    const seen = this.seenByOthers;
    return this.#known
      .filter((record) => !this.#isEmpty(record) || EDITED.test(record.body))
      .map((record) => this.#view(record, seen));
  }

  get #known() {
    return this.#store
      .all("mail.message")
      .filter(({ id, thread }) => thread?.id === this.id && thread.model === "discuss.channel" && id >= this.#oldest)
      .sort((one, other) => one.id - other.id);
  }

  /** @returns {number} the newest message id that another member has acknowledged as seen; chatbots do not count */
  get seenByOthers() {
    return Math.max(0, ...this.others.map(({ is_bot, seen_message_id: seen }) => (is_bot ? 0 : seen || 0)));
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

  /**
   * @param {number | false | null | undefined} id of a message
   * @returns {Quote | null} what stands of it above its answers
   */
  quote(id) {
    const record = id ? this.#store.get("mail.message", id) : undefined;
    if (!record) return null;
    const [file] = this.#files(record);
    return {
      id: record.id,
      authorName: this.nameOf(record.author),
      text: plainText(record.body || ""),
      deleted: this.#isEmpty(record),
      file: file?.name,
    };
  }

  #isEmpty(record) {
    const body = record.body || "";
    return !plainText(body) && !/<img/.test(body) && this.#files(record).length === 0;
  }

  #files({ attachment_ids: ids = [] }) {
    return ids.map((id) => this.#store.get("ir.attachment", id)).filter(Boolean);
  }

  /** The emoji that was chosen first comes first. */
  #reactions({ reactions = [] }) {
    return reactions
      .map((key) => this.#store.get("MessageReactions", key))
      .filter(Boolean)
      .sort((one, other) => one.sequence - other.sequence)
      .map(({ content, count, personas }) => ({
        content,
        count,
        mine: personas.some((persona) => samePersona(persona, this.self)),
        names: personas.filter((one) => !samePersona(one, this.self)).map((one) => this.nameOf(one)),
      }));
  }

  get #administers() {
    const { self } = this;
    return self?.type === "partner" && this.#store.get("res.partner", self.id)?.isAdmin === true;
  }

  /** @returns {ThreadMessage} */
  #view(record, seen) {
    const mine = this.isMine(record);
    const notice = record.message_type === "notification" || record.is_transient === true;
    const deleted = !notice && this.#isEmpty(record);
    return {
      key: `${record.id}`,
      id: record.id,
      mine,
      authorName: this.nameOf(record.author),
      authorKey: mine ? "self" : `${record.author?.type}-${record.author?.id}`,
      date: parseServerTime(record.date || record.create_date) ?? new Date(),
      body: record.body,
      attachments: this.#files(record),
      edited: !deleted && EDITED.test(record.body),
      deleted,
      mayEdit: record.message_type === "comment" && !deleted && (mine || this.#administers),
      reactions: deleted ? [] : this.#reactions(record),
      quote: deleted ? null : this.quote(record.parentMessage),
      transient: record.is_transient === true,
      notice,
      state: mine && !deleted ? (record.id <= seen ? "seen" : "sent") : undefined,
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
