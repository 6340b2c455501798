import { html } from "../vendor/htm-preact-3.1.1.js";
import { Logo } from "./icons.js";
import { WORDS } from "./words.js";

/**
 * What stands above a page beside the conversations.
 *
 * @param {{title: string}} props
 */
export function PageHead({ title }) {
  return html`
    <header class="top">
      <h1 class="brand"><${Logo} />${title}</h1>
      <a class="menu-button" href="/console">${WORDS.conversations}</a>
    </header>
  `;
}
