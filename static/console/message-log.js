import { html } from "../vendor/htm-preact-3.1.1.js";
import { clockTime, dayName } from "../client/time.js";
import { timeline } from "../client/timeline.js";
import { Message, NoticeBody, useFollowing } from "../client/view.js";
import { Avatar } from "./avatar.js";
import { DownIcon } from "./icons.js";
import { WORDS } from "./words.js";

/**
 * @param {object} props
 * @param {import("./session.js").OperatorSession} props.session
 * @param {import("./conversations.js").Conversation} props.conversation
 */
export function MessageLog({ session, conversation }) {
  const { id } = conversation;
  const messages = session.messaging.messages(id);
  const { log, follows, onScroll, showEnd } = useFollowing(messages);
  const older = session.messaging.pages.hasOlder(id) && messages.length > 0;
  return html`
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-label=${conversation.name}
        tabindex="0"
        ref=${log}
        onScroll=${onScroll}
        data-sb="log"
      >
        ${older && html`<button type="button" class="older" onClick=${() => session.messaging.pages.loadOlder(id)}>${WORDS.older}</button>`}
        ${timeline(messages, session.firstNew).map((item) => html`<${Item} key=${item.key} item=${item} session=${session} seed=${id} last=${messages.at(-1).key} />`)}
        <${Typing} session=${session} id=${id} />
      </div>
      ${!follows && html`<button type="button" class="newest" aria-label=${WORDS.newest} title=${WORDS.newest} onClick=${showEnd}><${DownIcon} /></button>`}
    </div>
  `;
}

function Item({ item, session, seed, last }) {
  if (item.kind === "day") return html`<p class="day">${dayName(item.date)}</p>`;
  if (item.kind === "new") return html`<p class="fresh" data-sb="new-line">${WORDS.fresh}</p>`;
  if (item.kind === "notice")
    return html`<div class="notice" data-sb="notice">
      <${NoticeBody} message=${item.message} />${item.message.transient && html`<small>${WORDS.onlyYou}</small>`}
    </div>`;
  const name = item.mine ? session.ownName : item.authorName;
  return html`
    <div class=${item.mine ? "group mine" : "group"}>
      ${!item.mine && html`<${Avatar} name=${name} seed=${seed} />`}
      <div class="words">
        <p class="who"><strong>${name}</strong><time>${clockTime(item.messages[0].date)}</time></p>
        ${item.messages.map(
          (message) =>
            html`<${Message} key=${message.key} message=${message} threadId=${seed} messaging=${session.messaging}
              words=${WORDS} newest=${message.key === last} />`,
        )}
      </div>
    </div>
  `;
}

function Typing({ session, id }) {
  const [name] = session.messaging.thread(id).typing;
  if (name === undefined) return null;
  return html`<p class="typing" data-sb="typing">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${WORDS.typing(name)}
  </p>`;
}
