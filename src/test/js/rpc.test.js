import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionLost, crossOriginRoute, isSessionExpired, Rpc, RpcError } from "../../../static/client/rpc.js";

function rpcAnswering(answer, options = {}) {
  const requests = [];
  const fetch = async (address, request) => {
    requests.push({ address, request, body: JSON.parse(request.body) });
    if (answer instanceof Error) throw answer;
    return { ok: true, status: 200, json: async () => answer, ...answer.http };
  };
  return { rpc: new Rpc({ fetch, ...options }), requests };
}

test("a visitor's calls go by the cross-origin routes with the token alone", async () => {
  const { rpc, requests } = rpcAnswering(
    { result: true },
    { serverUrl: "http://server", guestToken: () => "34|token" },
  );
  await rpc.call("/discuss/channel/notify_typing", { channel_id: 47, is_typing: true });
  const [{ address, request, body }] = requests;
  assert.equal(address, "http://server/im_livechat/cors/channel/notify_typing");
  assert.equal(request.credentials, "omit");
  assert.deepEqual(body, {
    id: 0,
    jsonrpc: "2.0",
    method: "call",
    params: { channel_id: 47, is_typing: true, guest_token: "34|token" },
  });
});

test("a visitor without a token sends none", async () => {
  const { rpc, requests } = rpcAnswering({ result: false }, { guestToken: () => null });
  assert.equal(await rpc.call("/im_livechat/get_session", { channel_id: 1 }), false);
  assert.deepEqual(requests[0].body.params, { channel_id: 1 });
});

test("the routing map is the recorded one", () => {
  const wire = {
    "/im_livechat/get_session": "/im_livechat/cors/get_session",
    "/im_livechat/visitor_leave_session": "/im_livechat/cors/visitor_leave_session",
    "/discuss/channel/messages": "/im_livechat/cors/channel/messages",
    "/mail/data": "/im_livechat/cors/data",
    "/mail/message/post": "/im_livechat/cors/message/post",
  };
  for (const [route, expected] of Object.entries(wire)) assert.equal(crossOriginRoute(route), expected);
});

test("a route without a result gives undefined", async () => {
  assert.equal(await rpcAnswering({}).rpc.call("/x"), undefined);
});

test("a refusal keeps code, name and message", async () => {
  const error = {
    code: 100,
    message: "Odoo Session Expired",
    data: { name: "odoo.http.SessionExpiredException", message: "Session expired" },
  };
  await assert.rejects(rpcAnswering({ error }).rpc.call("/x"), (refusal) => {
    assert.ok(refusal instanceof RpcError && isSessionExpired(refusal));
    assert.deepEqual([refusal.name, refusal.message], ["odoo.http.SessionExpiredException", "Session expired"]);
    return true;
  });
});

test("no answer, or a proxy's error page, is a lost connection", async () => {
  await assert.rejects(rpcAnswering(new TypeError("Failed to fetch")).rpc.call("/x"), ConnectionLost);
  await assert.rejects(rpcAnswering({ http: { ok: false, status: 502 } }).rpc.call("/x"), ConnectionLost);
});

test("what no retry mends is a refusal, not a lost connection", async () => {
  for (const status of [400, 404, 413]) {
    await assert.rejects(rpcAnswering({ http: { ok: false, status } }).rpc.call("/x"), RpcError);
  }
  await assert.rejects(rpcAnswering({ http: { ok: false, status: 429 } }).rpc.call("/x"), ConnectionLost);
});
