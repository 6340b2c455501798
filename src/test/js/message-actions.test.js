import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { MessageActions } from "../../../static/client/message-actions.js";
import { Messaging } from "../../../static/client/messaging.js";
import { Notifications } from "../../../static/client/notifications.js";
import { CHANNEL, FakeServer, GUEST } from "./fake-server.js";

const OPERATOR = { id: 43, type: "partner" };

let server, messaging, notifications, actions, asked;

beforeEach(() => {
  server = new FakeServer();
  asked = [];
  messaging = new Messaging({
    rpc: server,
    channels: () => [],
    onReload: () => {},
    onHistoryWanted: (id) => asked.push(id),
  });
  messaging.store.insert(server.conversation());
  const { store, outbox } = messaging;
  notifications = new Notifications({ store, outbox, onReload: () => {}, onHistoryWanted: (id) => asked.push(id) });
  actions = new MessageActions(server, messaging);
  messaging.parts = { actions };
});

afterEach(() => messaging.close());

const announce = (message) => notifications.apply([server.announcement(message)]);
const tell = (type, payload) => notifications.apply([{ id: 900, message: { type, payload } }]);
const shown = () => messaging.messages(CHANNEL);
const lastCall = () => server.calls.at(-1);

function reacted(message, content, personas, sequence) {
  tell("mail.record/insert", {
    MessageReactions: [{ message, content, count: personas.length, personas, sequence }],
    "mail.message": [{ id: message, reactions: [["ADD", [{ message, content }]]] }],
  });
}

test("emojis stand in the order in which they were first chosen, with the others' names and one's own marked", () => {
  const { id } = server.operatorWrites("Hello");
  announce(server.messages[0]);
  reacted(id, "🎉", [OPERATOR], 8);
  reacted(id, "👍", [GUEST, OPERATOR], 7);
  assert.deepEqual(shown()[0].reactions, [
    { content: "👍", count: 2, mine: true, names: ["Olivia L."] },
    { content: "🎉", count: 1, mine: false, names: ["Olivia L."] },
  ]);
  tell("mail.record/insert", {
    "mail.message": [{ id, reactions: [["DELETE", { message: id, content: "👍" }]] }],
  });
  assert.deepEqual(
    shown()[0].reactions.map(({ content }) => content),
    ["🎉"],
  );
});

test("a click on an emoji adds one's own, or takes it back", async () => {
  announce(server.operatorWrites("Hello"));
  await actions.react(shown()[0], "👍");
  assert.deepEqual([lastCall().route, lastCall().action], ["/mail/message/reaction", "add"]);
  reacted(shown()[0].id, "👍", [GUEST], 7);
  await actions.react(shown()[0], "👍");
  assert.equal(lastCall().action, "remove");
});

test("an answer shows what it answers, also while it is on its way, and only the next message answers", async () => {
  announce(server.operatorWrites("Which <b>size</b>?"));
  actions.reply(CHANNEL, shown()[0].id);
  messaging.send(CHANNEL, "42");
  messaging.send(CHANNEL, "please");
  assert.deepEqual(
    shown().map(({ quote }) => quote && [quote.authorName, quote.text]),
    [null, ["Olivia L.", "Which size?"], null],
  );
  await new Promise((resolve) => setImmediate(resolve));
  const posts = server.calls.filter(({ route }) => route === "/mail/message/post");
  assert.deepEqual(
    posts.map(({ post_data: { parent_id: parent } }) => parent),
    [server.messages[0].id, undefined],
  );
});

test("what an answer quotes does not become part of the loaded conversation", async () => {
  for (let i = 0; i < 100; i++) server.operatorWrites(`${i}`);
  const [first] = server.messages;
  messaging.store.insert({ "discuss.channel.member": [{ id: 88, new_message_separator: 305 }] });
  await messaging.load(CHANNEL);
  announce({ ...server.operatorWrites("as I said"), parentMessage: first.id });
  messaging.store.insert({ "mail.message": [first] });
  assert.notEqual(shown()[0].id, first.id);
  assert.equal(shown().at(-1).quote.text, "0");
  await messaging.pages.reach(CHANNEL, first.id);
  assert.deepEqual(
    shown().map(({ id }) => id),
    server.messages.map(({ id }) => id),
  );
});

test("one edits one's own messages with their files, an administrator everybody's", async () => {
  announce({ ...server.write(GUEST, "a &lt; b<br>c"), attachment_ids: [5] });
  announce(server.operatorWrites("Hello"));
  messaging.store.insert({ "ir.attachment": [{ id: 5, name: "a.png", access_token: "t" }] });
  assert.deepEqual(
    shown().map(({ mayEdit }) => mayEdit),
    [true, false],
  );
  await actions.edit(shown()[0], "a < b\nd");
  const { route, body, attachment_ids: files, attachment_tokens: tokens } = lastCall();
  assert.deepEqual([route, body, files, tokens], ["/mail/message/update_content", "a &lt; b<br>d", [5], ["t"]]);
  messaging.store.insert({ Store: { self: OPERATOR }, "res.partner": [{ id: 43, isAdmin: true }] });
  assert.deepEqual(
    shown().map(({ mayEdit }) => mayEdit),
    [true, true],
  );
});

test("a deleted message loses its words and its files, and what answers it says so", async () => {
  announce(server.write(GUEST, "oops"));
  announce({ ...server.operatorWrites("What?"), parentMessage: 205 });
  await actions.remove(shown()[0]);
  assert.deepEqual([lastCall().body, lastCall().attachment_ids], ["", []]);
  tell("mail.record/insert", {
    "mail.message": [{ id: 205, body: '<span class="o-mail-Message-edited"></span>', attachment_ids: [] }],
  });
  assert.deepEqual([shown()[0].deleted, shown()[0].edited, shown()[1].quote.deleted], [true, false, true]);
});

test("an answer does not undo what the socket brought meanwhile", async () => {
  announce(server.operatorWrites("Hello"));
  server.call = async () => ({ "mail.message": [{ id: 205, body: "<p>old</p>" }] });
  const edited = actions.edit(shown()[0], "old");
  tell("mail.record/insert", { "mail.message": [{ id: 205, body: "<p>new</p>" }] });
  await edited;
  assert.equal(shown()[0].body, "<p>new</p>");
  await actions.edit(shown()[0], "old");
  assert.equal(shown()[0].body, "<p>old</p>");
});

test("a state that is fetched anew shows edits of messages that are there already", async () => {
  announce(server.operatorWrites("Hello"));
  server.messages[0].body = "<p>Goodbye</p>";
  server.messages[0] = { ...server.messages[0] };
  await messaging.refresh(CHANNEL);
  assert.equal(shown()[0].body, "<p>Goodbye</p>");
});

test("what only the operator is told stands behind what is there, and is not taken for a message", () => {
  announce(server.operatorWrites("Hello"));
  const thread = { id: CHANNEL, model: "discuss.channel" };
  for (const body of ["one", "two"]) tell("discuss.channel/transient_message", { body, thread });
  announce(server.operatorWrites("after"));
  assert.deepEqual(
    shown().map(({ body, transient }) => [body, transient]),
    [
      ["<p>Hello</p>", false],
      ["one", true],
      ["two", true],
      ["<p>after</p>", false],
    ],
  );
  assert.equal(messaging.thread(CHANNEL).records.length, 2);
});

test("the visitor's side hears that somebody asks for the pages", () => {
  tell("im_livechat.history_command", { id: CHANNEL });
  assert.deepEqual(asked, [CHANNEL]);
});

test("what is done closes only itself, not what was opened while the server was asked", () => {
  actions.open(1, "emojis");
  actions.open(2, "edit");
  actions.close(1, "emojis");
  assert.equal(actions.at(2), "edit");
  actions.close(2, "emojis");
  assert.equal(actions.at(2), "edit");
  actions.close(2, "edit");
  assert.equal(actions.at(2), "");
});
