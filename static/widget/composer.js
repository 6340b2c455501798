import { html, useLayoutEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { AttachButton, takesFiles } from "../client/attachments.js";
import { fitToText } from "../client/view.js";
import { SendIcon } from "./icons.js";
import { WORDS } from "./words.js";

/** @param {{session: import("./session.js").LivechatSession, focus: boolean}} props */
export function Composer({ session, focus }) {
  const [text, setText] = useState(session.draft);
  const [problem, setProblem] = useState("");
  const field = useRef(null);
  const placeholder = session.options.input_placeholder || WORDS.placeholder;
  useLayoutEffect(() => focus && field.current.focus(), []);
  useLayoutEffect(() => fitToText(field.current), [text]);
  const typed = ({ currentTarget }) => {
    setText(currentTarget.value);
    session.draft = currentTarget.value;
    session.typed(currentTarget.value);
  };
  const send = (event) => {
    event.preventDefault();
    if (text.trim()) session.send(text.trim());
    setText("");
    session.draft = "";
    field.current.focus();
  };
  const { parts } = session.messaging;
  const open = session.state === "persisted" && session.thread.channel?.allow_public_upload;
  const sendFiles = (files) =>
    session.messaging.sendFiles(session.threadId, files).then(
      () => setProblem(""),
      () => setProblem(WORDS.notUploaded),
    );
  const key = (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) send(event);
    if (session.messaging.parts?.actions.keyInComposer(event, session.threadId)) event.stopPropagation();
  };
  return html`
    <form class="composer" onSubmit=${send} ...${open ? takesFiles(sendFiles) : {}}>
      ${parts && html`<${parts.ReplyingTo} threadId=${session.threadId} messaging=${session.messaging} />`}
      ${open && html`<${AttachButton} label=${WORDS.attach} onFiles=${sendFiles} />`}
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      <textarea
        ref=${field}
        rows="1"
        dir="auto"
        data-sb="composer"
        inputmode=${session.chatbot?.inputMode}
        aria-label=${placeholder}
        placeholder=${placeholder}
        value=${text}
        onInput=${typed}
        onKeyDown=${key}
      ></textarea>
      <button type="submit" data-sb="send" aria-label=${WORDS.send} title=${WORDS.send} disabled=${!text.trim()}>
        <${SendIcon} />
      </button>
    </form>
  `;
}
