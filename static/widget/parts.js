import { WORDS } from "./words.js";

/**
 * Fetches what messages have besides their words. Without it there are words all the same.
 *
 * @param {import("./session.js").LivechatSession} session
 */
export async function loadParts(session) {
  const { messaging, page, rpc } = session;
  if (messaging.parts) return;
  const { messageParts } = await import("../client/message-parts.js").catch(() => ({}));
  if (messageParts) messaging.parts = messageParts(rpc, messaging, page.shadow, WORDS.tools);
  session.changed();
}
