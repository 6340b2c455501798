import { Rpc } from "../client/rpc.js";
import { startChat as start } from "./main.js";
import { LivechatSession } from "./session.js";

/**
 * A script that somebody tries out who is signed in, in the conversation that the page began. Nothing of it is kept in
 * the browser, where it would get among a visitor's own; another one begins with the page.
 */
class ScriptTest extends LivechatSession {
  /** @param {any} page what embed.js knows, with the conversation in Odoo's `force_thread` */
  constructor(page) {
    const { id } = page.options.force_thread;
    const state = { persisted: true, store: { "discuss.channel": [{ id }] } };
    super(
      page,
      { state, guestToken: null, previousOperator: null, history: [], visited: () => {} },
      new Rpc({ serverUrl: page.serverUrl }),
    );
  }

  async begin() {
    location.reload();
  }

  /** Nobody is to be told how it was. */
  async leave() {
    const left = super.leave();
    this.forget();
    await left;
  }
}

/**
 * As for a visitor, but with the conversation that the page began.
 *
 * @param {any} page
 * @param {"clicked" | "popped" | "restored"} how
 */
export function startChat(page, how) {
  return start(page, how, ScriptTest);
}
