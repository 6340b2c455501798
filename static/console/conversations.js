import { parseServerTime } from "../client/time.js";
import { WORDS } from "./words.js";

/**
 * @typedef {object} Conversation
 * @property {number} id
 * @property {string} name of the visitor, with the country where it is known
 * @property {string} livechatName of the live chat channel
 * @property {number} unread
 * @property {Date | null} date of the last message
 * @property {string} preview of the last message
 * @property {boolean} previewMine
 * @property {boolean} typing
 */

/** The operator's live chat conversations, drawn from the record store on each question. */
export class Conversations {
  #messaging;

  /** @param {import("../client/messaging.js").Messaging} messaging */
  constructor(messaging) {
    this.#messaging = messaging;
  }

  /** @returns {Conversation[]} most recent first */
  get list() {
    return this.#messaging.store
      .all("discuss.channel")
      .filter(({ id, channel_type: type, is_pinned: pinned }) => type === "livechat" && pinned && !this.#isTest(id))
      .map((channel) => this.#view(channel))
      .sort((one, other) => Number(other.date) - Number(one.date) || other.id - one.id);
  }

  /** Who is alone with a chatbot tries it out. */
  #isTest(id) {
    const { others } = this.#messaging.thread(id);
    return others.length > 0 && others.every(({ is_bot: bot }) => bot);
  }

  /** @returns {{name: string, conversations: Conversation[]}[]} by live chat channel, that with the newest message first */
  get groups() {
    const groups = new Map();
    for (const conversation of this.list) {
      const { livechatName: name } = conversation;
      if (!groups.has(name)) groups.set(name, { name, conversations: [] });
      groups.get(name).conversations.push(conversation);
    }
    return [...groups.values()];
  }

  /** @returns {Conversation[]} as the list shows them from top to bottom */
  get inListOrder() {
    return this.groups.flatMap(({ conversations }) => conversations);
  }

  /**
   * @param {number | null} id
   * @returns {Conversation | null}
   */
  get(id) {
    const channel = id === null ? undefined : this.#messaging.store.get("discuss.channel", id);
    return channel ? this.#view(channel) : null;
  }

  #view(channel) {
    const thread = this.#messaging.thread(channel.id);
    const { newest } = thread;
    return {
      id: channel.id,
      name: visitorName(channel, thread),
      livechatName: this.#messaging.store.get("im_livechat.channel", channel.livechatChannel)?.name ?? "",
      unread: thread.unread,
      date: parseServerTime(newest?.date || channel.last_interest_dt),
      preview: newest ? preview(thread.quote(newest.id)) : "",
      previewMine: newest !== undefined && thread.isMine(newest),
      typing: thread.typing.length > 0,
    };
  }
}

/** A picture of a file, as it has no words. */
function preview({ text, file, deleted }) {
  return text || (file && `📎 ${file}`) || (deleted ? WORDS.removed : "");
}

/** What the page called the visitor says more than the name of a guest, which is mostly the same for all. */
function visitorName({ anonymous_name: anonymous, anonymous_country: country, name }, thread) {
  const visitor = anonymous || thread.nameOf(thread.others[0]?.persona) || name;
  return country?.name ? `${visitor} (${country.name})` : visitor;
}
