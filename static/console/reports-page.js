import { html } from "../vendor/htm-preact-3.1.1.js";
import { PERIODS } from "./figures.js";
import { PageHead } from "./page-head.js";
import { REPORT_WORDS } from "./report-words.js";

const COLUMNS = ["sessions", "unanswered", "messages", "duration", "answer", "rating"];

/** @param {{figures: import("./figures.js").Figures}} props */
export function ReportsPage({ figures }) {
  const { problem, times, total } = figures;
  return html`
    <${PageHead} title=${REPORT_WORDS.title} />
    <main class="reports">
      <${Choice} figures=${figures} />
      ${problem && html`<p class="refusal" role="alert" data-sb="error">${problem}</p>`}
      ${times && !total && html`<p class="list-empty">${REPORT_WORDS.none}</p>`}
      ${total && html`<${Told} figures=${figures} />`}
    </main>
  `;
}

function Choice({ figures }) {
  const look = (event) => figures.look(event.currentTarget.value).catch((error) => figures.refused(error));
  return html`
    <div class="report-choice">
      <p class="lead">${REPORT_WORDS.lead}</p>
      <select aria-label=${REPORT_WORDS.period} data-sb="period" onChange=${look}>
        ${Object.keys(PERIODS).map(
          (name) => html`<option value=${name} selected=${name === figures.period}>${REPORT_WORDS.periods[name]}</option>`,
        )}
      </select>
      <form method="post" action="/web/export/csv">
        <input type="hidden" name="data" value=${figures.table} />
        <button class="secondary" data-sb="csv">${REPORT_WORDS.csv}</button>
      </form>
    </div>
  `;
}

function Told({ figures }) {
  const { operators, period, times, total } = figures;
  return html`
    <dl class="totals" aria-live="polite">
      ${COLUMNS.map((name) => html`<div><dt>${REPORT_WORDS[name]}</dt><dd data-sb=${name}>${shown(name, total)}</dd></div>`)}
    </dl>
    <${Table} title=${REPORT_WORDS.byTime[PERIODS[period].by]} rows=${times} hook="times" />
    <${Table} title=${REPORT_WORDS.byOperator} rows=${operators} hook="operators" />
  `;
}

function Table({ title, rows, hook }) {
  const most = Math.max(...rows.map((row) => row.sessions));
  return html`
    <section class="report">
      <h2>${title}</h2>
      <div class="report-scroll" tabindex="0" role="region" aria-label=${title}>
        <table data-sb=${hook}>
          <thead>
            <tr><th></th>${COLUMNS.map((name) => html`<th scope="col">${REPORT_WORDS[name]}</th>`)}</tr>
          </thead>
          <tbody>
            ${rows.map((row) => html`<${Line} key=${row.name} row=${row} most=${most} />`)}
          </tbody>
        </table>
      </div>
    </section>
  `;
}

function Line({ row, most }) {
  return html`
    <tr>
      <th scope="row" dir="auto">${row.name || REPORT_WORDS.nobody}</th>
      ${COLUMNS.map(
        (name) => html`
          <td>
            ${name === "sessions" && html`<progress max=${most} value=${row.sessions} aria-hidden="true"></progress>`}
            ${shown(name, row)}
          </td>
        `,
      )}
    </tr>
  `;
}

function shown(name, row) {
  const value = row[name];
  if (value === false) return "–";
  if (name === "duration" || name === "answer") return clock(value);
  if (name === "rating") return REPORT_WORDS.of(value);
  return name === "messages" ? value.toFixed(1) : value.toLocaleString();
}

/** Minutes and seconds, or hours before them. */
function clock(seconds) {
  const whole = Math.round(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return whole < 3600 ? rest.replace(/^0/, "") : `${Math.floor(whole / 3600)}:${rest}`;
}
