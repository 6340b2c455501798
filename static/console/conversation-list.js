import { html, useRef } from "../vendor/htm-preact-3.1.1.js";
import { shortTime } from "../client/time.js";
import { Avatar } from "./avatar.js";
import { WORDS } from "./words.js";

/** @param {{session: import("./session.js").OperatorSession}} props */
export function ConversationList({ session }) {
  const list = useRef(null);
  const { groups } = session.conversations;
  const key = (event) => {
    if (event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    session.move(event.key === "ArrowDown" ? 1 : -1);
    queueMicrotask(() => list.current.querySelector("[aria-current]")?.focus());
  };
  return html`
    <nav class="list" aria-label=${WORDS.conversations} ref=${list} onKeyDown=${key}>
      <h2 class="list-title">${WORDS.livechat}</h2>
      ${groups.length === 0 && html`<p class="list-empty"><strong>${WORDS.noConversations}</strong>${WORDS.noConversationsHint}</p>`}
      ${groups.map(
        ({ name, conversations }) => html`
          <section key=${name} aria-label=${name}>
            <h3 class="list-group">${name}</h3>
            ${conversations.map((one) => html`<${Entry} key=${one.id} conversation=${one} session=${session} />`)}
          </section>
        `,
      )}
    </nav>
  `;
}

function Entry({ conversation, session }) {
  const { id, name, unread, date, preview, previewMine, typing } = conversation;
  const current = session.selectedId === id;
  return html`
    <button
      type="button"
      class=${unread ? "entry unread" : "entry"}
      aria-current=${current ? "true" : undefined}
      data-sb="conversation"
      data-channel-id=${id}
      onClick=${() => session.show(id)}
    >
      <${Avatar} name=${name} seed=${id} />
      <span class="summary">
        <span class="name">${name}</span><time>${date && shortTime(date)}</time>
        <span class="preview"
          >${typing ? html`<em>${WORDS.typingShort}</em>` : `${previewMine ? `${WORDS.you}: ` : ""}${preview}`}</span
        >
        ${unread > 0 && html`<span class="count" data-sb="unread" aria-label=${WORDS.unread(unread)}>${unread}</span>`}
      </span>
    </button>
  `;
}
