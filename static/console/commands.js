import { html } from "../vendor/htm-preact-3.1.1.js";

/** What an operator may type in the place of a message (Odoo: the registry discuss.channel_commands). */
const COMMANDS = [
  { name: "help", help: "Show a helper message" },
  { name: "history", help: "See 15 last visited pages" },
  { name: "leave", help: "Leave this channel" },
];

/**
 * @param {string} text as typed
 * @returns {string | undefined} the name of the command that it begins with
 */
export function commandIn(text) {
  return COMMANDS.find(({ name }) => new RegExp(`^/${name}(\\s|$)`).test(text))?.name;
}

/**
 * @param {string} text as typed so far
 * @returns {string | undefined} the command that it may become
 */
export function completed(text) {
  const [first] = beginningWith(text);
  return first && `/${first.name} `;
}

function beginningWith(text) {
  return text.startsWith("/") ? COMMANDS.filter(({ name }) => name.startsWith(text.slice(1))) : [];
}

/**
 * The commands that what is typed may become.
 *
 * @param {{text: string, onChoose: (text: string) => void}} props
 */
export function Commands({ text, onChoose }) {
  const found = beginningWith(text);
  if (found.length === 0) return null;
  return html`<div class="commands" data-sb="commands">
    ${found.map(
      ({ name, help }) =>
        html`<button key=${name} type="button" class="choice" onClick=${() => onChoose(`/${name} `)}>
          <strong>/${name}</strong><span>${help}</span>
        </button>`,
    )}
  </div>`;
}
