import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Presence } from "../../../static/console/presence.js";
import { FakeClock } from "./fake-clock.js";

const MINUTE = 60_000;
const AWAY = 30 * MINUTE;
let clock, page, told, presence;

beforeEach(() => {
  clock = new FakeClock();
  page = new EventTarget();
  told = [];
  presence = new Presence((inactivity) => told.push(inactivity), page, clock);
  presence.watch();
});

test("an operator without input for thirty minutes is away, and back with the first key", () => {
  clock.advance(AWAY);
  assert.ok(presence.away);
  assert.ok(told.at(-1) > AWAY);
  page.dispatchEvent(new Event("keydown"));
  assert.ok(!presence.away);
  assert.equal(told.at(-1), 0);
});

test("input puts the time off", () => {
  clock.advance(29 * MINUTE);
  page.dispatchEvent(new Event("pointermove"));
  clock.advance(29 * MINUTE);
  assert.ok(!presence.away);
});

test("who chose to be away stays away, whatever they type", () => {
  presence.choose(true);
  page.dispatchEvent(new Event("keydown"));
  presence.announce();
  assert.ok(told.every((inactivity) => inactivity > AWAY));
  presence.choose(false);
  assert.equal(told.at(-1), 0);
});

test("a new connection hears how long the last input is ago", () => {
  clock.advance(5 * MINUTE);
  presence.announce();
  assert.equal(told.at(-1), 5 * MINUTE);
});

test("after the log-out nothing is told any more", () => {
  presence.rest();
  clock.advance(2 * AWAY);
  assert.deepEqual(told, []);
});
