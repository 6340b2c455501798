import { addStyle } from "../client/sheet.js";
import { html, useState } from "../vendor/htm-preact-3.1.1.js";
import { farewellStyle } from "./farewell-style.js";
import { Feedback } from "./feedback.js";
import { HappyIcon, NeutralIcon, UnhappyIcon } from "./icons.js";
import { WORDS } from "./words.js";

const GRADES = [
  { rate: 5, icon: HappyIcon, name: "happy" },
  { rate: 3, icon: NeutralIcon, name: "neutral" },
  { rate: 1, icon: UnhappyIcon, name: "unhappy" },
];
const LONGEST_REASON = 2_000;

/**
 * What stands in the composer's place once the visitor has left the conversation.
 *
 * @param {{session: import("./session.js").LivechatSession}} props
 */
export function Farewell({ session }) {
  addStyle(session.page.shadow, farewellStyle);
  session.feedback ??= new Feedback(session);
  return html`
    <div class="farewell" data-sb="farewell">
      <${Rating} session=${session} />
      <${Transcript} session=${session} />
      <button type="button" class="anew" data-sb="anew" onClick=${() => session.startAnew()}>${WORDS.anew}</button>
    </div>
  `;
}

function Rating({ session }) {
  const [reason, setReason] = useState("");
  const { rate, state, error } = session.feedback.rating;
  const send = (event) => {
    event.preventDefault();
    session.feedback.sendRating(reason.trim());
  };
  return html`
    <form class="rating" onSubmit=${send}>
      <p>${state === "sent" ? WORDS.thanks : WORDS.ratingQuestion}</p>
      <div class="faces" role="group" aria-label=${WORDS.ratingQuestion}>
        ${GRADES.map((grade) => html`<${Face} grade=${grade} chosen=${grade.rate === rate} session=${session} />`)}
      </div>
      ${
        rate !== null &&
        state !== "sent" &&
        html`
        <textarea rows="2" dir="auto" maxlength=${LONGEST_REASON} data-sb="reason" aria-label=${WORDS.reason} placeholder=${WORDS.reason}
          value=${reason} onInput=${({ currentTarget }) => setReason(currentTarget.value)}></textarea>
        <button type="submit" class="strong" data-sb="send-rating" disabled=${state === "sending"}>${WORDS.sendRating}</button>`
      }
      ${error && html`<p class="trouble" role="alert">${error}</p>`}
    </form>
  `;
}

function Face({ grade, chosen, session }) {
  return html`
    <button
      type="button"
      class="face"
      data-sb=${`rate-${grade.rate}`}
      data-rate=${grade.rate}
      aria-label=${WORDS[grade.name]}
      aria-pressed=${chosen}
      title=${WORDS[grade.name]}
      onClick=${() => session.feedback.choose(grade.rate)}
    >
      <${grade.icon} />
    </button>
  `;
}

function Transcript({ session }) {
  const [email, setEmail] = useState("");
  const { state, error } = session.feedback.transcript;
  if (state === "sent")
    return html`<p class="done" role="status" data-sb="transcript-sent">${WORDS.transcriptSent(session.feedback.transcript.email)}</p>`;
  const send = (event) => {
    event.preventDefault();
    session.feedback.mailTranscript(email.trim());
  };
  return html`
    <form class="transcript" onSubmit=${send}>
      <input type="email" required autocomplete="email" dir="ltr" data-sb="email" aria-label=${WORDS.email} placeholder=${WORDS.email}
        value=${email} onInput=${({ currentTarget }) => setEmail(currentTarget.value)} />
      <button type="submit" data-sb="send-transcript" disabled=${state === "sending"}>${WORDS.sendTranscript}</button>
      ${error && html`<p class="trouble" role="alert" data-sb="transcript-trouble">${error}</p>`}
    </form>
  `;
}
