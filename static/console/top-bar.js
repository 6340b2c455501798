import { html } from "../vendor/htm-preact-3.1.1.js";
import { shortTime } from "../client/time.js";
import { Avatar } from "./avatar.js";
import { CheckIcon, ChevronIcon, LeaveIcon, Logo, MessagesIcon, ReportsIcon, RulesIcon } from "./icons.js";
import { Menu } from "./menu.js";
import { WORDS } from "./words.js";

const RECENT = 12;

/** @param {{session: import("./session.js").OperatorSession}} props */
export function TopBar({ session }) {
  return html`
    <header class="top">
      <h1 class="brand"><${Logo} />${WORDS.product}</h1>
      <${MessagesMenu} session=${session} />
      <${StatusMenu} session=${session} />
    </header>
  `;
}

function MessagesMenu({ session }) {
  const waiting = session.unreadConversations;
  const button = html`<${MessagesIcon} />${waiting > 0 && html`<span class="count" data-sb="unread-count">${waiting}</span>`}`;
  const { list } = session.conversations;
  return html`
    <${Menu}
      hook="messages"
      label=${waiting ? `${WORDS.messages}: ${WORDS.withNews(waiting)}` : WORDS.messages}
      button=${button}
    >
      ${list.length === 0 && html`<p class="menu-empty">${WORDS.noConversations}</p>`}
      ${list.slice(0, RECENT).map((one) => html`<${Recent} key=${one.id} conversation=${one} onOpen=${() => session.show(one.id)} />`)}
    <//>
  `;
}

function Recent({ conversation, onOpen }) {
  const { id, name, date, preview, previewMine, unread } = conversation;
  return html`
    <button
      type="button"
      class=${unread ? "recent unread" : "recent"}
      onClick=${onOpen}
      data-sb="recent"
      data-channel-id=${id}
    >
      <${Avatar} name=${name} seed=${id} />
      <span class="summary">
        <span class="name">${name}</span><time>${date && shortTime(date)}</time>
        <span class="preview">${previewMine && `${WORDS.you}: `}${preview}</span>
        ${unread > 0 && html`<span class="count" aria-label=${WORDS.unread(unread)}>${unread}</span>`}
      </span>
    </button>
  `;
}

function StatusMenu({ session }) {
  const { away } = session.presence;
  const status = away ? WORDS.away : WORDS.online;
  const name = session.ownName;
  const button = html`
    <${Avatar} name=${name} seed=${7} status=${away ? "away" : "online"} />
    <span class="own-name">${name}</span><${ChevronIcon} />
  `;
  return html`
    <${Menu} hook="status" label=${WORDS.statusOf(name, status)} button=${button}>
      <${Choice}
        hook="status-online"
        dot="online"
        chosen=${!away}
        text=${WORDS.online}
        onChoose=${() => session.presence.choose(false)}
      />
      <${Choice}
        hook="status-away"
        dot="away"
        chosen=${away}
        text=${WORDS.away}
        onChoose=${() => session.presence.choose(true)}
      />
      <hr />
      <button type="button" class="choice" data-sb="rules" onClick=${() => location.assign("/console/rules")}>
        <${RulesIcon} />${WORDS.rules}
      </button>
      <button type="button" class="choice" data-sb="reports" onClick=${() => location.assign("/console/reports")}>
        <${ReportsIcon} />${WORDS.reports}
      </button>
      <button type="button" class="choice" data-sb="log-out" onClick=${() => session.signOut()}>
        <${LeaveIcon} />${WORDS.logOut}
      </button>
    <//>
  `;
}

function Choice({ hook, dot, chosen, text, onChoose }) {
  return html`
    <button type="button" class="choice" aria-pressed=${chosen} data-sb=${hook} onClick=${onChoose}>
      <i class="status-dot" data-status=${dot}></i><span>${text}</span>${chosen && html`<${CheckIcon} />`}
    </button>
  `;
}
