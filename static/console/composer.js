import { html, useLayoutEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { AttachButton, takesFiles } from "../client/attachments.js";
import { fitToText } from "../client/view.js";
import { CannedResponses, inserted, useCannedResponses } from "./canned-responses.js";
import { Commands, completed } from "./commands.js";
import { SendIcon } from "./icons.js";
import { WORDS } from "./words.js";

/**
 * @param {object} props
 * @param {import("./session.js").OperatorSession} props.session
 * @param {import("./conversations.js").Conversation} props.conversation
 * @param {() => void} props.onEscape
 */
export function Composer({ session, conversation, onEscape }) {
  const { id, name } = conversation;
  const [text, setText] = useState(session.drafts.get(id) ?? "");
  const [problem, setProblem] = useState("");
  const field = useRef(null);
  const label = WORDS.write(name);
  useLayoutEffect(() => fitToText(field.current), [text]);
  useLayoutEffect(() => opensKeyboard() || field.current.focus(), []);
  const write = (value) => {
    setText(value);
    session.drafts.set(id, value);
  };
  const typed = ({ currentTarget }) => {
    write(currentTarget.value);
    if (!currentTarget.value.startsWith("/")) session.messaging.typing(id).typed(currentTarget.value);
  };
  const refused = (typed) => {
    setProblem(WORDS.notDone);
    if (!field.current?.value) write(typed);
  };
  const send = (event) => {
    event.preventDefault();
    if (text.trim()) session.send(id, text.trim()).catch(() => refused(text));
    setProblem("");
    write("");
    field.current.focus();
  };
  const choose = (command) => {
    write(command);
    field.current.focus();
  };
  const insert = (response) => {
    session.uses(id, response);
    choose(inserted(text, response));
  };
  const commands = session.commandsIn(id);
  const canned = useCannedResponses(text, session.cannedResponses, insert);
  const sendFiles = (files) =>
    session.messaging.sendFiles(id, files).then(
      () => setProblem(""),
      () => setProblem(WORDS.notUploaded),
    );
  const key = (event) => {
    if (event.isComposing || canned.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) send(event);
    if (event.key === "Tab" && !event.shiftKey && completed(text, commands)) {
      event.preventDefault();
      choose(completed(text, commands));
    }
    if (session.messaging.parts.actions.keyInComposer(event, id)) return;
    if (event.key === "Escape") onEscape();
  };
  return html`
    <form class="composer" onSubmit=${send} ...${takesFiles(sendFiles)}>
      <${session.messaging.parts.ReplyingTo} threadId=${id} messaging=${session.messaging} />
      <${Commands} text=${text} commands=${commands} onChoose=${choose} />
      <${CannedResponses} found=${canned.found} chosen=${canned.chosen} onChoose=${insert} />
      <div class="composer-field">
        <${AttachButton} label=${WORDS.attach} onFiles=${sendFiles} />
        <textarea
          ref=${field}
          rows="1"
          dir="auto"
          data-sb="composer"
          aria-label=${label}
          placeholder=${label}
          value=${text}
          onInput=${typed}
          onKeyDown=${key}
        ></textarea>
        <button type="submit" data-sb="send" aria-label=${WORDS.send} title=${WORDS.send} disabled=${!text.trim()}>
          <${SendIcon} />
        </button>
      </div>
      <p class="hint" role=${problem ? "alert" : undefined}>${problem || WORDS.hint}</p>
    </form>
  `;
}

/** On a touch screen the focus would cover half the conversation with a keyboard. */
function opensKeyboard() {
  return matchMedia("(pointer: coarse)").matches;
}
