import { html } from "../vendor/htm-preact-3.1.1.js";
import { clockTime, dayName } from "../client/time.js";
import { timeline } from "../client/timeline.js";
import { Message, NoticeBody, useFollowing } from "../client/view.js";
import { DownIcon } from "./icons.js";
import { WORDS } from "./words.js";

/** @param {{session: import("./session.js").LivechatSession}} props */
export function MessageLog({ session }) {
  const { messages } = session;
  const { log, follows, onScroll, showEnd } = useFollowing(messages);
  const older = session.state === "persisted" && session.messaging.pages.hasOlder(session.threadId) && messages.length > 0;
  return html`
    <div
      class="log"
      role="log"
      aria-label=${WORDS.conversation}
      tabindex="0"
      ref=${log}
      onScroll=${onScroll}
      data-sb="log"
    >
      ${older && html`<button type="button" class="older" onClick=${() => session.messaging.pages.loadOlder(session.threadId)}>${WORDS.older}</button>`}
      ${!older && html`<${Welcome} session=${session} />`}
      ${timeline(messages).map((item) => html`<${Item} key=${item.key} item=${item} session=${session} last=${messages.at(-1).key} />`)}
      ${session.chatbot && html`<${session.chatbot.Answers} chatbot=${session.chatbot} />`}
      <${Typing} session=${session} />
    </div>
    ${!follows && html`<button type="button" class="newest" aria-label=${WORDS.newest} onClick=${showEnd}><${DownIcon} /></button>`}
  `;
}

function Welcome({ session }) {
  const { default_message: text } = session.options;
  const withoutIt = session.thread.channel?.chatbot || session.messages[0]?.notice;
  if (!text || session.state === "none" || withoutIt) return null;
  return html`
    <div class="group" data-sb="welcome">
      <p class="who" dir="auto">${session.operatorName}</p>
      <div class="bubble" dir="auto">${text}</div>
    </div>
  `;
}

function Item({ item, session, last }) {
  if (item.kind === "day") return html`<p class="day"><span>${dayName(item.date, WORDS.locale)}</span></p>`;
  if (item.kind === "notice")
    return html`<p class="notice" data-sb="notice"><${NoticeBody} message=${item.message} /></p>`;
  return html`
    <div class=${item.mine ? "group mine" : "group"}>
      <p class="who">
        <span class=${item.mine ? "unseen" : ""}
          >${item.mine ? WORDS.you : item.authorName || session.operatorName}</span
        >
        <time dir="auto">${clockTime(item.messages[0].date, WORDS.locale)}</time>
      </p>
      ${item.messages.map(
        (message) =>
          html`<${Message} key=${message.key} message=${message} threadId=${session.threadId} messaging=${session.messaging}
            words=${WORDS} newest=${message.key === last} active=${session.state === "persisted"} />`,
      )}
    </div>
  `;
}

function Typing({ session }) {
  const [name] = session.chatbot?.typing ? [session.operatorName] : session.state === "persisted" ? session.thread.typing : [];
  if (name === undefined) return null;
  return html`<p class="typing" data-sb="typing">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${WORDS.typing(name)}
  </p>`;
}
