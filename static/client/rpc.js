/** The server answered, and refused. `name` is the error class it gives, `code` 100 means that the session has ended. */
export class RpcError extends Error {
  /** @param {{code: number, message: string, data?: {name?: string, message?: string}}} error */
  constructor(error) {
    super(error.data?.message || error.message);
    this.code = error.code;
    this.name = error.data?.name ?? "RpcError";
  }
}

/** No usable answer: the request may or may not have had its effect. */
export class ConnectionLost extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("The server can not be reached.", { cause });
    this.name = "ConnectionLost";
  }
}

const ANSWER_WITHIN = 30_000;
const SESSION_EXPIRED = 100;
const SERVER_FAULT = "builtins.RuntimeError";
/** HTTP statuses of requests that came too late or too often. */
const PASSING = new Set([408, 425, 429]);

const CROSS_ORIGIN_ROUTES = new Map([
  ["/mail/data", "/im_livechat/cors/data"],
  ["/mail/attachment/upload", "/im_livechat/cors/attachment/upload"],
]);

/**
 * The wire's address of a route for pages of another origin.
 *
 * @param {string} route as the back end's own pages call it
 * @returns {string}
 */
export function crossOriginRoute(route) {
  const known = CROSS_ORIGIN_ROUTES.get(route);
  if (known) return known;
  return route
    .replace(/^\/(im_livechat|chatbot)\//, "/$1/cors/")
    .replace(/^\/mail\/message\//, "/im_livechat/cors/message/")
    .replace(/^\/discuss\/channel\//, "/im_livechat/cors/channel/");
}

/** JSON-RPC over POST. */
export class Rpc {
  #serverUrl;
  #guestToken;
  #fetch;
  #id = 0;

  /**
   * @param {object} options
   * @param {string} [options.serverUrl] empty: the page's own origin, with its session cookie
   * @param {() => string | null} [options.guestToken] given: a visitor's calls, by the cross-origin
   *   routes, where this token is the only credential and cookies are neither sent nor kept
   * @param {typeof fetch} [options.fetch]
   */
  constructor({ serverUrl = "", guestToken, fetch = globalThis.fetch.bind(globalThis) } = {}) {
    this.#serverUrl = serverUrl;
    this.#guestToken = guestToken;
    this.#fetch = fetch;
  }

  /**
   * @param {string} route
   * @param {object} [params]
   * @returns {Promise<any>} the result; undefined when the route has none
   * @throws {RpcError} the server refused
   * @throws {ConnectionLost} no answer within 30 s, or none that can be read
   */
  async call(route, params = {}) {
    const answer = await this.#answer(route, params);
    if (answer.error) throw new RpcError(answer.error);
    return answer.result;
  }

  /** @returns {string} empty: the page's own origin */
  get serverUrl() {
    return this.#serverUrl;
  }

  /**
   * The address of something that a page shows or saves, with the visitor's token in it.
   *
   * @param {string} route
   * @param {Record<string, string | number>} [query]
   */
  address(route, query = {}) {
    const token = this.#guestToken?.();
    const visitor = this.#guestToken !== undefined;
    const entries = Object.entries(token ? { ...query, guest_token: token } : query);
    const text = new URLSearchParams(entries.map(([name, value]) => [name, `${value}`])).toString();
    return this.#serverUrl + (visitor ? crossOriginRoute(route) : route) + (text && `?${text}`);
  }

  /**
   * Sends a form with a file.
   *
   * @param {string} route
   * @param {Record<string, string>} fields
   * @param {File} file
   * @returns {Promise<any>} the JSON answer
   * @throws {RpcError} the server refused the file
   * @throws {ConnectionLost} no answer, or none that can be read
   */
  async upload(route, fields, file) {
    const visitor = this.#guestToken !== undefined;
    const token = this.#guestToken?.();
    const form = new FormData();
    for (const [name, value] of Object.entries(token ? { ...fields, guest_token: token } : fields)) form.append(name, value);
    form.append("ufile", file, file.name);
    const request = { method: "POST", credentials: visitor ? "omit" : "same-origin", body: form };
    let response;
    try {
      const address = this.#serverUrl + (visitor ? crossOriginRoute(route) : route);
      response = await this.#fetch(address, /** @type {RequestInit} */ (request));
      if (response.ok) return await response.json();
    } catch (cause) {
      throw new ConnectionLost(cause);
    }
    throw new RpcError({ code: response.status, message: `HTTP ${response.status}: ${file.name}` });
  }

  async #answer(route, params) {
    const visitor = this.#guestToken !== undefined;
    const token = this.#guestToken?.();
    const request = {
      method: "POST",
      credentials: visitor ? "omit" : "same-origin",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        id: this.#id++,
        jsonrpc: "2.0",
        method: "call",
        params: token ? { ...params, guest_token: token } : params,
      }),
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    };
    try {
      const address = this.#serverUrl + (visitor ? crossOriginRoute(route) : route);
      const response = await this.#fetch(address, /** @type {RequestInit} */ (request));
      if (isRefusal(response.status))
        return { error: { code: response.status, message: `HTTP ${response.status}: ${route}` } };
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return await response.json();
    } catch (cause) {
      throw new ConnectionLost(cause);
    }
  }
}

/** What the request itself is to blame for no retry mends; all other troubles may pass. */
function isRefusal(status) {
  return status >= 400 && status < 500 && !PASSING.has(status);
}

/**
 * @param {unknown} error
 * @returns {boolean} whether the same call may succeed later: nobody answered, or the fault is the server's own
 */
export function mayPass(error) {
  return error instanceof ConnectionLost || (error instanceof RpcError && error.name === SERVER_FAULT);
}

/**
 * @param {unknown} error
 * @returns {boolean} whether the session behind the call has ended
 */
export function isSessionExpired(error) {
  return error instanceof RpcError && error.code === SESSION_EXPIRED;
}
