import { html } from "../vendor/htm-preact-3.1.1.js";

/** @typedef {{name: string, help: string}} Command what an operator may type in the place of a message; the server lists them */

/**
 * @param {string} text as typed
 * @param {Command[]} commands
 * @returns {string | undefined} the name of the command that it begins with
 */
export function commandIn(text, commands) {
  return commands.find(({ name }) => new RegExp(`^/${name}(\\s|$)`).test(text))?.name;
}

/**
 * @param {string} text as typed so far
 * @param {Command[]} commands
 * @returns {string | undefined} the command that it may become
 */
export function completed(text, commands) {
  const [first] = beginningWith(text, commands);
  return first && `/${first.name} `;
}

function beginningWith(text, commands) {
  return text.startsWith("/") ? commands.filter(({ name }) => name.startsWith(text.slice(1))) : [];
}

/**
 * The commands that what is typed may become.
 *
 * @param {{text: string, commands: Command[], onChoose: (text: string) => void}} props
 */
export function Commands({ text, commands, onChoose }) {
  const found = beginningWith(text, commands);
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
