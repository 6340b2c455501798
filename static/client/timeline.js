const SAME_BREATH = 5 * 60_000;

/**
 * @typedef {import("./thread.js").ThreadMessage} ThreadMessage
 * @typedef {{kind: "day", key: string, date: Date} | {kind: "new", key: string}
 *   | {kind: "notice", key: string, message: ThreadMessage}
 *   | {kind: "group", key: string, mine: boolean, authorName: string, authorKey: string, messages: ThreadMessage[]}} TimelineItem
 */

/**
 * Puts a conversation in reading order: a line for each day, a line before the first new message, and what one
 * person writes within five minutes together.
 *
 * @param {ThreadMessage[]} messages oldest first
 * @param {number} [firstNew] id of the first message of others that is new to the reader
 * @returns {TimelineItem[]}
 */
export function timeline(messages, firstNew = Infinity) {
  /** @type {any[]} */
  const items = [];
  let before = null;
  let marked = false;
  for (const message of messages) {
    if (!before || before.date.toDateString() !== message.date.toDateString()) {
      items.push({ kind: "day", key: `day-${message.date.toDateString()}`, date: message.date });
      before = null;
    }
    if (!marked && !message.mine && message.id >= firstNew) {
      items.push({ kind: "new", key: "new" });
      marked = true;
      before = null;
    }
    if (continues(before, message)) items.at(-1).messages.push(message);
    else items.push(opening(message));
    before = message;
  }
  return items;
}

function continues(before, message) {
  return (
    before !== null &&
    !before.notice &&
    !message.notice &&
    before.mine === message.mine &&
    before.authorKey === message.authorKey &&
    message.date - before.date < SAME_BREATH
  );
}

function opening(message) {
  if (message.notice) return { kind: "notice", key: message.key, message };
  const { key, mine, authorName, authorKey } = message;
  return { kind: "group", key: `group-${key}`, mine, authorName, authorKey, messages: [message] };
}
