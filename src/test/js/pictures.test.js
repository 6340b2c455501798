import assert from "node:assert/strict";
import { test } from "node:test";
import { pictureAddress } from "../../../static/client/pictures.js";

const SERVER = "https://chat.example/18.0";
const DOT = "data:image/png;base64,iVBORw0KGgo=";

test("a picture is the server's own, whatever page the chat stands on", () => {
  const kept = "/web/image/7-ab/shoe.png?access_token=x";
  assert.equal(pictureAddress(kept, SERVER), SERVER + kept);
  assert.equal(pictureAddress("https://chat.example/web/image/7", "https://chat.example"), "https://chat.example/web/image/7");
  assert.equal(pictureAddress("/web/image?model=ir.attachment&id=7", SERVER), `${SERVER}/web/image?model=ir.attachment&id=7`);
});

test("a picture in the text itself needs no server", () => {
  assert.equal(pictureAddress(DOT, SERVER), DOT);
});

test("nothing else is fetched", () => {
  const others = [
    "",
    "x",
    "https://spy.example/web/image/7",
    "//spy.example/web/image/7",
    "/\\spy.example/web/image/7",
    "https://chat.example@spy.example/18.0/web/image/7",
    "http://chat.example/18.0/web/image/7",
    "/chatbot/1/test",
    "/web/image/../../chatbot/1/test",
    "/web/image/%2e%2e/session/logout",
    "/web/images/7",
    "javascript:alert(1)//web/image/7",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "blob:https://chat.example/web/image/7",
  ];
  for (const src of others) assert.equal(pictureAddress(src, SERVER), null, src);
});
