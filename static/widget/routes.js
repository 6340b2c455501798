import { RpcError } from "../client/rpc.js";
import { WORDS } from "./words.js";

/** What a visitor's page asks of the server's live chat routes, for a conversation or about its own. */
export class LivechatRoutes {
  #session;

  /** @param {import("./session.js").LivechatSession} session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * Asks for a conversation.
   *
   * @param {{persisted: boolean, temporary_id?: number}} kind whether the server is to keep it
   * @returns {Promise<any>} Store data
   * @throws {RpcError} nobody is there to talk to
   */
  async getSession(kind) {
    const { rpc, options, storage, thread } = this.#session;
    const data = await rpc.call("/im_livechat/get_session", {
      channel_id: options.channel_id,
      anonymous_name: options.default_username,
      chatbot_script_id: this.#scriptId,
      previous_operator_id: thread.channel?.operator?.id ?? storage.previousOperator,
      ...kind,
    });
    if (!data?.["discuss.channel"]) throw new RpcError({ code: 200, message: WORDS.nobody });
    return data;
  }

  get #scriptId() {
    const { state, page, thread } = this.#session;
    return (state === "none" ? page.init.rule?.chatbotScript : thread.channel?.chatbot?.script)?.id;
  }

  /**
   * @param {string} route that does something with the conversation
   * @param {object} [params]
   * @returns {Promise<string>} why it did nothing; empty when it did
   */
  async ask(route, params) {
    try {
      await this.#session.rpc.call(route, { channel_id: this.#session.threadId, ...params });
      return "";
    } catch (error) {
      return error instanceof RpcError ? error.message : WORDS.unreachable;
    }
  }

  /** As Odoo's widget does, to the operator of the conversation. */
  async tellHistory() {
    const { storage, thread } = this.#session;
    storage.visited();
    await this.ask("/im_livechat/history", { pid: thread.channel.operator.id, page_history: storage.history });
  }
}
