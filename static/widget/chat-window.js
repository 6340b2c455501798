import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { Composer } from "./composer.js";
import { CloseIcon, FoldIcon } from "./icons.js";
import { MessageLog } from "./message-log.js";
import { WORDS } from "./words.js";

/**
 * @param {object} props
 * @param {import("./session.js").LivechatSession} props.session
 * @param {boolean} props.focus whether the composer takes the focus when the window opens
 * @param {() => void} props.onFold
 */
export function ChatWindow({ session, focus, onFold }) {
  const [leaving, setLeaving] = useState(false);
  useEffect(() => session.markAsRead());
  if (!session.open) return null;
  const close = () => (session.begun ? setLeaving(true) : session.forget());
  const escape = (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    if (leaving) setLeaving(false);
    else onFold();
  };
  const leave = () => {
    setLeaving(false);
    session.leave();
  };
  const name = session.operatorName;
  return html`
    <section class="window" role="dialog" lang=${WORDS.locale} aria-label=${WORDS.with(name)} data-sb="window" onKeyDown=${escape}>
      <header class="head">
        <span class="avatar" aria-hidden="true">${name.charAt(0)}</span>
        <h2 class="title" dir="auto" data-sb="operator-name">${name}</h2>
        <button type="button" data-sb="fold" aria-label=${WORDS.fold} title=${WORDS.fold} onClick=${onFold}>
          <${FoldIcon} />
        </button>
        <button type="button" data-sb="close" aria-label=${WORDS.close} title=${WORDS.close} onClick=${close}>
          <${CloseIcon} />
        </button>
      </header>
      <${Body} session=${session} focus=${focus} />
      ${leaving && html`<${LeaveQuestion} onLeave=${leave} onStay=${() => setLeaving(false)} />`}
    </section>
  `;
}

function Body({ session, focus }) {
  if (session.instead) return html`<${session.instead} focus=${focus} />`;
  if (session.notice) return html`<p class="nobody" role="status" data-sb="notice">${session.notice}</p>`;
  if (session.state === "ended") return html`
    <${MessageLog} session=${session} />
    <${Ended} session=${session} />
  `;
  return html`
    <${MessageLog} session=${session} />
    ${session.reconnecting && html`<p class="connection" role="status" data-sb="connection">${WORDS.reconnecting}</p>`}
    ${session.company.Line && html`<${session.company.Line} />`}
    <${session.chatbot?.speaks ? session.chatbot.Bar : Composer} session=${session} focus=${focus} />
  `;
}

/** Without the part that asks how it was, the window closes all the same. */
function Ended({ session }) {
  const [part, arrive] = useState(null);
  useEffect(() => {
    import("./farewell.js").then(arrive, () => {});
  }, []);
  return part && html`<${part.Farewell} session=${session} />`;
}

function LeaveQuestion({ onLeave, onStay }) {
  const stay = useRef(null);
  useLayoutEffect(() => stay.current.focus(), []);
  return html`
    <div class="question" role="alertdialog" aria-label=${WORDS.leaveQuestion} data-sb="leave-question">
      <div class="card">
        <p>${WORDS.leaveQuestion}</p>
        <button type="button" class="leave" data-sb="leave" onClick=${onLeave}>${WORDS.leave}</button>
        <button type="button" class="stay" ref=${stay} onClick=${onStay}>${WORDS.stay}</button>
      </div>
    </div>
  `;
}
