import { Backoff } from "./backoff.js";

const SESSION_GONE = 4001;
const CONNECTION_TOO_OLD = 4002;
const OUTDATED = "OUTDATED_VERSION";
const RESUBSCRIBE_AFTER = 300;

/**
 * @typedef {{id: number, message: {type: string, payload: any}}} Notification
 * @typedef {"connecting" | "open" | "waiting" | "gone" | "outdated"} SocketState
 *   gone: the session ended; outdated: the server speaks a newer version, only a reload of the page helps
 */

/**
 * The notification socket: subscribes, remembers the last notification it saw, and after any loss connects
 * again and asks for what came since.
 */
export class BusSocket {
  #options;
  #backoff;
  #clock;
  #socket = null;
  #timer = 0;
  #subscribeTimer = 0;
  #last = 0;
  #ended = false;
  #wake = () => this.#reconnectSoon();
  #online = () => this.#replace();

  /**
   * @param {object} options
   * @param {string} options.url ws address with its version query
   * @param {() => string[]} options.channels asked at each subscription
   * @param {(notifications: Notification[]) => void} options.onNotifications
   * @param {(state: SocketState) => void} options.onState
   * @param {(url: string) => WebSocket} [options.open]
   * @param {{setTimeout: Function, clearTimeout: Function, random?: () => number}} [options.clock]
   * @param {EventTarget & {document?: Document}} [options.page] whose online and visible events hurry a reconnection
   */
  constructor(options) {
    this.#options = { open: (url) => new WebSocket(url), page: globalThis, ...options };
    this.#clock = options.clock ?? globalThis;
    this.#backoff = new Backoff(options.clock?.random);
  }

  /** Connects, and stays connected until {@link close}. */
  connect() {
    const { page } = this.#options;
    page.addEventListener?.("online", this.#online);
    page.document?.addEventListener("visibilitychange", this.#wake);
    this.#open();
  }

  /** Tells the server the wanted channels anew, once for all calls within 0.3 s: it allows few frames a second. */
  resubscribe() {
    this.#clock.clearTimeout(this.#subscribeTimer);
    this.#subscribeTimer = this.#clock.setTimeout(() => this.#subscribe(), RESUBSCRIBE_AFTER);
  }

  /**
   * @param {string} eventName
   * @param {object} data
   * @returns {boolean} false: there is no open socket, and nothing was sent
   */
  send(eventName, data) {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify({ event_name: eventName, data }));
    return true;
  }

  /** Closes for good. */
  close() {
    const { page } = this.#options;
    page.removeEventListener?.("online", this.#online);
    page.document?.removeEventListener("visibilitychange", this.#wake);
    this.#ended = true;
    this.#clock.clearTimeout(this.#timer);
    this.#clock.clearTimeout(this.#subscribeTimer);
    this.#drop();
  }

  #open() {
    if (this.#socket || this.#ended) return;
    this.#clock.clearTimeout(this.#timer);
    this.#options.onState("connecting");
    const socket = this.#options.open(this.#options.url);
    this.#socket = socket;
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => this.#receive(JSON.parse(event.data));
    socket.onclose = (event) => this.#closed(event);
  }

  #opened() {
    this.#backoff.reset();
    this.#subscribe();
    this.#options.onState("open");
  }

  #subscribe() {
    this.send("subscribe", { channels: this.#options.channels(), last: this.#last });
  }

  /**
   * Typing and presence repeat the id of the notification before them. An id is lower than the one before it only when
   * the server begins anew, and then everything up to it counts as heard.
   */
  #receive(notifications) {
    this.#last = notifications.at(-1)?.id ?? this.#last;
    this.#options.onNotifications(notifications);
  }

  #closed({ code, reason }) {
    this.#socket = null;
    if (this.#ended) return;
    if (code === SESSION_GONE) return this.#end("gone");
    if (reason === OUTDATED) return this.#end("outdated");
    this.#options.onState("waiting");
    const wait = code === CONNECTION_TOO_OLD ? 0 : this.#backoff.next();
    this.#timer = this.#clock.setTimeout(() => this.#open(), wait);
  }

  #end(state) {
    this.close();
    this.#options.onState(state);
  }

  #reconnectSoon() {
    if (this.#options.page.document?.visibilityState === "hidden" || this.#socket) return;
    this.#backoff.reset();
    this.#open();
  }

  /** After a change of network an old connection may look open for minutes and be dead. */
  #replace() {
    this.#drop();
    this.#backoff.reset();
    this.#open();
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

/**
 * @param {string} serverUrl
 * @param {string} version the protocol version that loader or session info announced
 * @returns {string}
 */
export function socketUrl(serverUrl, version) {
  return `${serverUrl.replace(/^http/, "ws")}/websocket?version=${encodeURIComponent(version)}`;
}
