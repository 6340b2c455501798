import { html, useLayoutEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { RpcError } from "../client/rpc.js";
import { absenceStyle } from "./absence-style.js";

const LONGEST = { name: 100, email: 254, message: 5_000 };
const WORDS = {
  nobody: "Nobody is here at the moment.",
  opens: (when) => `We are back ${when}.`,
  next: "Leave us a message. We answer by mail, and here if you are still on the page.",
  name: "Your name",
  email: "Your email address",
  message: "Your message",
  send: "Send message",
  unreachable: "The server can not be reached at the moment. Please try again.",
};

/**
 * What a visitor who found nobody can do all the same.
 *
 * @param {import("./session.js").LivechatSession} session
 * @returns {Promise<Function | null>} what stands in the conversation's place; null when nothing is offered
 */
export async function absence(session) {
  const { options, shadow } = session.page;
  const params = { channel_id: options.channel_id, page_url: location.href };
  const { absence: offered } = await session.rpc.call("/im_livechat/init", params);
  if (!offered) return null;
  addStyle(shadow);
  const form = offered.form && offlineForm(session, offered);
  if (!offered.queue) return form;
  const { queue } = await import("./queue.js");
  const leaveMessage = () => {
    session.instead = form;
    session.changed();
  };
  return (await queue(session, form && leaveMessage)) ?? form;
}

function offlineForm(session, offered) {
  const kept = { name: "", email: "", message: session.draft };
  return ({ focus }) => html`<${OfflineForm} session=${session} opens=${offered.opens} kept=${kept} focus=${focus} />`;
}

let styled = false;

function addStyle(shadow) {
  if (styled) return;
  styled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(absenceStyle);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}

/** @param {{session: import("./session.js").LivechatSession, opens: string | null, kept: Record<string, string>, focus: boolean}} props */
function OfflineForm({ session, opens, kept, focus }) {
  const [state, setState] = useState({ sending: false, error: "" });
  const first = useRef(null);
  useLayoutEffect(() => focus && first.current.focus(), []);
  const send = async (event) => {
    event.preventDefault();
    setState({ sending: true, error: "" });
    const error = await leave(session, kept);
    setState({ sending: false, error });
  };
  const field = (name) => ({
    name,
    required: true,
    dir: "auto",
    maxlength: LONGEST[name],
    placeholder: " ",
    "data-sb": `leave-${name}`,
    defaultValue: kept[name],
    onInput: ({ currentTarget }) => (kept[name] = currentTarget.value),
  });
  return html`
    <form class="absence" data-sb="offline-form" onSubmit=${send}>
      <div class="lead">
        <p><strong>${WORDS.nobody}</strong>${opens && html` <span data-sb="opens">${WORDS.opens(moment(opens))}</span>`}</p>
        <p>${WORDS.next}</p>
      </div>
      <label><input ref=${first} ...${field("name")} autocomplete="name" /><span>${WORDS.name}</span></label>
      <label><input type="email" ...${field("email")} autocomplete="email" dir="ltr" /><span>${WORDS.email}</span></label>
      <label class="words"><textarea ...${field("message")}></textarea><span>${WORDS.message}</span></label>
      ${state.error && html`<p class="trouble" role="alert" data-sb="leave-trouble">${state.error}</p>`}
      <button type="submit" data-sb="leave-send" disabled=${state.sending}>${WORDS.send}</button>
    </form>
  `;
}

/** @returns {Promise<string>} why the message was not left; empty when it was */
async function leave(session, kept) {
  const params = { ...kept, channel_id: session.options.channel_id };
  try {
    await session.take(await session.rpc.call("/im_livechat/leave_message", params));
    await session.messaging.load(session.threadId);
    return "";
  } catch (error) {
    return error instanceof RpcError ? error.message : WORDS.unreachable;
  }
}

/** A moment in the visitor's own time zone and words: today, tomorrow, a day of the week, or its date. */
function moment(iso) {
  const date = new Date(iso);
  const days = Math.round((new Date(date).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000);
  const time = { hour: "numeric", minute: "2-digit" };
  if (days < 2) return `${new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(days, "day")}, ${date.toLocaleTimeString(undefined, time)}`;
  const day = days < 7 ? { weekday: "long" } : { weekday: "long", day: "numeric", month: "long" };
  return date.toLocaleString(undefined, { ...day, ...time });
}
