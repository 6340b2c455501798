import { html, useLayoutEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { RpcError } from "../client/rpc.js";
import { addAbsenceStyle } from "./absence-style.js";
import { WORDS } from "./words.js";

const LONGEST = { name: 100, email: 254, message: 5_000 };

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
  const { waiting } = session.storage;
  if (!offered && !waiting) return null;
  addAbsenceStyle(shadow);
  const form = offered?.form ? offlineForm(session, offered) : null;
  if (!offered?.queue && !waiting) return form;
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
        <p><strong>${WORDS.absence.nobody}</strong>${opens && html` <span data-sb="opens">${WORDS.absence.opens(moment(opens))}</span>`}</p>
        <p>${WORDS.absence.next}</p>
      </div>
      <label><input ref=${first} ...${field("name")} autocomplete="name" /><span>${WORDS.absence.name}</span></label>
      <label><input type="email" ...${field("email")} autocomplete="email" dir="ltr" /><span>${WORDS.absence.email}</span></label>
      <label class="words"><textarea ...${field("message")}></textarea><span>${WORDS.absence.message}</span></label>
      ${state.error && html`<p class="trouble" role="alert" data-sb="leave-trouble">${state.error}</p>`}
      <button type="submit" data-sb="leave-send" disabled=${state.sending}>${WORDS.absence.send}</button>
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
  if (days < 2) return `${new Intl.RelativeTimeFormat(WORDS.locale, { numeric: "auto" }).format(days, "day")}, ${date.toLocaleTimeString(WORDS.locale, time)}`;
  const day = days < 7 ? { weekday: "long" } : { weekday: "long", day: "numeric", month: "long" };
  return date.toLocaleString(WORDS.locale, { ...day, ...time });
}
