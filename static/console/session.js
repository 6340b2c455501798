import { messageParts } from "../client/message-parts.js";
import { Messaging } from "../client/messaging.js";
import { Observable } from "../client/observable.js";
import { isSessionExpired, mayPass, Rpc, RpcError } from "../client/rpc.js";
import { socketUrl } from "../client/socket.js";
import { commandIn } from "./commands.js";
import { Conversations } from "./conversations.js";
import { Presence } from "./presence.js";
import { WORDS } from "./words.js";

const DATABASE = new URLSearchParams(location.search).get("db") ?? "switchboard";
const TRY_AGAIN_AFTER = 3_000;

/** An operator at work: signed in or not, the conversations, and the one in view. */
export class OperatorSession extends Observable {
  #rpc = new Rpc();
  #loaded = new Set();
  #wanted = "";
  #commands = new Map();
  #loadingCommands = new Map();
  #cannedIn = new Map();

  /** @type {"starting" | "signed-out" | "signed-in"} */
  phase = "starting";
  /** What the sign-in page says. */
  notice = "";
  /** @type {number | null} the conversation in view */
  selectedId = null;
  /** @type {number} id of the first message that was new when the conversation came into view */
  firstNew = Infinity;
  /** Texts not sent yet, by conversation. */
  drafts = new Map();

  constructor() {
    super();
    this.messaging = new Messaging({
      rpc: this.#rpc,
      channels: () => this.#presenceChannels(),
      onReload: () => this.#refresh(),
      onConnection: (state) => this.#connectionIs(state),
    });
    this.messaging.parts = messageParts(this.#rpc, this.messaging, document);
    this.presence = new Presence((inactivity) => this.messaging.updatePresence(inactivity));
    this.conversations = new Conversations(this.messaging);
    this.messaging.subscribe(() => this.#storeChanged());
    this.presence.subscribe(() => this.changed());
  }

  /** @returns {string} */
  get ownName() {
    return this.messaging.thread(null).nameOf(this.messaging.store.get("Store")?.self) || this.#info?.name || "";
  }

  /** @returns {number} conversations with something new in them */
  get unreadConversations() {
    return this.conversations.list.filter(({ unread }) => unread > 0).length;
  }

  /** Goes straight in when the browser still holds a session. */
  async start() {
    try {
      await this.#enter(await this.#rpc.call("/web/session/get_session_info"));
    } catch (error) {
      if (mayPass(error)) setTimeout(() => this.start(), TRY_AGAIN_AFTER);
      this.#leave(mayPass(error) ? WORDS.unreachable : "");
    }
  }

  /**
   * @param {string} login
   * @param {string} password
   */
  async signIn(login, password) {
    try {
      await this.#enter(await this.#rpc.call("/web/session/authenticate", { db: DATABASE, login, password }));
    } catch (error) {
      this.#leave(refusal(error));
    }
  }

  async signOut() {
    this.#leave("");
    await this.#rpc.call("/web/session/destroy").catch(() => {});
  }

  /** @param {number} id */
  async show(id) {
    if (this.selectedId !== null) this.messaging.typing(this.selectedId).stop();
    this.selectedId = id;
    const { selfMember, unread } = this.messaging.thread(id);
    this.firstNew = unread > 0 ? (selfMember.new_message_separator ?? 0) : Infinity;
    history.replaceState(null, "", `#${id}`);
    this.changed();
    await this.#load(id);
  }

  /**
   * Posts a message, or does what a command says. What may be a command waits until it is known which there are:
   * the visitor is not to read it.
   *
   * @param {number} id
   * @param {string} text as typed
   * @throws {import("../client/rpc.js").RpcError} the command was refused
   */
  async send(id, text) {
    this.firstNew = Infinity;
    const command = text.startsWith("/") ? commandIn(text, await this.#loadingCommands.get(id)) : undefined;
    if (!command) return this.messaging.send(id, text, this.#used(id));
    const method = `execute_command_${command}`;
    const params = { model: "discuss.channel", method, args: [[id]], kwargs: { body: text, commands: true } };
    await this.#rpc.call(`/web/dataset/call_kw/discuss.channel/${method}`, params);
    if (command === "leave" && this.selectedId === id) this.showNone();
  }

  /**
   * @param {number} id
   * @returns {import("./commands.js").Command[]} what the operator may type there in the place of a message
   */
  commandsIn(id) {
    return this.#commands.get(id) ?? [];
  }

  /** @returns {import("./canned-responses.js").CannedResponse[]} */
  get cannedResponses() {
    return this.messaging.store.all("mail.canned.response");
  }

  /**
   * A canned response went into the text that is being written.
   *
   * @param {number} id
   * @param {import("./canned-responses.js").CannedResponse} response
   */
  uses(id, response) {
    this.#cannedIn.set(id, [...(this.#cannedIn.get(id) ?? []), response.id]);
  }

  #used(id) {
    const used = this.#cannedIn.get(id) ?? [];
    this.#cannedIn.delete(id);
    return used;
  }

  /** Puts the conversation in view away. */
  showNone() {
    this.selectedId = null;
    history.replaceState(null, "", location.pathname + location.search);
    this.changed();
  }

  /** @param {1 | -1} step to the next or previous conversation in the list */
  move(step) {
    const ids = this.conversations.inListOrder.map(({ id }) => id);
    if (!ids.length) return;
    const at = ids.indexOf(this.selectedId);
    const next = at < 0 ? (step > 0 ? 0 : ids.length - 1) : at + step;
    if (ids[next] !== undefined) this.show(ids[next]);
  }

  /** The page came into view or went out of it: what arrives meanwhile is new. */
  viewChanged() {
    if (document.visibilityState === "visible") this.#markAsRead();
    else if (this.selectedId !== null) this.firstNew = (this.messaging.thread(this.selectedId).newest?.id ?? 0) + 1;
  }

  #info = null;

  async #enter(info) {
    if (!info?.uid) throw new RpcError({ code: 200, message: WORDS.refused });
    this.#info = info;
    const self = { id: info.partner_id, type: "partner" };
    const partner = { id: info.partner_id, name: info.name };
    this.messaging.store.insert({
      "res.partner": [partner],
      ...info.storeData,
      Store: { ...info.storeData?.Store, self },
    });
    await this.#fetchConversations();
    this.phase = "signed-in";
    this.notice = "";
    this.messaging.connect(socketUrl(location.origin, info.websocket_worker_version));
    this.presence.watch();
    const asked = Number(location.hash.slice(1));
    if (this.conversations.list.some(({ id }) => id === asked)) this.show(asked);
    this.changed();
  }

  #leave(notice) {
    this.messaging.reset();
    this.presence.rest();
    this.#loaded.clear();
    this.#commands.clear();
    this.#loadingCommands.clear();
    this.drafts.clear();
    this.selectedId = null;
    this.phase = "signed-out";
    this.notice = notice;
    this.changed();
  }

  async #fetchConversations() {
    const { store } = this.messaging;
    for (const wanted of [
      { init_messaging: {}, failures: true, systray_get_activities: true },
      { livechat_channels: true, channels_as_member: true, canned_responses: true },
    ])
      await store.learn(this.#rpc.call("/mail/data", wanted));
  }

  async #load(id) {
    try {
      if (!this.#loaded.has(id)) await Promise.all([this.messaging.load(id), this.#loadCommands(id)]);
      this.#loaded.add(id);
      this.#markAsRead();
    } catch (error) {
      this.#failed(error, () => this.selectedId === id && this.#load(id));
    }
  }

  async #loadCommands(id) {
    const params = { model: "discuss.channel", method: "commands", args: [[id]], kwargs: {} };
    this.#loadingCommands.set(id, this.#rpc.call("/web/dataset/call_kw/discuss.channel/commands", params));
    this.#commands.set(id, await this.#loadingCommands.get(id));
    this.changed();
  }

  async #refresh() {
    try {
      await Promise.all([...this.#loaded].map((id) => this.messaging.refresh(id)).concat(this.#fetchConversations()));
    } catch (error) {
      this.#failed(error, () => this.#refresh());
    }
  }

  #failed(error, again) {
    if (isSessionExpired(error)) this.#leave(WORDS.ended);
    else if (mayPass(error)) setTimeout(again, TRY_AGAIN_AFTER);
  }

  #markAsRead() {
    const { selectedId } = this;
    if (selectedId === null || !this.#loaded.has(selectedId) || document.visibilityState !== "visible") return;
    this.messaging.markAsRead(selectedId);
  }

  #storeChanged() {
    if (this.phase === "signed-in") {
      this.#markAsRead();
      const wanted = this.#presenceChannels().join();
      if (wanted !== this.#wanted) this.messaging.resubscribe();
      this.#wanted = wanted;
    }
    this.changed();
  }

  #presenceChannels() {
    const { store } = this.messaging;
    const partners = store.all("res.partner").map(({ id }) => `odoo-presence-res.partner_${id}`);
    const guests = store.all("mail.guest").map(({ id }) => `odoo-presence-mail.guest_${id}`);
    return [...guests, ...partners].sort();
  }

  #connectionIs(state) {
    if (state === "open") this.presence.announce();
    if (state === "gone") this.#leave(WORDS.ended);
    if (state === "outdated") location.reload();
  }
}

function refusal(error) {
  if (mayPass(error)) return WORDS.unreachable;
  return error.message === "Access Denied" ? WORDS.wrongPassword : error.message;
}
