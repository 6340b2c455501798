import { mayPass } from "../client/rpc.js";
import { addStyle } from "../client/sheet.js";
import { Answers, ChatbotBar, chatbotStyle } from "./chatbot-view.js";

const TYPING = 1_500;
const BETWEEN_STEPS = 500;
const MORE_LINES = 10_000;
const TRY_AGAIN_AFTER = 3_000;
const WAITING = new Set(["question_selection", "question_email", "question_phone", "free_input_single", "free_input_multi"]);

/**
 * @typedef {{id: number, name: string, redirect_link: string | false}} Answer
 * @typedef {object} Step of a script
 * @property {number} id
 * @property {string} type Odoo's word
 * @property {string | false} message what the chatbot says there, as HTML
 * @property {Answer[]} answers
 */

/**
 * A chatbot's script in one conversation. Where it stands is the server's to say: this asks for the next step at the
 * pace of Odoo's own widget, and again after whatever the visitor wrote, in this tab or another one.
 */
export class Chatbot {
  #session;
  #rpc;
  #run = Promise.resolve();
  #tasks = 0;
  #timer = 0;
  /** Id of the visitor's newest message that was acted on. */
  #heard = 0;
  /** Ids of the chatbot's newest messages: that was asked about, and that is accounted for. */
  #noticed = 0;
  #known = 0;
  /** Id of the answer picked on this page: one that was picked before has led here. */
  #picked = 0;
  #kept = false;

  Answers = Answers;
  Bar = ChatbotBar;
  /** @type {Step | null} */
  step = null;
  typing = false;
  ended = false;
  /** Whether an operator has taken over. */
  operatorFound = false;
  /** What it says before the server keeps the conversation. */
  spoken = [];

  /**
   * @param {import("./session.js").LivechatSession} session
   * @param {import("../client/rpc.js").Rpc} rpc
   * @param {any} script
   * @param {ShadowRoot} shadow
   */
  constructor(session, rpc, script, shadow) {
    this.#session = session;
    this.#rpc = rpc;
    this.script = script;
    addStyle(shadow, chatbotStyle);
  }

  /** @returns {Answer[]} what the visitor may pick now */
  get answers() {
    return this.step?.type === "question_selection" && !this.#busy ? this.step.answers : [];
  }

  /** @returns {boolean} whether there is nothing for the visitor to write now */
  get speaks() {
    if (this.operatorFound || (this.ended && this.#session.company.Line)) return false;
    return this.ended || this.#busy || !this.#waits || this.answers.length > 0;
  }

  /** @returns {string | undefined} which keys a telephone shows best */
  get inputMode() {
    return this.operatorFound ? undefined : { question_email: "email", question_phone: "tel" }[this.step?.type ?? ""];
  }

  get #waits() {
    return WAITING.has(this.step?.type ?? "");
  }

  get #busy() {
    const adding = this.step?.type === "free_input_multi" && !this.typing;
    return this.typing || (!adding && (this.#tasks > 0 || this.#sends));
  }

  get #sends() {
    const { threadId, messaging } = this.#session;
    return messaging.outbox.of(threadId).some(({ state }) => state !== "failed");
  }

  /**
   * Says its welcome to somebody who has said nothing yet.
   *
   * @param {boolean} atOnce whether they have seen it before
   */
  async welcome(atOnce) {
    for (const step of this.script.welcomeSteps) {
      if (!atOnce) await this.#types();
      this.step = step;
      if (step.message) this.spoken.push(this.#words(step));
      this.#session.changed();
      if (!atOnce && !this.#waits) await sleep(BETWEEN_STEPS);
    }
    this.ended = !this.#waits;
    this.#session.changed();
  }

  #words({ id, message }) {
    const { id: partnerId, name: authorName } = this.script.partner;
    const rest = { mine: false, notice: false, attachments: [], reactions: [], quote: null, date: new Date() };
    return { ...rest, key: `step-${id}`, authorName, authorKey: `partner-${partnerId}`, body: message };
  }

  async #types() {
    this.typing = true;
    this.#session.changed();
    await sleep(TYPING);
    this.typing = false;
  }

  /** Takes over what the server keeps of the conversation, and goes on from there. */
  adopt() {
    this.#kept = true;
    this.spoken = [];
    this.#stand(this.#session.thread.channel.chatbot);
    if (!this.#waits && !this.operatorFound) this.#do(() => this.#advance());
    this.look();
  }

  #stand({ currentStep: { scriptStep, operatorFound, message } }) {
    this.step = scriptStep;
    this.operatorFound = operatorFound === true;
    this.ended = false;
    this.#known = Math.max(this.#known, message || 0);
  }

  /** Looks whether somebody has said something. */
  look() {
    const thread = this.#session.thread;
    const { newest } = thread;
    if (!this.#kept || !newest || this.operatorFound) return;
    if (thread.isMine(newest)) this.#hear(newest);
    else if (newest.id > Math.max(this.#known, this.#noticed)) this.#catchUp(newest.id);
  }

  #hear({ id, body }) {
    if (id <= this.#heard || this.ended) return;
    this.#heard = id;
    clearTimeout(this.#timer);
    if (this.step?.type !== "free_input_multi") this.#do(() => this.#take(body));
    else this.#timer = setTimeout(() => this.#do(() => this.#advance()), MORE_LINES);
  }

  /** In another tab the script may have gone on. */
  #catchUp(messageId) {
    this.#noticed = messageId;
    this.#do(async () => {
      if (messageId <= this.#known) return;
      await this.#session.fetchData();
      const { chatbot } = this.#session.thread.channel;
      if (chatbot) this.#stand(chatbot);
    });
  }

  async #take(body) {
    const { step } = this;
    if (step?.type === "question_email" && !(await this.#isAddress())) return;
    if (step?.type === "question_selection" && (await this.#leaves(step, body))) return;
    await this.#advance();
  }

  async #isAddress() {
    const checked = await this.#ask("step/validate_email");
    this.#note(checked?.data);
    return checked?.success !== false;
  }

  #note(told) {
    this.#known = Math.max(this.#known, ...(told?.["mail.message"] ?? []).map(({ id }) => id));
  }

  /** @returns {Promise<boolean>} whether the answer leads to another page, on which the script goes on */
  async #leaves(step, body) {
    const answer = step.answers.find(({ name }) => textOf(body) === name.trim());
    if (!answer) return false;
    await this.#ask("answer/save", { message_id: this.#known, selected_answer_id: answer.id });
    const page = answer.redirect_link && this.#picked === answer.id ? pageAt(answer.redirect_link) : null;
    if (!page || page.href === location.href) return false;
    location.assign(page);
    return page.origin !== location.origin || page.pathname !== location.pathname;
  }

  /** @param {Answer} answer */
  pick(answer) {
    this.#picked = answer.id;
    this.#session.send(answer.name);
  }

  /** One thing after the other; what the server refuses leaves the script where it is. */
  #do(action) {
    this.#tasks += 1;
    const done = () => {
      this.#tasks -= 1;
      this.#session.changed();
    };
    this.#run = this.#run.then(() => this.#kept && action()).then(done, done);
  }

  async #advance() {
    while (await this.#trigger()) await sleep(BETWEEN_STEPS);
  }

  /** A route of chatbots, asked until there is an answer: the server takes the same message only once. */
  async #ask(action, params) {
    const { threadId, messaging } = this.#session;
    try {
      const asked = this.#rpc.call(`/chatbot/${action}`, { channel_id: threadId, ...params });
      return await messaging.store.learn(asked, (told) => told?.data ?? (told?.["mail.message"] ? told : {}));
    } catch (error) {
      if (!mayPass(error)) throw error;
      await sleep(TRY_AGAIN_AFTER);
      return this.#kept ? this.#ask(action, params) : undefined;
    }
  }

  /** @returns {Promise<boolean>} whether there may be more to say */
  async #trigger() {
    const before = this.#known;
    await this.#types();
    const told = await this.#ask("step/trigger", { chatbot_script_id: this.script.id });
    const [reached] = told?.ChatbotStep ?? [];
    if (reached) this.#reach(reached, told);
    this.ended = !reached || (reached.isLast && !this.#waits && !this.operatorFound);
    this.#session.changed();
    const moved = reached && (!reached.message || reached.message > before);
    return moved && !this.ended && !this.#waits && !this.operatorFound;
  }

  #reach({ scriptStep, operatorFound }, told) {
    const { "chatbot.script.step": steps, "chatbot.script.answer": answers } = told;
    const step = steps.find(({ id }) => id === scriptStep);
    this.step = { ...step, answers: step.answers.map((id) => answers.find((answer) => answer.id === id)) };
    this.operatorFound = operatorFound;
    if (step.type === "forward_operator" && !operatorFound) this.#session.company.seek();
    this.#note(told);
  }

  /** Begins again once it has ended. */
  restart() {
    this.#do(async () => {
      this.#note(await this.#ask("restart", { chatbot_script_id: this.script.id }));
      this.ended = false;
      this.step = null;
      await this.#advance();
    });
  }

  /** The conversation is over. */
  stop() {
    clearTimeout(this.#timer);
    this.#kept = false;
    this.step = null;
  }
}

function pageAt(link) {
  const page = new URL(link, location.href);
  return ["http:", "https:"].includes(page.protocol) ? page : null;
}

function textOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
}

function sleep(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
