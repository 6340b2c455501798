import { html } from "../vendor/htm-preact-3.1.1.js";
import { Icon } from "../client/icon.js";

export const FoldIcon = () => html`<${Icon} d="M6 12h12" />`;
export const CloseIcon = () => html`<${Icon} d="M6.5 6.5l11 11M17.5 6.5l-11 11" />`;
export const DownIcon = () => html`<${Icon} d="M12 5v13M6 12.5l6 6 6-6" />`;
export const SendIcon = () => html`<${Icon} d="M12 19V5M5.5 11.5L12 5l6.5 6.5" />`;

const FACE = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.8 9.6v.4M15.2 9.6v.4";
export const HappyIcon = () => html`<${Icon} d=${`${FACE}M7.8 13.6c.8 1.8 2.3 2.8 4.2 2.8s3.4-1 4.2-2.8`} />`;
export const NeutralIcon = () => html`<${Icon} d=${`${FACE}M8.3 15h7.4`} />`;
export const UnhappyIcon = () => html`<${Icon} d=${`${FACE}M7.8 16.4c.8-1.8 2.3-2.8 4.2-2.8s3.4 1 4.2 2.8`} />`;
