import { MessageActions } from "./message-actions.js";
import { Editor } from "./message-editor.js";
import { messageStyle } from "./message-style.js";
import { WORDS } from "./message-words.js";
import { Opened, Tools } from "./message-tools.js";
import { Quote, ReplyingTo } from "./quote.js";
import { Reactions } from "./reactions.js";
import { addStyle } from "./sheet.js";

/**
 * What messages have besides their words, apart from the rest: a conversation without messages does without it.
 *
 * @param {import("./rpc.js").Rpc} rpc
 * @param {import("./messaging.js").Messaging} messaging
 * @param {Document | ShadowRoot} place where the messages stand
 * @param {Partial<typeof WORDS>} [words] those of another language
 */
export function messageParts(rpc, messaging, place, words = {}) {
  Object.assign(WORDS, words);
  addStyle(place, messageStyle);
  return { actions: new MessageActions(rpc, messaging), Quote, ReplyingTo, Reactions, Tools, Opened, Editor };
}
