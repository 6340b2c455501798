import { html, useRef, useState } from "../vendor/htm-preact-3.1.1.js";
import { Icon } from "./icon.js";
import { WORDS } from "./message-words.js";
import { EmojiPicker } from "./reactions.js";
import { useOpening } from "./view.js";

const ICONS = {
  more: "M12 5.5v.1M12 12v.1M12 18.5v.1",
  react: "M20.5 11a8.6 8.6 0 1 1-6.6-7.3M9 9.6v.4M15 9.6v.4M8.3 14c.9 1.4 2.1 2.1 3.7 2.1s2.8-.7 3.7-2.1M19 2.5v5M16.5 5h5",
  reply: "M9.5 6L4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6v1",
  edit: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3",
  remove: "M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5",
};

/**
 * What one can do with a message: beside it under the pointer or with the focus, on a touch screen after a tap.
 * Tab reaches the newest message, the arrow keys all others.
 *
 * @param {object} props
 * @param {import("./thread.js").ThreadMessage} props.message
 * @param {number} props.threadId
 * @param {import("./message-actions.js").MessageActions} props.actions
 * @param {boolean} props.newest
 */
export function Tools({ message, threadId, actions, newest }) {
  const { id, mayEdit } = message;
  const what = actions.at(id);
  const tool = (name, hook, onClick, first = false) => html`
    <button
      type="button"
      tabindex=${newest && first ? 0 : -1}
      aria-label=${WORDS[name]}
      title=${WORDS[name]}
      aria-expanded=${{ "add-reaction": what === "emojis", edit: what === "edit" }[hook]}
      data-sb=${hook}
      onClick=${onClick}
    >
      <${Icon} d=${ICONS[name]} size=${17} />
    </button>
  `;
  const toggle = (name) => () => actions.open(id, what === name ? "" : name);
  const reply = ({ currentTarget }) => {
    actions.reply(threadId, id);
    currentTarget.getRootNode().querySelector("[data-sb=composer]")?.focus();
  };
  return html`
    <button type="button" class="more" tabindex="-1" aria-label=${WORDS.tools} data-sb="more" onClick=${toggle("tools")}>
      <${Icon} d=${ICONS.more} size=${22} />
    </button>
    <div class=${what === "tools" ? "tools shown" : "tools"} role="toolbar" aria-label=${WORDS.tools} onKeyDown=${moveByKey}>
      ${tool("react", "add-reaction", toggle("emojis"), true)} ${tool("reply", "reply", reply)}
      ${mayEdit && tool("edit", "edit", toggle("edit"))} ${mayEdit && tool("remove", "delete", toggle("delete"))}
    </div>
  `;
}

/** Left and right within a message's tools, up and down to those of other messages. */
function moveByKey(event) {
  const own = [...event.currentTarget.querySelectorAll("button")];
  const all = [...event.currentTarget.closest("[role=log]").querySelectorAll(".tools")];
  const at = all.indexOf(event.currentTarget);
  const to = {
    ArrowRight: own[own.indexOf(event.target) + 1],
    ArrowLeft: own[own.indexOf(event.target) - 1],
    ArrowUp: all[at - 1]?.querySelector("button"),
    ArrowDown: all[at + 1]?.querySelector("button"),
  }[event.key];
  if (!to || event.altKey) return;
  event.preventDefault();
  to.focus();
}

/**
 * What a tool has opened below its message.
 *
 * @param {object} props
 * @param {import("./thread.js").ThreadMessage} props.message
 * @param {import("./message-actions.js").MessageActions} props.actions
 */
export function Opened({ message, actions }) {
  const root = useRef(null);
  const what = actions.at(message.id);
  const done = () => {
    const tool = root.current?.closest(".message").querySelector(".tools button");
    actions.close(message.id, what);
    tool?.focus();
  };
  const key = (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    done();
  };
  return html`<div class="opened" ref=${root} onKeyDown=${key}>
    ${what === "emojis" && html`<${EmojiPicker} message=${message} actions=${actions} onDone=${done} />`}
    ${what === "delete" && html`<${RemoveQuestion} message=${message} actions=${actions} onDone=${done} />`}
  </div>`;
}

function RemoveQuestion({ message, actions, onDone }) {
  const root = useOpening();
  const [problem, setProblem] = useState("");
  const remove = async () => {
    const composer = root.current.getRootNode().querySelector("[data-sb=composer]");
    if (await actions.remove(message)) setProblem(WORDS.notDone);
    else composer?.focus();
  };
  return html`
    <div class="remove" role="alertdialog" aria-label=${WORDS.removeQuestion} ref=${root} data-sb="remove-question">
      <p>${WORDS.removeQuestion}</p>
      <button type="button" class="yes" onClick=${remove} data-sb="confirm">${WORDS.confirm}</button>
      <button type="button" onClick=${onDone}>${WORDS.cancel}</button>
      ${problem && html`<small role="alert">${problem}</small>`}
    </div>
  `;
}
