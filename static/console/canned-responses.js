import { html, useState } from "../vendor/htm-preact-3.1.1.js";

/** @typedef {{id: number, source: string, substitution: string}} CannedResponse */

const BEGUN = /(?<=^|\s):(\S*)$/;
const MOST = 8;

/**
 * @param {string} text as typed so far
 * @param {CannedResponse[]} responses
 * @returns {CannedResponse[]} those whose shortcut stands at its end, or may become it; those that begin so first
 */
export function matching(text, responses) {
  const term = BEGUN.exec(text)?.[1].toLowerCase();
  if (term === undefined) return [];
  const place = ({ source }) => source.toLowerCase().indexOf(term);
  return responses
    .filter((response) => place(response) >= 0)
    .sort((a, b) => place(a) - place(b) || a.source.localeCompare(b.source))
    .slice(0, MOST);
}

/**
 * @param {string} text that ends with the beginning of a shortcut
 * @param {CannedResponse} response
 * @returns {string} with what the shortcut stands for
 */
export function inserted(text, response) {
  return text.replace(BEGUN, () => `${response.substitution} `);
}

/**
 * What may stand for what is typed, and the keys that choose it: arrows, then Enter or Tab; Escape puts the list away.
 *
 * @param {string} text
 * @param {CannedResponse[]} responses
 * @param {(response: CannedResponse) => void} onChoose
 */
export function useCannedResponses(text, responses, onChoose) {
  const [wanted, setWanted] = useState(0);
  const [dismissed, setDismissed] = useState("");
  const found = text === dismissed ? [] : matching(text, responses);
  const chosen = Math.max(0, Math.min(wanted, found.length - 1));
  const choose = () => {
    setWanted(0);
    onChoose(found[chosen]);
  };
  const keys = {
    ArrowDown: () => setWanted((chosen + 1) % found.length),
    ArrowUp: () => setWanted((chosen + found.length - 1) % found.length),
    Enter: choose,
    Tab: choose,
    Escape: () => setDismissed(text),
  };
  const key = (event) => {
    if (found.length === 0 || event.shiftKey || !keys[event.key]) return false;
    event.preventDefault();
    keys[event.key]();
    return true;
  };
  return { found, chosen, key };
}

/** @param {{found: CannedResponse[], chosen: number, onChoose: (response: CannedResponse) => void}} props */
export function CannedResponses({ found, chosen, onChoose }) {
  if (found.length === 0) return null;
  return html`<div class="commands" role="listbox" data-sb="canned-responses">
    ${found.map(
      (response, place) =>
        html`<button
          key=${response.id}
          type="button"
          class="choice"
          role="option"
          aria-selected=${place === chosen}
          onClick=${() => onChoose(response)}
        >
          <strong>:${response.source}</strong><span>${response.substitution}</span>
        </button>`,
    )}
  </div>`;
}
