import { html } from "../vendor/htm-preact-3.1.1.js";
import { Icon } from "../client/icon.js";

export const MessagesIcon = () => html`<${Icon} d="M4 5.5h16v11H11l-4.5 3.5v-3.5H4zM8 9.5h8M8 12.5h5" size=${24} />`;
export const BackIcon = () => html`<${Icon} d="M19 12H6M11.5 6.5L6 12l5.5 5.5" />`;
export const DownIcon = () => html`<${Icon} d="M12 5v13M6 12.5l6 6 6-6" />`;
export const ChevronIcon = () => html`<${Icon} d="M6.5 9.5l5.5 5.5 5.5-5.5" size=${16} />`;
export const CheckIcon = () => html`<${Icon} d="M5 12.5l4.5 4.5L19 7.5" size=${16} />`;
export const SendIcon = () => html`<${Icon} d="M12 19V5M5.5 11.5L12 5l6.5 6.5" />`;
export const LeaveIcon = () =>
  html`<${Icon} d="M14 4h4.5A1.5 1.5 0 0 1 20 5.5v13a1.5 1.5 0 0 1-1.5 1.5H14M10 16l4-4-4-4M14 12H4" size=${16} />`;
export const RulesIcon = () => html`<${Icon} d="M4 6h9M4 12h16M4 18h6M17 4v4M14 16v4" size=${16} />`;
export const ReportsIcon = () => html`<${Icon} d="M5 20v-8M12 20V4M19 20v-5" size=${16} />`;

/** Two lines, connected. */
export const Logo = ({ size = 28 }) => html`
  <svg class="logo" viewBox="4 4 24 24" width=${size} height=${size} aria-hidden="true">
    <path class="cord" d="M10 10c0 11 12 1 12 12" fill="none" stroke-width="3.2" stroke-linecap="round" />
    <circle class="jack" cx="10" cy="10" r="4.2" stroke-width="2.6" />
    <circle class="jack" cx="22" cy="22" r="4.2" stroke-width="2.6" />
  </svg>
`;
