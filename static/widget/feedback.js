/** What a visitor says and wants once a conversation is over. */
export class Feedback {
  #session;

  /** @type {{rate: number | null, state: "" | "sending" | "sent", error: string}} what they thought of it */
  rating = { rate: null, state: "", error: "" };
  /** @type {{email: string, state: "" | "sending" | "sent", error: string}} the copy that they asked for */
  transcript = { email: "", state: "", error: "" };

  /** @param {import("./session.js").LivechatSession} session */
  constructor(session) {
    this.#session = session;
  }

  /** @param {number} rate 5, 3 or 1; the last one that is sent counts */
  choose(rate) {
    this.rating = { rate, state: "", error: "" };
    this.#session.changed();
  }

  /** @param {string} reason the visitor's own words */
  async sendRating(reason) {
    const { rate } = this.rating;
    await this.#send("rating", { rate }, "/im_livechat/feedback", { rate, reason });
  }

  /** @param {string} email whom to mail the conversation to */
  async mailTranscript(email) {
    await this.#send("transcript", { email }, "/im_livechat/email_livechat_transcript", { email });
  }

  async #send(what, wish, route, params) {
    this[what] = { ...wish, state: "sending", error: "" };
    this.#session.changed();
    const error = await this.#session.routes.ask(route, params);
    this[what] = { ...wish, state: error ? "" : "sent", error };
    this.#session.changed();
  }
}
