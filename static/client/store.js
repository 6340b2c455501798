import { Observable } from "./observable.js";

const SINGLETONS = new Set(["Store", "Rtc"]);
const COMMANDS = new Set(["ADD", "DELETE", "REPLACE"]);

/** Fields that name a record, where it is not `id` alone. */
const KEYS = {
  "mail.thread": ["model", "id"],
  MessageReactions: ["message", "content"],
};

/**
 * The records a client knows, merged from the Store payloads that the server sends: absent fields stay, lists
 * may come as commands, and a counter older than the known one is dropped.
 */
export class RecordStore extends Observable {
  /** @type {Map<string, Map<string, any>>} */
  #models = new Map();
  /** @type {Set<Record<string, any>[]>} for each answer that is awaited, what came since the question */
  #meanwhile = new Set();

  /**
   * @param {Record<string, any>} payload model name to records
   */
  insert(payload) {
    for (const news of this.#meanwhile) news.push(payload);
    this.#put(payload);
    this.changed();
  }

  /**
   * Inserts an answer once it is there. It may have been on its way for long: what came since the question stands, and
   * when everything was forgotten meanwhile, it is not inserted.
   *
   * @template Answer
   * @param {Promise<Answer>} asked
   * @param {(answer: Answer) => Record<string, any> | undefined} [payloadOf]
   * @returns {Promise<Answer>}
   */
  async learn(asked, payloadOf = (answer) => /** @type {any} */ (answer)) {
    const news = [];
    this.#meanwhile.add(news);
    try {
      const answer = await asked;
      if (this.#meanwhile.has(news)) for (const payload of [payloadOf(answer) ?? {}, ...news]) this.#put(payload);
      this.changed();
      return answer;
    } finally {
      this.#meanwhile.delete(news);
    }
  }

  #put(payload) {
    for (const [model, value] of Object.entries(payload)) {
      const records = Array.isArray(value) ? value : [value];
      for (const record of records) this.#merge(model, record);
    }
  }

  /**
   * @param {string} model
   * @param {any} [id] the id, or an object with the key fields; none for a singleton
   * @returns {any} the record, or undefined
   */
  get(model, id) {
    const fields = typeof id === "object" && id !== null && !Array.isArray(id) ? id : { id };
    return this.#models.get(model)?.get(key(model, fields));
  }

  /**
   * @param {string} model
   * @returns {any[]}
   */
  all(model) {
    return [...(this.#models.get(model)?.values() ?? [])];
  }

  /** Forgets everything. */
  clear() {
    this.#models.clear();
    this.#meanwhile.clear();
    this.changed();
  }

  #merge(model, values) {
    const records = this.#models.get(model) ?? new Map();
    this.#models.set(model, records);
    const name = key(model, values);
    if (values._DELETE) {
      records.delete(name);
      return;
    }
    const record = records.get(name) ?? {};
    records.set(name, record);
    const stale = staleFields(record, values);
    for (const [field, value] of Object.entries(values)) {
      if (!stale.has(field)) record[field] = applied(record[field], value);
    }
  }
}

function key(model, values) {
  if (SINGLETONS.has(model)) return model;
  return JSON.stringify((KEYS[model] ?? ["id"]).map((field) => values[field]));
}

/** A counter carries, as `<counter>_bus_id`, the last notification that it takes into account. */
function staleFields(record, values) {
  const stale = new Set();
  for (const field of Object.keys(values)) {
    if (field.endsWith("_bus_id") && values[field] < record[field]) {
      stale.add(field).add(field.slice(0, -"_bus_id".length));
    }
  }
  return stale;
}

function applied(current, value) {
  return isCommands(value) ? value.reduce(command, current ?? []) : value;
}

function isCommands(value) {
  return Array.isArray(value) && value.length > 0 && value.every((one) => Array.isArray(one) && COMMANDS.has(one[0]));
}

/** `DELETE` comes with a list or with a single item. */
function command(list, [name, operand]) {
  const items = Array.isArray(operand) ? operand : [operand];
  if (name === "REPLACE") return items;
  const names = new Set(items.map((item) => JSON.stringify(item)));
  const others = list.filter((item) => !names.has(JSON.stringify(item)));
  return name === "ADD" ? [...others, ...items] : others;
}
