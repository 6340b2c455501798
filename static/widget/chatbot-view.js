import { html } from "../vendor/htm-preact-3.1.1.js";
import { WORDS } from "./words.js";

/**
 * The answers that a chatbot offers to its newest question.
 *
 * @param {{chatbot: import("./chatbot.js").Chatbot}} props
 */
export function Answers({ chatbot }) {
  const { answers } = chatbot;
  if (answers.length === 0) return null;
  const pick = (event, answer) => {
    event.currentTarget.closest(".log").focus();
    chatbot.pick(answer);
  };
  return html`
    <div class="answers" role="group" aria-label=${WORDS.chatbot.answers} data-sb="answers">
      ${answers.map(
        (answer) => html`
          <button type="button" key=${answer.id} dir="auto" data-sb="answer" onClick=${(event) => pick(event, answer)}>${answer.name}</button>`,
      )}
    </div>
  `;
}

/**
 * What stands in the composer's place while there is nothing to write.
 *
 * @param {{session: import("./session.js").LivechatSession}} props
 */
export function ChatbotBar({ session }) {
  const { chatbot } = session;
  const again = () => (session.state === "persisted" ? chatbot.restart() : session.startAnew());
  if (!chatbot.ended) return html`<p class="bar" data-sb="bar">${chatbot.answers.length > 0 ? WORDS.chatbot.pick : WORDS.chatbot.wait}</p>`;
  return html`
    <p class="bar" data-sb="bar">
      <span role="status">${WORDS.chatbot.ended}</span>
      <button type="button" data-sb="restart" onClick=${again}>${WORDS.chatbot.restart}</button>
    </p>
  `;
}

export const chatbotStyle = `
  .answers { display: flex; flex-wrap: wrap; gap: 8px; margin-block: -4px 14px; animation: rise .22s cubic-bezier(.2, .8, .3, 1); }
  .answers button { min-block-size: 40px; max-inline-size: 100%; padding: 7px 16px; border: 1.5px solid var(--sb-header); border-radius: 20px;
    background: var(--paper); color: var(--ink); text-align: start; overflow-wrap: anywhere; transition: background .15s; }
  .answers button:hover { background: color-mix(in srgb, var(--sb-header) 14%, var(--paper)); }
  .bar { flex: none; display: flex; align-items: center; justify-content: space-between; gap: 12px; min-block-size: 64px;
    padding: 10px 16px max(12px, env(safe-area-inset-bottom)); background: var(--paper); border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 14px; }
  .bar button { flex: none; min-block-size: 40px; padding: 8px 16px; border: 0; border-radius: 11px; background: var(--sb-header); color: var(--sb-title); font-weight: 500; }
`;
