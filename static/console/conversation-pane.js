import { html } from "../vendor/htm-preact-3.1.1.js";
import { Avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { BackIcon, Logo } from "./icons.js";
import { MessageLog } from "./message-log.js";
import { WORDS } from "./words.js";

/** @param {{session: import("./session.js").OperatorSession}} props */
export function ConversationPane({ session }) {
  const conversation = session.conversations.get(session.selectedId);
  const reconnecting =
    session.messaging.lost && html`<p class="connection" role="status" data-sb="connection">${WORDS.reconnecting}</p>`;
  if (!conversation) return html`<section class="pane">${reconnecting}<${Nothing} session=${session} /></section>`;
  const { id, name, livechatName } = conversation;
  return html`
    <section class="pane" aria-label=${name} data-sb="pane">
      <header class="pane-head">
        <button
          type="button"
          class="back"
          aria-label=${WORDS.back}
          title=${WORDS.back}
          onClick=${() => session.showNone()}
        >
          <${BackIcon} />
        </button>
        <${Avatar} name=${name} seed=${id} />
        <div>
          <h2>${name}</h2>
          <p>${livechatName}</p>
        </div>
      </header>
      ${reconnecting}
      <${MessageLog} session=${session} conversation=${conversation} />
      <${Composer} session=${session} conversation=${conversation} onEscape=${focusList} />
    </section>
  `;
}

function focusList() {
  /** @type {HTMLElement | null} */ (document.querySelector(".list [aria-current]"))?.focus();
}

function Nothing({ session }) {
  const quiet = session.conversations.list.length === 0;
  return html`
    <div class="nothing" data-sb="empty">
      <${Logo} size=${72} />
      <p class="nothing-title">${quiet ? WORDS.quietBoard : WORDS.chooseOne}</p>
      <p>${quiet ? WORDS.noConversationsHint : html`<kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> ${WORDS.moveHint}`}</p>
    </div>
  `;
}
