import { html, useState } from "../vendor/htm-preact-3.1.1.js";
import { WORDS } from "./message-words.js";
import { useOpening } from "./view.js";

const COMMON = ["👍", "❤️", "😂", "😀", "🎉", "😮", "😢", "🙏", "👏", "👌", "🔥", "👀"];

/** What the server takes for one, narrowed to what has a picture in it. */
const EMOJI = /^(?=.*[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3])[^\s\p{Cc}<>]{1,32}$/u;

/**
 * Below a message, its emojis with their numbers; one's own are marked, and a click adds or takes back one's own.
 *
 * @param {object} props
 * @param {import("./thread.js").ThreadMessage} props.message
 * @param {import("./message-actions.js").MessageActions} props.actions
 * @param {boolean} props.active whether a click does something
 * @param {string} props.you what the reader is called
 */
export function Reactions({ message, actions, active, you }) {
  return html`<p class="reactions" data-sb="reactions">
    ${message.reactions.map(({ content, count, mine, names }) => {
      const label = WORDS.reacted(content, mine ? [you, ...names] : names);
      return html`<button
        key=${content}
        type="button"
        class="reaction"
        aria-pressed=${mine}
        aria-label=${label}
        title=${label}
        disabled=${!active}
        data-sb="reaction"
        onClick=${() => actions.react(message, content)}
      >
        <bdi>${content}</bdi> <small>${count}</small>
      </button>`;
    })}
  </p>`;
}

/**
 * The common emojis, and a field for any other.
 *
 * @param {object} props
 * @param {import("./thread.js").ThreadMessage} props.message
 * @param {import("./message-actions.js").MessageActions} props.actions
 * @param {() => void} props.onDone
 */
export function EmojiPicker({ message, actions, onDone }) {
  const root = useOpening();
  const [problem, setProblem] = useState("");
  const mine = (emoji) => message.reactions.some((one) => one.mine && one.content === emoji);
  const choose = async (emoji) => {
    const failed = !mine(emoji) && (await actions.react(message, emoji));
    if (failed) setProblem(WORDS.notDone);
    else onDone();
  };
  const typed = (event) => {
    event.preventDefault();
    const emoji = event.currentTarget.elements.emoji.value.trim();
    if (EMOJI.test(emoji)) choose(emoji);
    else setProblem(WORDS.noEmoji);
  };
  return html`
    <form class="emojis" ref=${root} aria-label=${WORDS.react} onSubmit=${typed} data-sb="emojis">
      ${COMMON.map(
        (emoji) =>
          html`<button key=${emoji} type="button" aria-pressed=${mine(emoji)} onClick=${() => choose(emoji)}>${emoji}</button>`,
      )}
      <input name="emoji" maxlength="32" autocomplete="off" aria-label=${WORDS.otherEmoji} placeholder=${WORDS.otherEmoji} data-sb="other-emoji" />
      ${problem && html`<small role="alert">${problem}</small>`}
    </form>
  `;
}
