import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { Attachments } from "./attachments.js";
import { renderBody } from "./body.js";
import { Icon } from "./icon.js";
import { plainText } from "./text.js";

const NEAR_END = 60;

const MARKS = {
  sending: "M12 7v5l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17",
  waiting: "M12 7v5l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17",
  sent: "M5 12.5l4.5 4.5L19 7.5",
  seen: "M1.5 12.5L6 17l9.5-9.5M11.5 16l1 1L22 7.5",
  failed: "M12 6v7M12 17v.5",
};

/**
 * How far one's own message has come.
 *
 * @param {{state: "sending" | "waiting" | "failed" | "sent" | "seen", label: string}} props
 */
export function SentMark({ state, label }) {
  return html`<span class="mark" role="img" aria-label=${label} title=${label} data-sb="seen" data-state=${state}>
    <${Icon} d=${MARKS[state]} size=${15} />
  </span>`;
}

/**
 * A remark of the system with whom it is of, unless it names or hides them itself, as in Odoo's clients.
 *
 * @param {{message: import("./thread.js").ThreadMessage}} props
 */
export function NoticeBody({ message: { authorName, body } }) {
  const named = authorName && !/\bo_hide_author\b/.test(body) && !plainText(body).includes(authorName);
  return html`${named && html`<bdi>${authorName}</bdi> `}<${MessageBody} body=${body} />`;
}

/**
 * A message's HTML, which is cleaned before it is shown. Only one with a picture loads what that takes.
 *
 * @param {{body: string, files?: import("./files.js").Files}} props
 */
export function MessageBody({ body, files }) {
  const content = useRef(null);
  useLayoutEffect(() => {
    content.current.replaceChildren(renderBody(body));
    if (files && /<img/i.test(body)) import("./pictures.js").then(({ showPictures }) => showPictures(content.current, files.server));
  }, [body]);
  return html`<span class="content" ref=${content} data-sb="body"></span>`;
}

/**
 * One message's bubble, and below it its emojis, or why it failed, with a way to send it again.
 *
 * @param {object} props
 * @param {import("./thread.js").ThreadMessage} props.message
 * @param {number | null} props.threadId
 * @param {import("./messaging.js").Messaging} props.messaging what sends again
 * @param {Record<string, any>} props.words the shared ones
 * @param {boolean} props.newest whether it is the last of the conversation
 * @param {boolean} [props.active] whether something can be done with it
 */
export function Message({ message, threadId, messaging, words, newest, active = true }) {
  const { id, mine, deleted, state, quote } = message;
  const { parts } = messaging;
  const what = (id && parts?.actions.at(id)) || "";
  const acts = parts && active && id && !deleted;
  return html`
    <div class="message" data-sb="message-frame">
      <div class=${acts && what === "edit" ? "line editing" : "line"}>
        <div class="bubble" tabindex="-1" data-sb="message" data-message-id=${id} data-mine=${mine}>
          ${quote && parts && html`<${parts.Quote} quote=${quote} threadId=${threadId} messaging=${messaging} />`}
          ${
            acts && what === "edit"
              ? html`<${parts.Editor} message=${message} actions=${parts.actions} />`
              : html`<${Said} message=${message} messaging=${messaging} words=${words} />`
          }
        </div>
        ${acts && what !== "edit" && html`<${parts.Tools} message=${message} threadId=${threadId} actions=${parts.actions} newest=${newest} />`}
      </div>
      ${acts && html`<${parts.Opened} key=${what} message=${message} actions=${parts.actions} />`}
      ${parts && message.reactions.length > 0 && html`<${parts.Reactions} message=${message} actions=${parts.actions} active=${active} you=${words.you} />`}
      ${state === "failed" && html`<${Failed} message=${message} messaging=${messaging} words=${words} />`}
    </div>
  `;
}

function Said({ message, messaging, words }) {
  const { attachments, deleted, edited, state } = message;
  if (deleted) return html`<i class="removed" data-sb="removed">${words.removed}</i>`;
  return html`<div class="said">
    <div class="text" dir="auto">
      <${MessageBody} body=${message.body} files=${messaging.files} />
      ${edited && html`<em class="edited" data-sb="edited"> ${words.edited}</em>`}
      ${attachments.length > 0 && html`<${Attachments} attachments=${attachments} messaging=${messaging} />`}
    </div>
    ${state && html`<${SentMark} state=${state} label=${words[state]} />`}
  </div>`;
}

function Failed({ message, messaging, words }) {
  return html`<p class="failed" role="alert">
    ${message.error || words.failed}
    <button type="button" onClick=${() => messaging.sendAgain(message.temporaryId)}>${words.retry}</button>
  </p>`;
}

/**
 * Keeps the end of a scrolled conversation in view while its reader is there, and the reader's place when older
 * messages come in above. One's own new message always brings the end.
 *
 * @param {{key: string, mine: boolean}[]} messages
 */
export function useFollowing(messages) {
  const log = useRef(null);
  const [follows, setFollows] = useState(true);
  const before = useRef({ first: "", height: 0, last: "" });
  const first = messages[0]?.key;
  const last = messages.at(-1);
  useLayoutEffect(() => {
    const node = log.current;
    const known = before.current;
    if (follows || (last?.mine && last.key !== known.last)) node.scrollTop = node.scrollHeight;
    else if (first !== known.first) node.scrollTop += node.scrollHeight - known.height;
    before.current = { first, height: node.scrollHeight, last: last?.key };
  });
  useEffect(() => {
    const observer = new ResizeObserver(() => follows && (log.current.scrollTop = log.current.scrollHeight));
    observer.observe(log.current);
    return () => observer.disconnect();
  }, [follows]);
  const onScroll = ({ currentTarget: node }) =>
    setFollows(node.scrollHeight - node.clientHeight - node.scrollTop < NEAR_END);
  const showEnd = () => (log.current.scrollTop = log.current.scrollHeight);
  return { log, follows, onScroll, showEnd };
}

/** For the root of what has just opened: brings it into view, and the focus to its first button. */
export function useOpening() {
  const root = useRef(null);
  useLayoutEffect(() => {
    root.current.scrollIntoView({ block: "nearest" });
    root.current.querySelector("button").focus({ preventScroll: true });
  }, []);
  return root;
}

/**
 * As high as its text; the style sheet sets the limit.
 *
 * @param {HTMLTextAreaElement} field
 */
export function fitToText(field) {
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight}px`;
}
