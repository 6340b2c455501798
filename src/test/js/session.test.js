import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { MessageActions } from "../../../static/client/message-actions.js";
import { ConnectionLost } from "../../../static/client/rpc.js";
import { LivechatSession } from "../../../static/widget/session.js";
import { CHANNEL, FakeServer } from "./fake-server.js";

const PREVIEW = { Store: {}, "discuss.channel": [{ id: -1, channel_type: "livechat", operator: { id: 43, type: "partner" } }] };

let server, session, sockets, answers;

beforeEach((context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  sockets = [];
  globalThis.WebSocket = class {
    constructor(url) {
      sockets.push(url);
    }
    close() {}
  };
  server = new FakeServer();
  answers = { data: Promise.resolve() };
  session = new LivechatSession(page(), storage(), { call: answer });
  session.messaging.parts = { actions: new MessageActions(server, session.messaging) };
});

afterEach(() => {
  session.messaging.close();
  delete globalThis.WebSocket;
});

const page = () => ({ serverUrl: "http://chat", version: "18.0-2", options: { channel_id: 1 }, init: {}, shadow: null });
const storage = () => ({ state: null, guestToken: null, previousOperator: null, waiting: false, visited: () => {} });

/** A conversation that is kept is known at once; a preview comes when the test says so. */
async function answer(route, params) {
  if (route === "/im_livechat/get_session") return params.persisted ? server.conversation() : new Promise((come) => (answers.preview = come));
  if (route === "/mail/data") await answers.data;
  return server.call(route, params);
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("what is written before the conversation has begun is posted to the one that the server keeps", async () => {
  let come;
  answers.data = new Promise((resolve) => (come = resolve));
  session.begin(true);
  session.send("Hello");
  await settled();
  answers.preview(PREVIEW);
  await settled();
  come();
  await settled();
  session.send("Anybody there?");
  await settled();
  assert.deepEqual(server.posted, ["Hello", "Anybody there?"]);
  const posts = server.calls.filter(({ route }) => route === "/mail/message/post");
  assert.deepEqual([...new Set(posts.map(({ thread_id: id }) => id))], [CHANNEL]);
  assert.equal(session.threadId, CHANNEL);
  assert.equal(sockets.length, 1);
});

test("a conversation that begins after its window was closed is not kept", async () => {
  session.begin(true);
  session.forget();
  answers.preview(PREVIEW);
  await settled();
  assert.equal(session.state, "none");
  assert.equal(session.storage.state, null);
});

test("who leaves while the first message is on its way leaves the conversation that it began", async () => {
  session.begin(true);
  answers.preview(PREVIEW);
  await settled();
  assert.equal(session.begun, false);
  session.send("Hello");
  assert.equal(session.begun, true);
  await session.leave();
  await settled();
  assert.equal(session.state, "ended");
  assert.equal(session.storage.state, null);
  assert.deepEqual(server.posted, ["Hello"]);
  const [left] = server.calls.filter(({ route }) => route === "/im_livechat/visitor_leave_session");
  assert.equal(left.channel_id, CHANNEL);
});

test("who is cut off while the conversation begins is connected once the server is back", async (context) => {
  session.begin(true);
  answers.preview(PREVIEW);
  await settled();
  answers.data = Promise.reject(new ConnectionLost("gone"));
  session.send("Hello");
  await settled();
  assert.deepEqual(server.posted, ["Hello"]);
  assert.equal(sockets.length, 0);
  answers.data = Promise.resolve();
  context.mock.timers.tick(3_000);
  await settled();
  assert.equal(sockets.length, 1);
});
