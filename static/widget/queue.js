import { html } from "../vendor/htm-preact-3.1.1.js";

const STILL_HERE = 20;
const QUEUE = "switchboard.queue";
const WORDS = {
  busy: "Everybody is in a conversation at the moment.",
  place: (place) => (place === 1 ? "You are next." : `You are number ${place} in line.`),
  wait: (seconds) =>
    seconds < 90 ? "It takes about a minute." : `It takes about ${Math.round(seconds / 60)} minutes, as it went lately.`,
  unknown: "We do not know yet how long it takes.",
  stay: "Stay on this page, and you are connected here.",
  message: "Leave a message instead",
};

/**
 * The visitor's place in the line of a channel whose operators are all busy.
 *
 * @param {import("./session.js").LivechatSession} session
 * @param {(() => void) | null} leaveMessage where messages can be left, too
 * @returns {Promise<Function | null>} what stands in the conversation's place; null when there is nothing to wait for
 */
export async function queue(session, leaveMessage) {
  const { messaging, options } = session;
  const id = options.channel_id;
  const show = ({ place, wait }) => messaging.store.insert({ [QUEUE]: [{ id, place, wait }] });
  const join = () =>
    session.rpc.call("/im_livechat/queue/join", {
      channel_id: id,
      anonymous_name: options.default_username,
      previous_operator_id: session.storage.previousOperator,
    });
  const first = await join();
  if (first.place === false) return null;
  session.storage.guestToken = first.guest_token;
  show(first);
  const Queue = () => Line({ ...messaging.store.get(QUEUE, id), leaveMessage });
  keepPlace(session, { Queue, join, show, id });
  if (!first.session) session.connect();
  return Queue;
}

/** Says from time to time that the visitor is still there, until there is an operator, or the visitor is gone. */
function keepPlace(session, { Queue, join, show, id }) {
  let seconds = 0;
  let asking = false;
  const go = async (answer) => {
    if (answer.place === false) return session.begin(true);
    show(answer);
    if (!answer.session) return;
    await session.take(answer.session);
    await session.messaging.load(session.threadId);
  };
  const ask = async () => {
    asking = true;
    const answer = await join().catch(() => null);
    if (answer && session.instead === Queue) await go(answer).catch(() => {});
    asking = false;
  };
  const timer = setInterval(() => {
    if (session.instead !== Queue) {
      clearInterval(timer);
      if (session.state !== "persisted") session.rpc.call("/im_livechat/queue/leave", { channel_id: id }).catch(() => {});
    } else if (!asking && (session.messaging.store.get(QUEUE, id)?.place === 0 || ++seconds % STILL_HERE === 0)) ask();
  }, 1_000);
}

function Line({ place, wait, leaveMessage }) {
  return html`
    <div class="absence line" role="status" data-sb="queue">
      <p class="lead">${WORDS.busy}</p>
      <p class="place" data-sb="place">${WORDS.place(place || 1)}</p>
      <p>${wait ? WORDS.wait(wait) : WORDS.unknown}</p>
      <p>${WORDS.stay}</p>
      ${leaveMessage && html`<button type="button" data-sb="message-instead" onClick=${leaveMessage}>${WORDS.message}</button>`}
    </div>
  `;
}
