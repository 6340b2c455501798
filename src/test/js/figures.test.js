import assert from "node:assert/strict";
import { test } from "node:test";
import { Figures } from "../../../static/console/figures.js";

/** Answers each question with groups, when the test says so. */
function server() {
  const asked = [];
  globalThis.fetch = /** @type {any} */ (
    (address, request) =>
      new Promise((answer) => {
        const { kwargs } = JSON.parse(request.body).params;
        const groups = (result) => answer({ ok: true, status: 200, json: async () => ({ result }) });
        asked.push({ kwargs, groups });
      })
  );
  return asked;
}

const group = (values) => ({
  __count: 2,
  nbr_message: 3,
  duration: 60,
  time_to_answer: false,
  rating: 4,
  is_without_answer: 1,
  ...values,
});

test("a period is asked for by time, by operator and as a whole", async () => {
  const asked = server();
  const figures = new Figures();
  const looked = figures.look("quarter");
  asked[0].groups([group({ "start_date:week": "W47 2026" })]);
  asked[1].groups([group({ partner_id: [3, "Mitchell"] }), group({ partner_id: false })]);
  asked[2].groups([group({})]);
  await looked;

  assert.deepEqual(
    asked.map(({ kwargs }) => kwargs.groupby),
    [["start_date:week"], ["partner_id"], []],
  );
  assert.equal(figures.times[0].name, "W47 2026");
  assert.deepEqual(
    figures.operators.map(({ name }) => name),
    ["Mitchell", ""],
  );
  assert.equal(figures.total.answer, false);
  assert.deepEqual(JSON.parse(figures.table).domain, asked[0].kwargs.domain);
});

test("a period begins at midnight where its reader is", () => {
  const asked = server();
  new Figures().look("week");
  const [[field, operator, moment]] = asked[0].kwargs.domain;
  const begin = new Date(`${moment.replace(" ", "T")}Z`);
  assert.deepEqual([field, operator], ["start_date", ">="]);
  assert.deepEqual([begin.getHours(), begin.getMinutes(), begin.getSeconds()], [0, 0, 0]);
  assert.equal(new Date(begin.getFullYear(), begin.getMonth(), begin.getDate() + 6).toDateString(), new Date().toDateString());
});

test("an answer that comes after a newer question is not shown", async () => {
  const asked = server();
  const figures = new Figures();
  const late = figures.look("year");
  const newest = figures.look("week");
  asked.slice(3).forEach(({ groups }) => groups([]));
  await newest;
  asked.slice(0, 3).forEach(({ groups }) => groups([group({})]));
  await late;
  assert.equal(figures.total, undefined);
});

test("no session at all is no total", async () => {
  const asked = server();
  const figures = new Figures();
  const looked = figures.look("week");
  asked[0].groups([]);
  asked[1].groups([]);
  asked[2].groups([group({ __count: 0 })]);
  await looked;
  assert.equal(figures.total, undefined);
  assert.deepEqual(figures.times, []);
});
