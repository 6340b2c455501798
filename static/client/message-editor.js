import { html, useLayoutEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { WORDS } from "./message-words.js";
import { editableText } from "./text.js";
import { fitToText } from "./view.js";

/**
 * In the place of a message's words while its author changes them. Nothing left of it is its deletion.
 *
 * @param {object} props
 * @param {import("./thread.js").ThreadMessage} props.message
 * @param {import("./message-actions.js").MessageActions} props.actions
 */
export function Editor({ message, actions }) {
  const before = editableText(message.body);
  const [text, setText] = useState(before);
  const [problem, setProblem] = useState("");
  const field = useRef(null);
  useLayoutEffect(() => {
    field.current.focus();
    field.current.setSelectionRange(text.length, text.length);
  }, []);
  useLayoutEffect(() => fitToText(field.current), [text]);
  const done = () => {
    const composer = field.current?.getRootNode().querySelector("[data-sb=composer]");
    actions.close(message.id, "edit");
    composer?.focus();
  };
  const save = async (event) => {
    event.preventDefault();
    const words = text.trim();
    if (!words && message.attachments.length === 0) return actions.open(message.id, "delete");
    const failed = words !== before && (await actions.edit(message, words));
    if (failed) setProblem(WORDS.notDone);
    else done();
  };
  const key = (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) save(event);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done();
  };
  return html`
    <form class="editor" onSubmit=${save}>
      <textarea
        ref=${field}
        rows="1"
        dir="auto"
        aria-label=${WORDS.edit}
        data-sb="editor"
        value=${text}
        onInput=${({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown=${key}
      ></textarea>
      <span>
        <button type="button" onClick=${done}>${WORDS.cancel}</button>
        <button type="submit" class="yes">${WORDS.save}</button>
        <small role=${problem ? "alert" : undefined}>${problem || WORDS.editHint}</small>
      </span>
    </form>
  `;
}
