import { Observable } from "../client/observable.js";
import { Rpc } from "../client/rpc.js";

/**
 * @typedef {object} SimulatedVisitor
 * @property {number} channel `im_livechat.channel` id
 * @property {string} url
 * @property {string} country a code, or empty when nobody knows
 * @property {string} lang a code, or empty
 * @property {"" | "yes" | "no"} operators whether an operator is there; empty: as it is now
 */

/** Asks what a visitor would meet who is thought of. */
export class Simulator extends Observable {
  #rpc = new Rpc();
  #asked = 0;

  /** @type {{id: number, name: string}[]} */
  channels = [];
  /** @type {{code: string, name: string}[]} */
  countries = [];
  /** @type {{code: string, name: string}[]} */
  languages = [];
  /** @type {SimulatedVisitor} */
  visitor = { channel: 0, url: "", country: "", lang: "", operators: "" };
  /** @type {any} what the server answered */
  outcome = null;
  /** Why it did not. */
  problem = "";

  /** Reads what there is to choose from. */
  async start() {
    [this.channels, this.countries, this.languages] = await Promise.all([
      this.#call("im_livechat.channel", "search_read", [[], ["name"]]),
      this.#call("res.country", "search_read", [[], ["code", "name"]]),
      this.#call("res.lang", "search_read", [[["active", "=", true]], ["code", "name"]]),
    ]);
    await this.think({ channel: this.channels[0]?.id ?? 0 });
  }

  /**
   * Another visitor; an answer that comes after a newer question is not shown.
   *
   * @param {Partial<SimulatedVisitor>} change
   */
  async think(change) {
    this.visitor = { ...this.visitor, ...change };
    this.#asked += 1;
    const asked = this.#asked;
    const { channel, url, country, lang, operators } = this.visitor;
    this.changed();
    if (!channel) return;
    try {
      const present = operators ? operators === "yes" : null;
      const outcome = await this.#call("im_livechat.channel", "simulate_rules", [[channel], url, country, lang, present]);
      if (asked === this.#asked) this.#show(outcome, "");
    } catch (error) {
      if (asked === this.#asked) this.refused(error);
    }
  }

  /** @param {any} error */
  refused(error) {
    this.#show(null, error.message);
  }

  #show(outcome, problem) {
    this.outcome = outcome;
    this.problem = problem;
    this.changed();
  }

  #call(model, method, args) {
    return this.#rpc.call(`/web/dataset/call_kw/${model}/${method}`, { model, method, args, kwargs: {} });
  }
}
