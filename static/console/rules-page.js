import { html } from "../vendor/htm-preact-3.1.1.js";
import { PageHead } from "./page-head.js";
import { RULE_WORDS } from "./rule-words.js";

/** @param {{simulator: import("./simulator.js").Simulator}} props */
export function RulesPage({ simulator }) {
  return html`
    <${PageHead} title=${RULE_WORDS.title} />
    <main class="simulation">
      <${Visitor} simulator=${simulator} />
      <section class="outcome" aria-live="polite">
        ${simulator.problem && html`<p class="refusal" role="alert" data-sb="error">${simulator.problem}</p>`}
        ${simulator.outcome && html`<${Outcome} outcome=${simulator.outcome} />`}
      </section>
    </main>
  `;
}

function Visitor({ simulator }) {
  const { visitor, channels, countries, languages } = simulator;
  const on = (name) => (event) => simulator.think({ [name]: event.currentTarget.value });
  if (!channels.length) return html`<p class="visitor">${RULE_WORDS.noChannels}</p>`;
  return html`
    <form class="visitor" onSubmit=${(event) => event.preventDefault()}>
      <p class="lead">${RULE_WORDS.lead}</p>
      <label>
        ${RULE_WORDS.channel}
        <select data-sb="channel" onChange=${(event) => simulator.think({ channel: Number(event.currentTarget.value) })}>
          ${channels.map(({ id, name }) => html`<option value=${id} selected=${id === visitor.channel}>${name}</option>`)}
        </select>
      </label>
      <label>
        ${RULE_WORDS.url}
        <input type="url" data-sb="url" placeholder=${RULE_WORDS.urlHint} value=${visitor.url} onInput=${on("url")} autofocus />
      </label>
      <div class="pair">
        <${Choice} hook="country" label=${RULE_WORDS.country} none=${RULE_WORDS.anywhere} all=${countries} onChange=${on("country")} />
        <${Choice} hook="lang" label=${RULE_WORDS.language} none=${RULE_WORDS.noLanguage} all=${languages} onChange=${on("lang")} />
      </div>
      <${Choice}
        hook="operators"
        label=${RULE_WORDS.operators}
        none=${RULE_WORDS.asNow}
        all=${[
          { code: "yes", name: RULE_WORDS.there },
          { code: "no", name: RULE_WORDS.nobody },
        ]}
        onChange=${on("operators")}
      />
    </form>
  `;
}

function Choice({ hook, label, none, all, onChange }) {
  return html`
    <label>
      ${label}
      <select data-sb=${hook} onChange=${onChange}>
        <option value="">${none}</option>
        ${all.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
      </select>
    </label>
  `;
}

function Outcome({ outcome }) {
  const { rules, answered_by: by } = outcome;
  const place = rules.findIndex(({ id }) => id === outcome.rule_id);
  return html`
    <div class="verdict" data-answers=${by.type} data-sb="outcome">
      <h2>${place < 0 ? RULE_WORDS.noRule : RULE_WORDS.rule(place + 1)}</h2>
      <p class="who">
        ${RULE_WORDS.answers[by.type]}${by.name && html`: <strong dir="auto">${by.name}</strong>`}
        ${by.type === "chatbot" && html` <a href="/chatbot/${by.id}/test" data-sb="try-out">${RULE_WORDS.tryOut}</a>`}
      </p>
      <p class="why">${outcome.reason}</p>
    </div>
    ${rules.length === 0 && html`<p class="list-empty">${RULE_WORDS.noRules}</p>`}
    <ol class="rules">
      ${rules.map((rule) => html`<${Rule} key=${rule.id} rule=${rule} applies=${rule.id === outcome.rule_id} />`)}
    </ol>
  `;
}

function Rule({ rule, applies }) {
  const timer = rule.action === "auto_popup" ? ` ${RULE_WORDS.after(rule.auto_popup_timer)}` : "";
  return html`
    <li class="rule" data-applies=${applies} data-sb="rule">
      <p class="rule-head">
        <code>${rule.regex_url || RULE_WORDS.everyPage}</code>
        ${rule.countries.map((code) => html`<span class="tag">${code}</span>`)}
        <span class="badge">${RULE_WORDS.verdicts[rule.verdict]}</span>
      </p>
      <p class="rule-does">
        ${RULE_WORDS.actions[rule.action]}${timer}${rule.chatbot && html` · <span dir="auto">${rule.chatbot}</span>`}
      </p>
      <p class="rule-why">${rule.reason}</p>
    </li>
  `;
}
