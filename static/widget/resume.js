import { Rpc } from "../client/rpc.js";
import { VisitorStorage } from "./storage.js";

/**
 * Gives this browser the conversation to which a link in a mail leads. The key leaves the address at once, so that it
 * stays in no history.
 *
 * @param {any} page with the link's key
 * @param {import("./session.js").LivechatSession} session that says why not
 * @returns {Promise<boolean>} whether there is a conversation to go on with
 */
export async function resume({ serverUrl, stateKey, key }, session) {
  history.replaceState(null, "", location.pathname + location.search);
  try {
    const rpc = new Rpc({ serverUrl, guestToken: () => null });
    const { channel_id: id, guest_token: token } = await rpc.call("/im_livechat/resume", { key });
    const storage = new VisitorStorage(stateKey);
    storage.guestToken = token;
    storage.state = { persisted: true, store: { "discuss.channel": [{ id }] } };
    return true;
  } catch (error) {
    session.notice = error.message;
    session.open = true;
    session.changed();
    return false;
  }
}
