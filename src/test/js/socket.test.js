import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Backoff } from "../../../static/client/backoff.js";
import { BusSocket, socketUrl } from "../../../static/client/socket.js";
import { FakeClock } from "./fake-clock.js";

class FakeWebSocket {
  readyState = 0;
  sent = [];
  closed = false;

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  accept() {
    this.readyState = 1;
    this.onopen();
  }

  lose(code = 1006, reason = "") {
    this.readyState = 3;
    this.onclose({ code, reason });
  }

  receive(...notifications) {
    this.onmessage({ data: JSON.stringify(notifications) });
  }
}

let clock, opened, states, received, page, socket;

beforeEach(() => {
  clock = new FakeClock();
  opened = [];
  states = [];
  received = [];
  page = new EventTarget();
  page.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  socket = new BusSocket({
    url: "ws://server/websocket?version=18.0-2",
    channels: () => ["mail.guest_34|token"],
    onNotifications: (notifications) => received.push(...notifications),
    onState: (state) => states.push(state),
    open: () => opened[opened.push(new FakeWebSocket()) - 1],
    clock,
    page,
  });
  socket.connect();
});

const newest = () => opened.at(-1);

test("the address follows the server's scheme", () => {
  assert.equal(socketUrl("https://chat.example", "18.0-2"), "wss://chat.example/websocket?version=18.0-2");
});

test("it subscribes to everything recent first, and after a loss from the last notification on", () => {
  newest().accept();
  assert.deepEqual(newest().sent, [{ event_name: "subscribe", data: { channels: ["mail.guest_34|token"], last: 0 } }]);
  newest().receive({ id: 587, message: { type: "x" } }, { id: 587, message: { type: "typing" } });
  newest().lose();
  clock.advance(1_000);
  newest().accept();
  assert.equal(newest().sent[0].data.last, 587);
  assert.equal(received.length, 2);
  assert.deepEqual(states, ["connecting", "open", "waiting", "connecting", "open"]);
});

test("it takes over a lower position from a server that begins anew", () => {
  newest().accept();
  newest().receive({ id: 1_000_000, message: { type: "x" } });
  newest().lose();
  clock.advance(1_000);
  newest().accept();
  newest().receive({ id: 12, message: { type: "switchboard.bus/reload" } });
  newest().lose();
  clock.advance(2_000);
  newest().accept();
  assert.equal(newest().sent[0].data.last, 12);
});

test("the waits between attempts grow by half from one second to at most sixty", () => {
  const waits = [];
  for (let attempt = 0; attempt < 13; attempt++) {
    const before = clock.now();
    const count = opened.length;
    newest().lose();
    while (opened.length === count) clock.advance(1);
    waits.push(clock.now() - before);
  }
  assert.deepEqual(waits.slice(0, 4), [1_000, 1_500, 2_250, 3_375]);
  assert.deepEqual(waits.slice(-2), [60_000, 60_000]);
});

test("chance only lengthens a wait, by half at most, and never beyond sixty seconds", () => {
  const backoff = new Backoff(() => 1);
  assert.deepEqual([backoff.next(), backoff.next()], [1_500, 2_250]);
  for (let attempt = 0; attempt < 20; attempt++) assert.ok(backoff.next() <= 60_000);
  backoff.reset();
  assert.equal(backoff.next(), 1_500);
});

test("a connection that came about begins the waits anew", () => {
  for (const wait of [1_000, 1_500]) {
    newest().lose();
    clock.advance(wait);
  }
  newest().accept();
  newest().lose();
  clock.advance(1_000);
  assert.equal(opened.length, 4);
});

test("a page that comes into view connects at once", () => {
  newest().lose();
  page.document.visibilityState = "hidden";
  page.document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(opened.length, 1);
  page.document.visibilityState = "visible";
  page.document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(opened.length, 2);
  clock.advance(120_000);
  assert.equal(opened.length, 2);
});

test("a page that gets online replaces even a connection that looks open", () => {
  newest().accept();
  const old = newest();
  page.dispatchEvent(new Event("online"));
  assert.ok(old.closed);
  assert.equal(opened.length, 2);
});

test("a session that has ended is not connected again", () => {
  newest().accept();
  newest().lose(4001);
  clock.advance(120_000);
  assert.equal(opened.length, 1);
  assert.equal(states.at(-1), "gone");
});

test("an outdated page is not connected again", () => {
  newest().accept();
  newest().lose(1000, "OUTDATED_VERSION");
  clock.advance(120_000);
  assert.equal(opened.length, 1);
  assert.equal(states.at(-1), "outdated");
});

test("a connection that the server found too old is replaced at once", () => {
  newest().accept();
  newest().lose(4002);
  clock.advance(0);
  assert.equal(opened.length, 2);
});

test("many changes of the channels are one subscription", () => {
  newest().accept();
  for (let change = 0; change < 12; change++) socket.resubscribe();
  clock.advance(1_000);
  assert.equal(newest().sent.length, 2);
});

test("nothing is sent through a socket that is not open", () => {
  assert.equal(socket.send("update_presence", {}), false);
  newest().accept();
  assert.equal(socket.send("update_presence", { inactivity_period: 5 }), true);
});

test("closed is closed", () => {
  newest().accept();
  socket.close();
  page.dispatchEvent(new Event("online"));
  clock.advance(120_000);
  assert.equal(opened.length, 1);
});
