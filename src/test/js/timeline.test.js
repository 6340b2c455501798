import assert from "node:assert/strict";
import { test } from "node:test";
import { timeline } from "../../../static/client/timeline.js";

const at = (day, hour, minute) => new Date(2026, 10, day, hour, minute);
const said = (id, authorKey, date, more = {}) => ({
  key: `${id}`,
  id,
  mine: authorKey === "me",
  authorKey,
  authorName: authorKey,
  date,
  body: "",
  notice: false,
  ...more,
});
const outline = (items) => items.map((item) => (item.kind === "group" ? item.messages.map(({ id }) => id) : item.kind));

test("what one person writes within five minutes stands together", () => {
  const messages = [
    said(1, "you", at(22, 9, 0)),
    said(2, "you", at(22, 9, 4)),
    said(3, "me", at(22, 9, 4)),
    said(4, "me", at(22, 9, 10)),
  ];
  assert.deepEqual(outline(timeline(messages)), ["day", [1, 2], [3], [4]]);
});

test("a new day begins with its line", () => {
  assert.deepEqual(outline(timeline([said(1, "you", at(21, 23, 59)), said(2, "you", at(22, 0, 1))])), [
    "day",
    [1],
    "day",
    [2],
  ]);
});

test("the line of the new messages stands before the first one of others, once", () => {
  const messages = [
    said(1, "you", at(22, 9, 0)),
    said(2, "me", at(22, 9, 1)),
    said(3, "you", at(22, 9, 2)),
    said(4, "you", at(22, 9, 3)),
  ];
  assert.deepEqual(outline(timeline(messages, 2)), ["day", [1], [2], "new", [3, 4]]);
});

test("a remark of the system stands alone", () => {
  const messages = [
    said(1, "you", at(22, 9, 0)),
    said(2, "you", at(22, 9, 0), { notice: true }),
    said(3, "you", at(22, 9, 0)),
  ];
  assert.deepEqual(outline(timeline(messages)), ["day", [1], "notice", [3]]);
});

test("an empty conversation has no lines", () => {
  assert.deepEqual(timeline([]), []);
});
