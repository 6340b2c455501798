import { html } from "../vendor/htm-preact-3.1.1.js";

const HUES = 10;

/**
 * A person's initial on a colour that stays theirs.
 *
 * @param {{name: string, seed: number, status?: string}} props
 */
export function Avatar({ name, seed, status }) {
  const [initial] = name.match(/[\p{L}\p{N}]/u) ?? [name.charAt(0)];
  return html`<span class="avatar" data-hue=${seed % HUES} aria-hidden="true">
    ${initial}${status && html`<i class="status-dot" data-status=${status}></i>`}
  </span>`;
}
