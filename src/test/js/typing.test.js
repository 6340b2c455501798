import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { RecordStore } from "../../../static/client/store.js";
import { TypingExpiry, TypingNotifier } from "../../../static/client/typing.js";
import { FakeClock } from "./fake-clock.js";

let clock, told, notifier;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  notifier = new TypingNotifier((isTyping) => told.push([clock.now(), isTyping]), clock);
});

test("typing is told at once, and its end after five seconds of rest", () => {
  notifier.typed("H");
  clock.advance(4_000);
  notifier.typed("He");
  clock.advance(20_000);
  assert.deepEqual(told, [
    [0, true],
    [9_000, false],
  ]);
});

test("long typing is told again every fifty seconds", () => {
  for (let second = 0; second <= 104; second += 4) {
    notifier.typed("text");
    clock.advance(4_000);
  }
  assert.deepEqual(
    told.map(([at]) => at),
    [0, 52_000, 104_000],
  );
});

test("an emptied composer and a sent message end the typing once", () => {
  notifier.typed("H");
  notifier.typed(" ");
  notifier.stop();
  clock.advance(60_000);
  assert.deepEqual(
    told.map(([, isTyping]) => isTyping),
    [true, false],
  );
});

test("a member whose end of typing never came stops typing after a minute", () => {
  const store = new RecordStore();
  const expiry = new TypingExpiry(store, clock);
  const typing = { id: 87, isTyping: true };
  store.insert({ "discuss.channel.member": [typing] });
  expiry.heard([typing]);
  clock.advance(50_000);
  expiry.heard([typing]);
  clock.advance(59_000);
  assert.equal(store.get("discuss.channel.member", 87).isTyping, true);
  clock.advance(1_000);
  assert.equal(store.get("discuss.channel.member", 87).isTyping, false);
});
