import { Messaging } from "../client/messaging.js";
import { Observable } from "../client/observable.js";
import { mayPass, Rpc, RpcError } from "../client/rpc.js";
import { socketUrl } from "../client/socket.js";
import { Company, insteadOf } from "./company.js";
import { loadParts } from "./parts.js";
import { LivechatRoutes } from "./routes.js";
import { VisitorStorage } from "./storage.js";
import { WORDS } from "./words.js";

const TEMPORARY = -1;
const TRY_AGAIN_AFTER = 3_000;

/**
 * One visitor's conversation: none, then shown but unknown to the server's database (`created`), with the first
 * message `persisted`, and `ended` once the visitor left it, for as long as the window shows it.
 */
export class LivechatSession extends Observable {
  /** @type {"none" | "created" | "persisted" | "ended"} */
  state = "none";
  /** @type {number | null} id of the discuss.channel, -1 before the server keeps it */
  threadId = null;
  open = false;
  /** What the composer holds, also while the window is folded. */
  draft = "";
  /** @type {import("./chatbot.js").Chatbot | null} where a chatbot speaks */
  chatbot = null;
  /** @type {string} why there is no conversation */
  notice = "";
  /** @type {Function | null} what stands in the place of one */
  instead = null;
  /** @type {import("./feedback.js").Feedback | null} what was said of it since it is over */
  feedback = null;
  company = new Company(this);
  routes = new LivechatRoutes(this);
  /** @type {Promise<void> | null} */
  #beginning = null;
  /** @type {Promise<number> | null} */
  #keeping = null;

  /**
   * @param {object} page
   * @param {string} page.serverUrl
   * @param {string} page.version of the notification protocol
   * @param {any} page.options the channel's, from the loader
   * @param {any} page.init the answer to `/im_livechat/init`
   * @param {ShadowRoot} page.shadow
   * @param {string} page.stateKey under which the browser keeps the conversation
   * @param {VisitorStorage} [storage]
   * @param {Rpc} [rpc]
   */
  constructor(page, storage = new VisitorStorage(page.stateKey), rpc) {
    super();
    this.page = page;
    this.storage = storage;
    this.rpc = rpc ?? new Rpc({ serverUrl: page.serverUrl, guestToken: () => storage.guestToken });
    this.messaging = new Messaging({
      rpc: this.rpc,
      channels: () => (storage.guestToken ? [`mail.guest_${storage.guestToken}`] : []),
      openThread: () => this.#persist(),
      onReload: () => this.#refresh(),
      onHistoryWanted: (id) => id === this.threadId && this.routes.tellHistory(),
      onConnection: (state) => state === "outdated" && this.messaging.close(),
    });
    this.messaging.store.insert(page.init.storeData ?? {});
    this.messaging.subscribe(() => {
      this.chatbot?.look();
      this.company.look();
      this.changed();
    });
  }

  get options() {
    return this.page.options;
  }

  get thread() {
    return this.messaging.thread(this.threadId);
  }

  /** @returns {string} how the operator is called in front of visitors */
  get operatorName() {
    return this.thread.nameOf(this.thread.channel?.operator) || this.options.channel_name;
  }

  /** @returns {boolean} whether the visitor has said something, be it still on its way */
  get begun() {
    return this.state === "persisted" || this.messaging.outbox.of(null).length > 0;
  }

  get messages() {
    const kept = this.state === "persisted" || this.state === "ended";
    return [...(this.chatbot?.spoken ?? []), ...this.messaging.messages(kept ? this.threadId : null)];
  }

  /** @returns {boolean} whether the server is out of reach */
  get reconnecting() {
    const { lost, outbox } = this.messaging;
    return lost || outbox.of(this.threadId).some(({ state }) => state === "waiting");
  }

  /**
   * Opens the window on a conversation that the server does not keep yet.
   *
   * @param {boolean} remember false when the visitor did nothing so far: then nothing is stored
   */
  async begin(remember) {
    this.open = true;
    this.notice = "";
    this.instead = null;
    this.changed();
    this.#beginning ??= this.#begin(remember).finally(() => (this.#beginning = null));
    await this.#beginning;
  }

  async #begin(remember) {
    try {
      const data = await this.routes.getSession({ persisted: false });
      if (!this.open) return;
      this.#adopt(data, "created");
      if (remember) this.storage.state = { persisted: false, store: data };
      (await this.#meetChatbot())?.welcome(false);
    } catch (error) {
      this.notice = error instanceof RpcError ? error.message : WORDS.nobody;
      const instead = await insteadOf(this);
      if (this.open) this.instead = instead;
    }
    this.changed();
  }

  /** @returns {Promise<boolean>} false: nothing was kept, or the server knows it no more */
  async restore() {
    const kept = this.storage.state;
    if (!kept?.store?.["discuss.channel"]) return false;
    this.#adopt(kept.store, kept.persisted ? "persisted" : "created");
    if (kept.persisted) return this.#resume();
    this.open = true;
    (await this.#meetChatbot())?.welcome(true);
    this.changed();
    return true;
  }

  /** @param {string} text as typed */
  send(text) {
    this.messaging.send(this.state === "persisted" ? this.threadId : null, text);
  }

  /** @param {string} text in the composer after a keystroke */
  typed(text) {
    if (this.state === "persisted") this.messaging.typing(this.threadId).typed(text);
  }

  /** @param {boolean} open whether the window, or only the button, is to be seen */
  setOpen(open) {
    this.open = open;
    if (this.state === "persisted") this.messaging.fold(this.threadId, open ? "open" : "folded");
    this.changed();
  }

  /** Leaves the conversation for good; the window goes on showing it, and asks how it was. */
  async leave() {
    await this.#keeping?.catch(() => {});
    if (this.state !== "persisted") return this.forget();
    this.storage.state = null;
    this.messaging.close();
    this.company.forget();
    this.chatbot?.stop();
    this.draft = "";
    this.state = "ended";
    this.changed();
    await this.routes.ask("/im_livechat/visitor_leave_session");
  }

  /** Closes the window on a conversation that is over, or never began; the next click begins another. */
  forget() {
    this.storage.state = null;
    this.messaging.reset();
    this.company.forget();
    this.chatbot?.stop();
    this.chatbot = null;
    this.instead = null;
    this.open = false;
    this.draft = "";
    this.state = "none";
    this.feedback = null;
    this.changed();
  }

  /** Begins another conversation in the same window. */
  async startAnew() {
    this.forget();
    await this.begin(true);
  }

  /** Tells the server what the visitor has in view. */
  markAsRead() {
    if (this.state === "persisted" && this.open && document.visibilityState === "visible") {
      this.messaging.markAsRead(this.threadId);
    }
  }

  /** Only a conversation with a chatbot loads what that takes. */
  async #meetChatbot() {
    const script = this.thread.channel?.chatbot?.script;
    const { Chatbot } = script ? await import("./chatbot.js").catch(() => ({})) : {};
    if (Chatbot) this.chatbot = new Chatbot(this, this.rpc, script, this.page.shadow);
    return this.chatbot;
  }

  #adopt(data, state) {
    this.messaging.store.insert(structuredClone(data));
    this.threadId = data["discuss.channel"][0].id;
    this.state = state;
  }

  /** Who writes before the conversation has begun waits for that: it would take the place of the one that is kept. */
  async #persist() {
    this.#keeping ??= this.#keep().finally(() => (this.#keeping = null));
    return this.#keeping;
  }

  async #keep() {
    await this.#beginning;
    if (this.state !== "persisted") await this.take(await this.routes.getSession({ temporary_id: TEMPORARY, persisted: true }));
    return this.threadId;
  }

  /** @param {any} data a conversation that the server keeps from now on */
  async take(data) {
    if (data.Store.guest_token) this.storage.guestToken = data.Store.guest_token;
    this.#adopt(data, "persisted");
    this.storage.state = { persisted: true, store: { "discuss.channel": [{ id: this.threadId }] } };
    this.storage.previousOperator = this.thread.channel.operator?.id ?? null;
    this.notice = "";
    this.instead = null;
    await this.#join();
  }

  async #join() {
    try {
      await this.fetchData();
      if (this.chatbot) await this.messaging.load(this.threadId);
      this.chatbot?.adopt();
      this.connect();
    } catch (error) {
      if (mayPass(error)) this.#later(() => this.state === "persisted" && this.#join());
    }
  }

  async #resume() {
    try {
      await this.fetchData();
      const { channel } = this.thread;
      await loadParts(this);
      if (!channel?.state) return this.#forget();
      this.connect();
      await this.messaging.load(this.threadId);
      (await this.#meetChatbot())?.adopt();
      this.open = channel.state === "open";
      this.changed();
      return true;
    } catch (error) {
      return mayPass(error) ? this.#later(() => this.#resume()) : this.#forget();
    }
  }

  #later(attempt) {
    setTimeout(attempt, TRY_AGAIN_AFTER);
    return true;
  }

  #forget() {
    this.storage.state = null;
    this.company.forget();
    this.state = "none";
    this.changed();
    return false;
  }

  /** Asks how the conversation stands. */
  async fetchData() {
    const params = { init_messaging: { channel_types: ["livechat"] }, context: {} };
    await this.messaging.store.learn(this.rpc.call("/mail/data", params));
  }

  connect() {
    this.storage.visited();
    loadParts(this);
    this.messaging.connect(socketUrl(this.page.serverUrl, this.page.version));
  }

  async #refresh() {
    try {
      await Promise.all([this.messaging.refresh(this.threadId), this.fetchData()]);
    } catch (error) {
      if (mayPass(error)) this.#later(() => this.#refresh());
    }
  }
}
