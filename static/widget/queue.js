import { html } from "../vendor/htm-preact-3.1.1.js";
import { addAbsenceStyle } from "./absence-style.js";
import { WORDS } from "./words.js";

const STILL_HERE = 20;
const QUEUE = "switchboard.queue";

/**
 * The visitor's place in the line of a channel whose operators are all busy.
 *
 * @param {import("./session.js").LivechatSession} session
 * @param {(() => void) | null} leaveMessage where messages can be left, too
 * @returns {Promise<Function | null>} what stands in the conversation's place; null when there is nothing to wait for
 */
export async function queue(session, leaveMessage) {
  const place = new Place(session, null);
  const first = await place.ask();
  if (first.place === false) return null;
  session.storage.guestToken = first.guest_token;
  const Queue = () => html`<${Line} ...${place.standing} leaveMessage=${leaveMessage} />`;
  const go = async (answer) => {
    if (answer.place === false) return session.begin(true);
    if (!answer.session) return;
    await session.take(answer.session);
    await session.messaging.load(session.threadId);
  };
  place.keep(() => session.instead === Queue, go);
  if (!first.session) session.connect();
  return Queue;
}

/**
 * The visitor's place in the line for somebody who comes into their conversation.
 *
 * @param {import("./session.js").LivechatSession} session
 * @param {() => void} onEnd nobody is waited for any more
 * @returns {Promise<Function | null>} what stands beside the conversation; null when there is nobody to wait for
 */
export async function lineBeside(session, onEnd) {
  const place = new Place(session, session.threadId);
  if ((await place.ask()).place === false) return null;
  addAbsenceStyle(session.page.shadow);
  const Beside = () => html`<${Strip} ...${place.standing} />`;
  place.keep(() => session.company.Line === Beside && session.state === "persisted", ({ place: now }) => now === false && onEnd());
  return Beside;
}

/** Where the visitor stands, as the server said last. */
class Place {
  #session;
  #params;

  constructor(session, threadId) {
    const { options, storage } = session;
    this.#session = session;
    this.#params = {
      channel_id: options.channel_id,
      thread_id: threadId,
      anonymous_name: options.default_username,
      previous_operator_id: storage.previousOperator,
    };
  }

  get standing() {
    return this.#session.messaging.store.get(QUEUE, this.#params.channel_id);
  }

  async ask() {
    const { messaging, rpc, storage } = this.#session;
    const standing = ({ place, wait }) => (place === false ? {} : { [QUEUE]: [{ id: this.#params.channel_id, place, wait }] });
    const answer = await messaging.store.learn(rpc.call("/im_livechat/queue/join", this.#params), standing);
    storage.waiting = answer.place > 0;
    return answer;
  }

  /** Says from time to time that the visitor is still there, until there is an operator, or the visitor is gone. */
  keep(waits, go) {
    const { rpc } = this.#session;
    let seconds = 0;
    let asking = false;
    const ask = async () => {
      asking = true;
      const answer = await this.ask().catch(() => null);
      if (answer && waits()) await go(answer)?.catch?.(() => {});
      asking = false;
    };
    const timer = setInterval(() => {
      if (!waits()) {
        clearInterval(timer);
        this.#session.storage.waiting = false;
        if (this.#session.state !== "persisted") rpc.call("/im_livechat/queue/leave", this.#params).catch(() => {});
      } else if (!asking && (this.standing?.place === 0 || ++seconds % STILL_HERE === 0)) ask();
    }, 1_000);
  }
}

function Line({ place, wait, leaveMessage }) {
  return html`
    <div class="absence line" role="status" data-sb="queue">
      <p class="lead">${WORDS.queue.busy}</p>
      <p class="place" data-sb="place">${WORDS.queue.place(place || 1)}</p>
      <p>${wait ? WORDS.queue.wait(wait) : WORDS.queue.unknown}</p>
      <p>${WORDS.queue.stay}</p>
      ${leaveMessage && html`<button type="button" data-sb="message-instead" onClick=${leaveMessage}>${WORDS.queue.message}</button>`}
    </div>
  `;
}

function Strip({ place, wait }) {
  return html`
    <p class="strip" role="status" data-sb="queue">
      <strong data-sb="place">${WORDS.queue.place(place || 1)}</strong> ${wait ? WORDS.queue.wait(wait) : WORDS.queue.soon}
    </p>
  `;
}
