import { html } from "../vendor/htm-preact-3.1.1.js";
import { WORDS } from "./message-words.js";
import { Icon } from "./icon.js";

const FOUND = [{ outline: "3px solid currentColor", outlineOffset: "2px" }, { outline: "3px solid transparent", outlineOffset: "6px" }];

/**
 * Above an answer, a line of what it answers; a click goes there.
 *
 * @param {object} props
 * @param {import("./thread.js").Quote} props.quote
 * @param {number} props.threadId
 * @param {import("./messaging.js").Messaging} props.messaging
 */
export function Quote({ quote, threadId, messaging }) {
  if (quote.deleted) return html`<span class="quote gone" data-sb="quote"><i>${WORDS.original}</i></span>`;
  const go = async ({ currentTarget }) => {
    const log = currentTarget.closest("[role=log]");
    await messaging.pages.reach(threadId, quote.id);
    requestAnimationFrame(() => pointOut(log.querySelector(`[data-message-id="${quote.id}"]`)));
  };
  return html`
    <button type="button" class="quote" title=${WORDS.goTo(quote.authorName)} onClick=${go} data-sb="quote">
      <strong dir="auto">${quote.authorName}</strong>
      <span dir="auto">${quote.text || html`<i>${quote.file ?? WORDS.file}</i>`}</span>
    </button>
  `;
}

function pointOut(message) {
  if (!message) return;
  message.scrollIntoView({ block: "center" });
  message.focus({ preventScroll: true });
  message.animate(FOUND, { duration: 1600, easing: "ease-in" });
}

/**
 * Above the composer, whose message the next one answers.
 *
 * @param {{threadId: number | null, messaging: import("./messaging.js").Messaging}} props
 */
export function ReplyingTo({ threadId, messaging }) {
  const { actions } = messaging.parts;
  const quote = messaging.thread(threadId).quote(actions.replyingTo(threadId));
  if (!quote) return null;
  return html`
    <p class="replying" data-sb="replying">
      <span>${WORDS.replyingTo} <strong><bdi>${quote.authorName}</bdi></strong></span>
      <span dir="auto">${quote.text || quote.file}</span>
      <button type="button" aria-label=${WORDS.stopReplying} title=${WORDS.stopReplying} onClick=${() => actions.reply(threadId, null)}>
        <${Icon} d="M6.5 6.5l11 11M17.5 6.5l-11 11" size=${16} />
      </button>
    </p>
  `;
}
