import { html } from "../vendor/htm-preact-3.1.1.js";

const HUES = 10;

/**
 * A person's initial on a colour that stays theirs.
 *
 * @param {{name: string, seed: number, status?: string}} props
 */
export function Avatar({ name, seed, status }) {
  return html`<span class="avatar" data-hue=${seed % HUES} aria-hidden="true">
    ${name.charAt(0)}${status && html`<i class="status-dot" data-status=${status}></i>`}
  </span>`;
}
