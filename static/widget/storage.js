const PREFIX = "EXPIRABLE_STORAGE_";
const DAY = 86_400_000;
const HISTORY = "im_livechat_history";
const MOST_PAGES = 15;

/**
 * What a visitor's browser keeps between pages, under the keys and in the format of Odoo's own widget, so that
 * a site that changes from one to the other keeps its conversations. A page that forbids storage gets none.
 */
export class VisitorStorage {
  #stateKey;

  /** @param {string} stateKey the first widget on a page uses Odoo's key, each further one has its own */
  constructor(stateKey) {
    this.#stateKey = stateKey;
  }

  /** @returns {string | null} */
  get guestToken() {
    return read("im_livechat_guest_token");
  }

  set guestToken(token) {
    write("im_livechat_guest_token", token);
  }

  /** @returns {number | null} partner id */
  get previousOperator() {
    return read("im_livechat_previous_operator");
  }

  set previousOperator(partnerId) {
    write("im_livechat_previous_operator", partnerId, 7 * DAY);
  }

  /** @returns {{persisted: boolean, store: any} | null} */
  get state() {
    const text = read(this.#stateKey);
    return text ? JSON.parse(text) : null;
  }

  set state(state) {
    if (state) write(this.#stateKey, JSON.stringify(state), DAY);
    else remove(this.#stateKey);
  }

  /** @returns {boolean} whether they wait in line */
  get waiting() {
    return read(this.#waitingKey) === true;
  }

  set waiting(waiting) {
    if (waiting) write(this.#waitingKey, true, DAY);
    else remove(this.#waitingKey);
  }

  get #waitingKey() {
    return `${this.#stateKey}.waiting`;
  }

  /** @returns {string[]} the pages of this site that a visitor in conversation saw, the latest last */
  get history() {
    try {
      return JSON.parse(read(HISTORY) ?? "[]");
    } catch {
      return [];
    }
  }

  /** Odoo's widget keeps every page; this one keeps those on which there is a conversation. */
  visited() {
    const page = location.pathname + location.search + location.hash;
    const { history } = this;
    if (!history.includes(page)) write(HISTORY, JSON.stringify([...history, page].slice(-MOST_PAGES)), DAY);
  }
}

function read(key) {
  try {
    const entry = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return entry && !(entry.expires < Date.now()) ? entry.value : null;
  } catch {
    return null;
  }
}

function write(key, value, lifetime) {
  const expires = lifetime && Date.now() + lifetime;
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ value, expires }));
  } catch {
    // The conversation then lasts as long as the page.
  }
}

function remove(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept.
  }
}
