import { Backoff } from "./backoff.js";
import { Files } from "./files.js";
import { Notifications } from "./notifications.js";
import { Observable } from "./observable.js";
import { Outbox } from "./outbox.js";
import { Pages } from "./pages.js";
import { mayPass } from "./rpc.js";
import { BusSocket } from "./socket.js";
import { RecordStore } from "./store.js";
import { escapeText } from "./text.js";
import { Thread } from "./thread.js";
import { TypingNotifier } from "./typing.js";

/** Conversations over the server's routes and its notification socket, for visitors and operators alike. */
export class Messaging extends Observable {
  #rpc;
  #options;
  #socket = null;
  #typing = new Map();
  #marked = new Map();
  #backoff = new Backoff();
  #retry = 0;

  /** @type {import("./socket.js").SocketState | "idle"} */
  connection = "idle";
  /** Whether the connection broke and is not back yet. */
  lost = false;
  store = new RecordStore();
  outbox = new Outbox((message) => this.#post(message));
  /** @type {ReturnType<typeof import("./message-parts.js").messageParts> | null} what messages have besides their words */
  parts = null;
  #notifications = new Notifications({
    store: this.store,
    outbox: this.outbox,
    onReload: () => this.#options.onReload(),
    onHistoryWanted: (id) => this.#options.onHistoryWanted?.(id),
  });

  /**
   * @param {object} options
   * @param {import("./rpc.js").Rpc} options.rpc
   * @param {() => string[]} options.channels wanted from the notification socket
   * @param {() => void} options.onReload notifications were lost: fetch the state anew
   * @param {(state: import("./socket.js").SocketState) => void} [options.onConnection]
   * @param {(id: number) => void} [options.onHistoryWanted] somebody asks which pages the visitor saw
   * @param {() => Promise<number>} [options.openThread] makes the conversation of messages that have none yet
   */
  constructor(options) {
    super();
    this.#rpc = options.rpc;
    this.#options = options;
    this.files = new Files(options.rpc, this.store);
    this.pages = new Pages(options.rpc, this.store);
    this.store.subscribe(() => this.changed());
    this.outbox.subscribe(() => this.changed());
  }

  /** @param {string} url of the notification socket */
  connect(url) {
    if (this.#socket) return;
    this.#socket = new BusSocket({
      url,
      channels: this.#options.channels,
      onNotifications: (notifications) => this.#notifications.apply(notifications),
      onState: (state) => this.#connectionIs(state),
    });
    this.#socket.connect();
  }

  /** Closes the socket, and forgets every record and what waits to be sent. */
  reset() {
    this.close();
    this.store.clear();
    this.outbox.clear();
    this.#marked.clear();
    this.pages.clear();
    this.parts?.actions.clear();
  }

  /** Closes the socket. */
  close() {
    clearTimeout(this.#retry);
    this.#socket?.close();
    this.#socket = null;
    this.connection = "idle";
    this.lost = false;
  }

  /** The wanted channels changed. */
  resubscribe() {
    this.#socket?.resubscribe();
  }

  /** @param {number} inactivity milliseconds since the user's last input */
  updatePresence(inactivity) {
    this.#socket?.send("update_presence", { inactivity_period: inactivity, im_status_ids_by_model: {} });
  }

  /**
   * @param {number | null} id
   * @returns {Thread}
   */
  thread(id) {
    return new Thread(this.store, id, this.pages.oldest(id));
  }

  /**
   * @param {number | null} id
   * @returns {import("./thread.js").ThreadMessage[]} the known messages, those on their way last
   */
  messages(id) {
    const thread = this.thread(id);
    const pending = this.outbox
      .messages(id)
      .map((message) => ({ ...message, quote: thread.quote(message.parentId) }));
    return [...thread.messages, ...pending];
  }

  /**
   * Fetches the messages around the first unread one, and all after them.
   *
   * @param {number} id
   */
  async load(id) {
    await this.pages.load(id, this.thread(id).selfMember?.new_message_separator || 0);
  }

  /**
   * Fetches anew what is known of a conversation, and what it has since.
   *
   * @param {number} id
   */
  async refresh(id) {
    await this.pages.catchUp(id, (this.thread(id).records[0]?.id ?? 1) - 1);
  }

  /**
   * @param {number | null} id
   * @param {string} text as typed
   * @param {number[]} [cannedResponseIds] of those that it was made with
   */
  send(id, text, cannedResponseIds = []) {
    if (id !== null) this.typing(id).stop();
    this.#queue(id, { text, files: [], cannedResponseIds });
  }

  /**
   * Uploads files and posts them as one message.
   *
   * @param {number} id
   * @param {File[]} files
   * @throws {import("./rpc.js").RpcError} one was refused, and none is posted
   */
  async sendFiles(id, files) {
    const uploaded = [];
    for (const file of files) uploaded.push(await this.files.upload(id, file));
    this.#queue(id, { text: "", files: uploaded });
  }

  /** @param {number} temporaryId of a refused message */
  sendAgain(temporaryId) {
    this.outbox.retry(temporaryId);
    this.#flush();
  }

  /**
   * @param {number} id
   * @returns {TypingNotifier}
   */
  typing(id) {
    if (!this.#typing.has(id)) {
      const notify = (isTyping) => this.#tell("notify_typing", { channel_id: id, is_typing: isTyping });
      this.#typing.set(id, new TypingNotifier(notify));
    }
    return this.#typing.get(id);
  }

  /** @param {number} id of a conversation that its reader has in view */
  markAsRead(id) {
    const thread = this.thread(id);
    const separator = thread.selfMember?.new_message_separator ?? 0;
    const last = thread.newest?.id;
    if (!last || (this.#marked.get(id) ?? 0) >= last) return;
    if (!thread.records.some((message) => message.id >= separator && !thread.isMine(message))) return;
    this.#marked.set(id, last);
    this.#tell("mark_as_read", { channel_id: id, last_message_id: last }).then((told) => {
      if (told) this.#nothingUnread(thread, last);
      else this.#marked.delete(id);
    });
  }

  /**
   * @param {number} id
   * @param {"open" | "folded" | "closed"} state of the visitor's window
   */
  fold(id, state) {
    this.store.insert({ "discuss.channel": [{ id, state }] });
    this.#tell("fold", { channel_id: id, state, state_count: null });
  }

  /** What answers a message does so once. */
  #queue(id, content) {
    const parentId = this.parts?.actions.replyingTo(id) ?? null;
    this.outbox.add(id, { ...content, parentId }, this.thread(id).newest?.id ?? 0);
    this.parts?.actions.reply(id, null);
    this.#flush();
  }

  #nothingUnread(thread, last) {
    const { id, new_message_separator: separator } = thread.selfMember ?? {};
    if (id === undefined || separator > last) return;
    const read = { id, message_unread_counter: 0, new_message_separator: last + 1 };
    this.store.insert({ "discuss.channel.member": [read] });
  }

  /** For what may be lost without harm. */
  async #tell(action, params) {
    try {
      await this.#rpc.call(`/discuss/channel/${action}`, params);
      return true;
    } catch {
      return false;
    }
  }

  async #post(message) {
    message.threadId ??= await this.#options.openThread();
    message.afterId ??= this.thread(message.threadId).newest?.id ?? 0;
    const asked = this.#rpc.call("/mail/message/post", {
      context: { temporary_id: message.temporaryId },
      post_data: {
        body: escapeText(message.text),
        message_type: "comment",
        subtype_xmlid: "mail.mt_comment",
        ...(message.parentId && { parent_id: message.parentId }),
        ...(message.files.length && { attachment_ids: message.files.map((file) => file.id) }),
      },
      ...(message.files.length && { attachment_tokens: message.files.map((file) => file.access_token) }),
      ...(message.cannedResponseIds?.length && { canned_response_ids: message.cannedResponseIds }),
      thread_id: message.threadId,
      thread_model: "discuss.channel",
    });
    await this.store.learn(asked);
  }

  /** Before a message is posted again, the server is asked whether the lost try had arrived after all. */
  async #flush() {
    clearTimeout(this.#retry);
    try {
      for (const { threadId, afterId } of this.outbox.uncertain) {
        await this.pages.catchUp(threadId, afterId);
        const thread = this.thread(threadId);
        this.outbox.settleArrived(
          threadId,
          thread.records.filter((record) => thread.isMine(record)),
        );
      }
    } catch (error) {
      if (mayPass(error)) return this.#flushLater();
    }
    if (await this.outbox.flush()) this.#backoff.reset();
    else this.#flushLater();
  }

  #flushLater() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#flush(), this.#backoff.next());
  }

  #connectionIs(state) {
    this.connection = state;
    this.lost = state === "waiting" || (this.lost && state === "connecting");
    if (state === "open") this.#flush();
    this.#options.onConnection?.(state);
    this.changed();
  }
}
