import { html } from "../vendor/htm-preact-3.1.1.js";
import { Icon } from "../client/view.js";

export const FoldIcon = () => html`<${Icon} d="M6 12h12" />`;
export const CloseIcon = () => html`<${Icon} d="M6.5 6.5l11 11M17.5 6.5l-11 11" />`;
export const DownIcon = () => html`<${Icon} d="M12 5v13M6 12.5l6 6 6-6" />`;
export const SendIcon = () => html`<${Icon} d="M12 19V5M5.5 11.5L12 5l6.5 6.5" />`;
