import { ConnectionLost, RpcError } from "../../../static/client/rpc.js";

const PARTNER = { id: 43, type: "partner" };
export const GUEST = { id: 34, type: "guest" };
export const CHANNEL = 47;

/** A conversation 47 between guest 34, who asks, and partner 43; answers in the recorded shapes. */
export class FakeServer {
  messages = [];
  calls = [];
  #notification = 600;
  #trouble = [];

  /** @param {"before" | "after" | "refuse" | "fault"} trouble of the next post: lost on the way, its answer lost,
   *   refused, or the server's own failure */
  nextPost(trouble) {
    this.#trouble.push(trouble);
  }

  /** @returns {object} the Store of the conversation as the guest is given it */
  conversation() {
    const thread = { id: CHANNEL, model: "discuss.channel" };
    return {
      Store: { self: GUEST },
      "discuss.channel": [{ id: CHANNEL, channel_type: "livechat", state: "open" }],
      "discuss.channel.member": [
        {
          id: 88,
          persona: GUEST,
          thread,
          new_message_separator: 0,
          message_unread_counter: 0,
          message_unread_counter_bus_id: 600,
        },
        { id: 87, persona: PARTNER, thread, seen_message_id: false },
      ],
      "mail.guest": [{ id: 34, name: "Visitor" }],
      "res.partner": [{ id: 43, user_livechat_username: "Olivia L." }],
    };
  }

  /** @returns {object} the new message */
  write(author, body) {
    const thread = { id: CHANNEL, model: "discuss.channel" };
    const id = 205 + this.messages.length;
    const message = {
      id,
      author,
      body: `<p>${body}</p>`,
      date: "2026-11-22 11:57:49",
      message_type: "comment",
      thread,
    };
    this.messages.push(message);
    return message;
  }

  operatorWrites(body) {
    return this.write(PARTNER, body);
  }

  /** @returns {import("../../../static/client/socket.js").Notification} */
  announcement(message, temporaryId) {
    const payload = { data: { "mail.message": [message] }, id: CHANNEL };
    if (temporaryId !== undefined) payload.temporary_id = temporaryId;
    return { id: ++this.#notification, message: { type: "discuss.channel/new_message", payload } };
  }

  call = async (route, params = {}) => {
    this.calls.push({ route, ...params });
    if (route === "/mail/message/post") return this.#post(params);
    if (route === "/discuss/channel/messages") return this.#page(params);
    return undefined;
  };

  /** @returns {string[]} bodies posted, in order, answered or not */
  get posted() {
    return this.calls.filter(({ route }) => route === "/mail/message/post").map(({ post_data: data }) => data.body);
  }

  #post({ post_data: { body } }) {
    const trouble = this.#trouble.shift();
    if (trouble === "before") throw new ConnectionLost("gone");
    if (trouble === "refuse") throw new RpcError({ code: 404, message: "404: Not Found" });
    if (trouble === "fault")
      throw new RpcError({ code: 200, message: "Odoo Server Error", data: { name: "builtins.RuntimeError" } });
    const message = this.write(GUEST, body);
    if (trouble === "after") throw new ConnectionLost("gone");
    return { "mail.message": [message] };
  }

  #page({ around, before, after, limit }) {
    let found = this.messages
      .filter(({ id }) => id > (after ?? around ?? 0))
      .slice(0, around === undefined ? limit : limit / 2);
    if (around !== undefined) found = [...this.messages.filter(({ id }) => id <= around).slice(-limit / 2), ...found];
    if (before !== undefined) found = this.messages.filter(({ id }) => id < before).slice(-limit);
    return { data: { "mail.message": found }, messages: found.map(({ id }) => id).reverse() };
  }
}
