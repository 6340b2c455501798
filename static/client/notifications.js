import { samePersona, Thread } from "./thread.js";
import { TypingExpiry } from "./typing.js";

const TRANSIENT_STEP = 0.0001;

/** Applies what the notification socket brings to the record store. */
export class Notifications {
  #store;
  #outbox;
  #typing;
  #onReload;
  #onHistoryWanted;

  #appliers = {
    "mail.record/insert": (payload) => this.#insert(payload),
    "discuss.channel/new_message": (payload, id) => this.#newMessage(payload, id),
    "discuss.channel/transient_message": (payload) => this.#transientMessage(payload),
    "im_livechat.history_command": ({ id }) => this.#onHistoryWanted(id),
    "discuss.channel/joined": ({ channel }) => this.#store.insert({ "discuss.channel": [channel] }),
    "discuss.channel/leave": (payload) => this.#store.insert(payload),
    "discuss.channel/unpin": ({ id }) => this.#store.insert({ "discuss.channel": [{ id, is_pinned: false }] }),
    "discuss.channel/delete": ({ id }) => this.#store.insert({ "discuss.channel": [{ id, _DELETE: true }] }),
    "discuss.Thread/fold_state": ({ id, fold_state: state }) =>
      this.#store.insert({ "discuss.channel": [{ id, state }] }),
    "bus.bus/im_status_updated": (payload) => this.#store.insert(statusRecord(payload)),
    "ir.attachment/delete": ({ id }) => this.#store.insert({ "ir.attachment": [{ id, _DELETE: true }] }),
    "switchboard.bus/reload": () => this.#onReload(),
  };

  /**
   * @param {object} options
   * @param {import("./store.js").RecordStore} options.store
   * @param {import("./outbox.js").Outbox} options.outbox whose messages the server announces to their author as well
   * @param {() => void} options.onReload notifications are lost: fetch the state anew
   * @param {(id: number) => void} [options.onHistoryWanted] somebody asks which pages the visitor saw
   * @param {{setTimeout: Function, clearTimeout: Function}} [options.clock]
   */
  constructor({ store, outbox, onReload, onHistoryWanted = () => {}, clock }) {
    this.#store = store;
    this.#outbox = outbox;
    this.#onReload = onReload;
    this.#onHistoryWanted = onHistoryWanted;
    this.#typing = new TypingExpiry(store, clock);
  }

  /** @param {import("./socket.js").Notification[]} notifications in the server's order; unknown types are passed over */
  apply(notifications) {
    for (const { id, message } of notifications) this.#appliers[message.type]?.(message.payload, id);
  }

  #insert(payload) {
    this.#store.insert(payload);
    this.#typing.heard(payload["discuss.channel.member"] ?? []);
  }

  #newMessage({ data, id: threadId, temporary_id: temporaryId }, notificationId) {
    this.#store.insert(data);
    if (temporaryId !== undefined) this.#outbox.settle(temporaryId);
    const thread = new Thread(this.#store, threadId);
    for (const message of data["mail.message"] ?? []) {
      this.#authorRests(thread, message);
      this.#authorHasSeen(thread, message);
      this.#countUnread(thread, message, notificationId);
    }
  }

  /** The server does not keep it: it stands behind what is there, and before what comes. */
  #transientMessage({ body, thread }) {
    const ids = this.#store.all("mail.message").map(({ id }) => id);
    const id = Math.max(0, ...ids) + TRANSIENT_STEP;
    const date = new Date().toISOString().slice(0, "YYYY-MM-DD HH:MM:SS".length).replace("T", " ");
    this.#store.insert({ "mail.message": [{ id, thread, body, date, author: false, is_transient: true }] });
  }

  #authorRests(thread, { author }) {
    const typing = thread.others.filter(({ isTyping, persona }) => isTyping && samePersona(persona, author));
    for (const { id } of typing) this.#typing.forget(id);
  }

  /** The server takes an author for a reader of everything up to the own message, and does not announce it. */
  #authorHasSeen(thread, { id, author }) {
    const member = thread.members.find(({ persona }) => samePersona(persona, author));
    if (!member || member.seen_message_id >= id) return;
    this.#store.insert({ "discuss.channel.member": [{ id: member.id, seen_message_id: id }] });
  }

  /** The server sends a member's counter when it falls; that it rises, each client counts for itself. */
  #countUnread(thread, message, notificationId) {
    const member = thread.selfMember;
    if (!member || thread.isMine(message) || message.message_type === "notification") return;
    if (message.id < (member.new_message_separator ?? 0)) return;
    if (notificationId <= (member.message_unread_counter_bus_id ?? 0)) return;
    this.#store.insert({
      "discuss.channel.member": [
        {
          id: member.id,
          message_unread_counter: (member.message_unread_counter ?? 0) + 1,
          message_unread_counter_bus_id: notificationId,
        },
      ],
    });
  }
}

function statusRecord({ partner_id: partner, guest_id: guest, im_status }) {
  return guest ? { "mail.guest": [{ id: guest, im_status }] } : { "res.partner": [{ id: partner, im_status }] };
}
