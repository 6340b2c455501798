import { Rpc } from "../client/rpc.js";

const LOOKS = {
  header_background_color: "#0d6b5f",
  button_background_color: "#0d6b5f",
  title_color: "#fff",
  button_text_color: "#fff",
  button_text: "Chat",
};
const ABOVE_THE_STATIC_FILES = "../../..";

const serverUrl = new URL(ABOVE_THE_STATIC_FILES, import.meta.url).href.replace(/\/$/, "");
const { websocket_worker_version, partner_id: id, name } = await new Rpc({ serverUrl }).call("/web/session/get_session_info");
const storeData = { Store: { self: { id, type: "partner" } }, "res.partner": [{ id, name }] };
const options = {
  ...LOOKS,
  init: { available_for_me: true, storeData },
  isTestChatbot: true,
  force_thread: { id: Number(document.documentElement.dataset.thread), model: "discuss.channel" },
};

globalThis.odoo = { __session_info__: { websocket_worker_version, livechatData: { isAvailable: true, serverUrl, options } } };
document.body.append(Object.assign(document.createElement("script"), { src: new URL("embed.js", import.meta.url).href }));
