import assert from "node:assert/strict";
import { test } from "node:test";
import { RecordStore } from "../../../static/client/store.js";

function storeOf(...payloads) {
  const store = new RecordStore();
  for (const payload of payloads) store.insert(payload);
  return store;
}

test("a later payload changes the fields it carries and leaves the others", () => {
  const store = storeOf(
    { "discuss.channel": [{ id: 47, name: "Visitor", state: "open" }] },
    { "discuss.channel": [{ id: 47, state: "folded" }] },
  );
  assert.deepEqual(store.get("discuss.channel", 47), { id: 47, name: "Visitor", state: "folded" });
});

test("an answer leaves what came since its question, and is dropped with everything else", async () => {
  const store = storeOf();
  let come;
  const asked = store.learn(new Promise((resolve) => (come = resolve)), ({ data }) => data);
  store.insert({ "discuss.channel": [{ id: 47, state: "folded" }] });
  come({ data: { "discuss.channel": [{ id: 47, name: "Visitor", state: "open" }] }, more: 1 });
  assert.equal((await asked).more, 1);
  assert.deepEqual(store.get("discuss.channel", 47), { id: 47, name: "Visitor", state: "folded" });

  const late = store.learn(new Promise((resolve) => (come = resolve)));
  store.clear();
  come({ "discuss.channel": [{ id: 47 }] });
  await late;
  assert.equal(store.get("discuss.channel", 47), undefined);
});

test("a singleton comes as one object", () => {
  const store = storeOf({ Store: { self: { id: 34, type: "guest" } } }, { Store: { mt_comment_id: 1 } });
  assert.deepEqual(store.get("Store"), { self: { id: 34, type: "guest" }, mt_comment_id: 1 });
});

test("ADD and DELETE commands change a list, whether DELETE carries a list or one item", () => {
  const one = { message: 206, content: "a" };
  const other = { message: 206, content: "b" };
  const store = storeOf({ "mail.message": [{ id: 206, reactions: [["ADD", [one, other]]] }] });
  store.insert({ "mail.message": [{ id: 206, reactions: [["ADD", [one]]] }] });
  assert.equal(store.get("mail.message", 206).reactions.length, 2);
  store.insert({ "mail.message": [{ id: 206, reactions: [["DELETE", other]] }] });
  assert.deepEqual(store.get("mail.message", 206).reactions, [one]);
  store.insert({ "mail.message": [{ id: 206, reactions: [["DELETE", [one]]] }] });
  assert.deepEqual(store.get("mail.message", 206).reactions, []);
});

test("an empty ADD makes an empty list", () => {
  const store = storeOf({ "discuss.channel": [{ id: 1, invitedMembers: [["ADD", []]] }] });
  assert.deepEqual(store.get("discuss.channel", 1).invitedMembers, []);
});

test("a plain list replaces the known one", () => {
  const store = storeOf(
    { "mail.message": [{ id: 1, attachment_ids: [1, 2] }] },
    { "mail.message": [{ id: 1, attachment_ids: [] }] },
  );
  assert.deepEqual(store.get("mail.message", 1).attachment_ids, []);
});

test("a deleted record is gone", () => {
  const store = storeOf(
    { "mail.canned.response": [{ id: 5 }] },
    { "mail.canned.response": [{ id: 5, _DELETE: true }] },
  );
  assert.equal(store.get("mail.canned.response", 5), undefined);
  assert.deepEqual(store.all("mail.canned.response"), []);
});

test("records with several key fields do not mix", () => {
  const store = storeOf({
    MessageReactions: [
      { message: 1, content: "a", count: 1 },
      { message: 1, content: "b", count: 2 },
    ],
    "mail.thread": [{ id: 47, model: "discuss.channel", rating_count: 0 }],
  });
  assert.equal(store.get("MessageReactions", { message: 1, content: "b" }).count, 2);
  assert.equal(store.get("mail.thread", { model: "discuss.channel", id: 47 }).rating_count, 0);
});

test("a counter computed before the known one is dropped, the rest of its record is not", () => {
  const member = (values) => ({ "discuss.channel.member": [{ id: 87, ...values }] });
  const store = storeOf(
    member({ message_unread_counter: 2, message_unread_counter_bus_id: 600 }),
    member({ message_unread_counter: 0, message_unread_counter_bus_id: 590, seen_message_id: 205 }),
  );
  assert.deepEqual(store.get("discuss.channel.member", 87), {
    id: 87,
    message_unread_counter: 2,
    message_unread_counter_bus_id: 600,
    seen_message_id: 205,
  });
});

test("listeners hear once of a batch of changes", async () => {
  const store = new RecordStore();
  let calls = 0;
  const end = store.subscribe(() => calls++);
  store.insert({ "mail.guest": [{ id: 1 }] });
  store.insert({ "mail.guest": [{ id: 2 }] });
  await Promise.resolve();
  assert.equal(calls, 1);
  end();
  store.insert({ "mail.guest": [{ id: 3 }] });
  await Promise.resolve();
  assert.equal(calls, 1);
});
