import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Messaging } from "../../../static/client/messaging.js";
import { Notifications } from "../../../static/client/notifications.js";
import { CHANNEL, FakeServer } from "./fake-server.js";

let server, messaging, notifications, reloads;

beforeEach(() => {
  server = new FakeServer();
  reloads = 0;
  messaging = new Messaging({ rpc: server, channels: () => [], onReload: () => {} });
  messaging.store.insert(server.conversation());
  const { store, outbox } = messaging;
  notifications = new Notifications({ store, outbox, onReload: () => reloads++ });
});

afterEach(() => messaging.close());

const shown = () => messaging.messages(CHANNEL).map(({ body, state }) => [body, state]);

async function settled() {
  await new Promise((resolve) => setImmediate(resolve));
}

test("a message shows at once, and is sent when the post is answered", async () => {
  messaging.send(CHANNEL, "5 < 6\nyes");
  assert.deepEqual(shown(), [["5 &lt; 6<br>yes", "sending"]]);
  await settled();
  assert.deepEqual(shown(), [["<p>5 &lt; 6<br>yes</p>", "sent"]]);
  const { context, post_data: data, thread_id: id } = server.calls[0];
  assert.deepEqual([data.message_type, data.subtype_xmlid, id], ["comment", "mail.mt_comment", CHANNEL]);
  assert.equal(typeof context.temporary_id, "number");
});

test("messages are posted one by one in the order of writing", async () => {
  for (const text of ["one", "two", "three"]) messaging.send(CHANNEL, text);
  await settled();
  assert.deepEqual(server.posted, ["one", "two", "three"]);
  assert.deepEqual(
    shown().map(([body]) => body),
    ["<p>one</p>", "<p>two</p>", "<p>three</p>"],
  );
});

test("a notification that overtakes the answer does not show the message twice", async () => {
  server.nextPost("after");
  messaging.send(CHANNEL, "hello");
  await settled();
  assert.deepEqual(shown(), [["hello", "waiting"]]);
  notifications.apply([server.announcement(server.messages[0], server.calls[0].context.temporary_id)]);
  assert.deepEqual(shown(), [["<p>hello</p>", "sent"]]);
});

test("the answer to a post, and a page of messages, do not undo what the socket brought meanwhile", async () => {
  messaging.send(CHANNEL, "hello");
  const changed = { ...server.messages[0], body: "<p>bye</p>" };
  notifications.apply([server.announcement(server.messages[0], server.calls[0].context.temporary_id)]);
  notifications.apply([{ id: 602, message: { type: "mail.record/insert", payload: { "mail.message": [changed] } } }]);
  await settled();
  assert.deepEqual(shown(), [["<p>bye</p>", "sent"]]);
  const loaded = messaging.load(CHANNEL);
  notifications.apply([{ id: 603, message: { type: "mail.record/insert", payload: { "mail.message": [changed] } } }]);
  await loaded;
  assert.deepEqual(shown(), [["<p>bye</p>", "sent"]]);
});

test("a message whose answer was lost is looked for before it is posted again", async () => {
  server.nextPost("after");
  messaging.send(CHANNEL, "hello");
  await settled();
  messaging.send(CHANNEL, "are you there?");
  await settled();
  assert.deepEqual(server.posted, ["hello", "are you there?"]);
  assert.deepEqual(
    shown().map(([body]) => body),
    ["<p>hello</p>", "<p>are you there?</p>"],
  );
});

test("a message that was lost on its way is posted again, before the later ones", async () => {
  server.nextPost("before");
  messaging.send(CHANNEL, "hello");
  await settled();
  messaging.send(CHANNEL, "there?");
  await settled();
  assert.deepEqual(server.posted, ["hello", "hello", "there?"]);
  assert.deepEqual(
    server.messages.map(({ body }) => body),
    ["<p>hello</p>", "<p>there?</p>"],
  );
});

test("the same words as in an earlier message do not stand for a lost one", async () => {
  messaging.send(CHANNEL, "ok");
  await settled();
  server.nextPost("before");
  messaging.send(CHANNEL, "ok");
  await settled();
  messaging.send(CHANNEL, "bye");
  await settled();
  assert.deepEqual(
    server.messages.map(({ body }) => body),
    ["<p>ok</p>", "<p>ok</p>", "<p>bye</p>"],
  );
});

test("a refused message stays with its reason until it is sent again", async () => {
  server.nextPost("refuse");
  messaging.send(CHANNEL, "hello");
  await settled();
  const [{ state, error, temporaryId }] = messaging.messages(CHANNEL);
  assert.deepEqual([state, error], ["failed", "404: Not Found"]);
  messaging.sendAgain(temporaryId);
  await settled();
  assert.deepEqual(shown(), [["<p>hello</p>", "sent"]]);
});

test("the server's own failure is waited out, but not for ever", async () => {
  server.nextPost("fault");
  messaging.send(CHANNEL, "hello");
  await settled();
  assert.deepEqual(shown(), [["hello", "waiting"]]);
  for (let fault = 1; fault < 5; fault++) {
    server.nextPost("fault");
    messaging.sendAgain(0);
    await settled();
  }
  assert.deepEqual(shown(), [["hello", "failed"]]);
});

test("one's own message is seen when another member has acknowledged it", async () => {
  messaging.send(CHANNEL, "hello");
  await settled();
  const seen = { id: 87, seen_message_id: 205 };
  notifications.apply([
    { id: 601, message: { type: "mail.record/insert", payload: { "discuss.channel.member": [seen] } } },
  ]);
  assert.deepEqual(shown(), [["<p>hello</p>", "seen"]]);
});

test("who answers has seen what was written before", async () => {
  messaging.send(CHANNEL, "hello");
  await settled();
  notifications.apply([server.announcement(server.operatorWrites("Sure"))]);
  assert.deepEqual(shown(), [
    ["<p>hello</p>", "seen"],
    ["<p>Sure</p>", undefined],
  ]);
});

test("messages of others are counted once, however often they are announced", () => {
  const announced = server.announcement(server.operatorWrites("Sure"));
  notifications.apply([announced, announced]);
  notifications.apply([server.announcement(server.operatorWrites("Which order?"))]);
  assert.equal(messaging.thread(CHANNEL).unread, 2);
  assert.equal(messaging.messages(CHANNEL).length, 2);
});

test("an old message that comes late takes its place in the order", () => {
  const [first, second] = [server.operatorWrites("one"), server.operatorWrites("two")];
  notifications.apply([server.announcement(second), server.announcement(first)]);
  assert.deepEqual(
    shown().map(([body]) => body),
    ["<p>one</p>", "<p>two</p>"],
  );
});

test("of a deleted message its place is left; what never said anything has none", () => {
  const [oops, empty] = [server.operatorWrites("oops"), { ...server.operatorWrites(""), body: "" }];
  notifications.apply([server.announcement(oops), server.announcement(empty)]);
  messaging.store.insert({ "mail.message": [{ id: oops.id, body: '<span class="o-mail-Message-edited"></span>' }] });
  assert.deepEqual(
    messaging.messages(CHANNEL).map(({ id, deleted, mayEdit }) => [id, deleted, mayEdit]),
    [[oops.id, true, false]],
  );
});

test("reading is told once, and only when there is something of others to read", async () => {
  messaging.send(CHANNEL, "hello");
  await settled();
  messaging.markAsRead(CHANNEL);
  notifications.apply([server.announcement(server.operatorWrites("Sure"))]);
  messaging.markAsRead(CHANNEL);
  messaging.markAsRead(CHANNEL);
  await settled();
  const told = server.calls.filter(({ route }) => route === "/discuss/channel/mark_as_read");
  assert.deepEqual(
    told.map(({ last_message_id: id }) => id),
    [206],
  );
  assert.equal(messaging.thread(CHANNEL).unread, 0);
});

test("a message ends its author's typing", () => {
  const typing = { type: "mail.record/insert", payload: { "discuss.channel.member": [{ id: 87, isTyping: true }] } };
  notifications.apply([{ id: 600, message: typing }]);
  assert.deepEqual(messaging.thread(CHANNEL).typing, ["Olivia L."]);
  notifications.apply([server.announcement(server.operatorWrites("Sure"))]);
  assert.deepEqual(messaging.thread(CHANNEL).typing, []);
});

test("a conversation is loaded around the first unread message up to the newest, and older pages on demand", async () => {
  for (let count = 1; count <= 300; count++) server.operatorWrites(`${count}`);
  messaging.store.insert({ "discuss.channel.member": [{ id: 88, new_message_separator: 205 + 150 }] });
  await messaging.load(CHANNEL);
  assert.deepEqual([shown()[0][0], shown().at(-1)[0]], ["<p>122</p>", "<p>300</p>"]);
  while (messaging.pages.hasOlder(CHANNEL)) await messaging.pages.loadOlder(CHANNEL);
  assert.equal(shown().length, 300);
});

test("lost notifications are reported, unknown ones passed over", () => {
  notifications.apply([
    { id: 700, message: { type: "discuss.channel.rtc.session/ended", payload: {} } },
    { id: 700, message: { type: "switchboard.bus/reload", payload: {} } },
  ]);
  assert.equal(reloads, 1);
});
