import { html } from "../vendor/htm-preact-3.1.1.js";

/**
 * A line drawing of one path in a square of 24.
 *
 * @param {{d: string, size?: number}} props
 */
export function Icon({ d, size = 20 }) {
  return html`
    <svg
      viewBox="0 0 24 24"
      width=${size}
      height=${size}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d=${d} />
    </svg>
  `;
}
