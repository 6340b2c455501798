import { Observable } from "../client/observable.js";
import { Rpc } from "../client/rpc.js";

const REPORT = "im_livechat.report.channel";
const TOLD = ["nbr_message", "duration", "time_to_answer", "rating", "is_without_answer"];
const COLUMNS = ["start_date", "channel_name", "livechat_channel_id/name", "partner_id/name", "country_id/name"];

/**
 * @typedef {object} Row of sessions that have something in common; averages are of those that have one
 * @property {string} name
 * @property {number} sessions
 * @property {number} messages a session
 * @property {number} duration in seconds
 * @property {number | false} answer seconds until the first answer; false: nobody answered
 * @property {number | false} rating from 1 to 5; false: nobody rated
 * @property {number} unanswered
 */

/** The periods to choose from: how many days they go back, and how long a row is. */
export const PERIODS = {
  week: { days: 7, by: "day" },
  month: { days: 30, by: "day" },
  quarter: { days: 91, by: "week" },
  year: { days: 365, by: "month" },
};

/** What the server counts of sessions in a period. */
export class Figures extends Observable {
  #rpc = new Rpc();
  #asked = 0;

  /** @type {keyof typeof PERIODS} */
  period = "month";
  /** @type {Row[]} of the period's days, weeks or months, the newest first; null until they are known */
  times = null;
  /** @type {Row[]} of each operator */
  operators = [];
  /** @type {Row | undefined} of all sessions, if there are any */
  total;
  /** Why nothing is known. */
  problem = "";

  /**
   * Shows another period; an answer that comes after a newer question is not shown.
   *
   * @param {keyof typeof PERIODS} period
   */
  async look(period) {
    this.period = period;
    this.#asked += 1;
    const asked = this.#asked;
    this.changed();
    const by = `start_date:${PERIODS[period].by}`;
    const [times, operators, total] = await Promise.all([
      this.#groups([by], `${by} desc`),
      this.#groups(["partner_id"], "__count desc"),
      this.#groups([], ""),
    ]);
    if (asked !== this.#asked) return;
    this.times = times.map((group) => row(group, group[by]));
    this.operators = operators.map((group) => row(group, group.partner_id ? group.partner_id[1] : ""));
    this.total = total.filter((group) => group.__count).map((group) => row(group, ""))[0];
    this.problem = "";
    this.changed();
  }

  /** @param {any} error */
  refused(error) {
    this.problem = error.message;
    this.changed();
  }

  /** What the form for a table of the period's sessions sends. */
  get table() {
    const fields = [...COLUMNS, ...TOLD].map((name) => ({ name, label: name }));
    return JSON.stringify({
      model: REPORT,
      fields,
      ids: false,
      domain: this.#domain,
      import_compat: true,
      groupby: [],
      context: this.#context,
    });
  }

  get #context() {
    return { tz: Intl.DateTimeFormat().resolvedOptions().timeZone };
  }

  get #domain() {
    const first = new Date();
    first.setHours(0, 0, 0, 0);
    first.setDate(first.getDate() - PERIODS[this.period].days + 1);
    return [["start_date", ">=", first.toISOString().slice(0, 19).replace("T", " ")]];
  }

  #groups(groupby, orderby) {
    const kwargs = { domain: this.#domain, fields: TOLD, groupby, orderby, lazy: false, context: this.#context };
    return this.#rpc.call(`/web/dataset/call_kw/${REPORT}/read_group`, {
      model: REPORT,
      method: "read_group",
      args: [],
      kwargs,
    });
  }
}

/** @returns {Row} */
function row(group, name) {
  return {
    name,
    sessions: group.__count,
    messages: group.nbr_message,
    duration: group.duration,
    answer: group.time_to_answer,
    rating: group.rating,
    unanswered: group.is_without_answer,
  };
}
