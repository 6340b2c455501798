/**
 * The visitor's side until the first click: a classic script for other people's pages, beside the loader and in
 * either order with it. It sets no global, keeps nothing and opens no socket; it asks once whether to show the
 * button (the only request outside `client/`, so that a page that nobody chats on loads nothing more).
 */
(() => {
  "use strict";

  const ROOT = "o-livechat-root";
  const STYLE = `
    :host { all: initial; }
    .launcher { position: fixed; z-index: 2147483000; inset-block-end: max(20px, env(safe-area-inset-bottom));
      inset-inline-end: calc(20px + var(--sb-place) * 72px); inline-size: 58px; block-size: 58px; padding: 0; border: 0;
      border-radius: 50%; display: grid; place-items: center; cursor: pointer; color: var(--sb-button-text);
      background: var(--sb-button); font: 500 14px/1.35 system-ui, sans-serif; touch-action: manipulation;
      box-shadow: 0 1px 2px rgb(0 0 0 / .16), 0 8px 24px rgb(0 0 0 / .2); transition: transform .18s, box-shadow .18s; }
    .launcher[hidden] { display: none; }
    .launcher:hover { transform: translateY(-2px); box-shadow: 0 2px 4px rgb(0 0 0 / .16), 0 12px 30px rgb(0 0 0 / .26); }
    .launcher:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #1a5fd0; }
    .launcher[aria-busy=true] svg { animation: wait 1s infinite alternate; }
    .label { position: absolute; inset-inline-end: calc(100% + 12px); inline-size: max-content; max-inline-size: min(240px, 60vw);
      padding: 9px 14px; border-radius: 14px; color: #20242c; background: #fff; text-align: start; pointer-events: none;
      box-shadow: 0 1px 2px rgb(0 0 0 / .12), 0 6px 20px rgb(0 0 0 / .14); opacity: 0; transition: opacity .18s; }
    .launcher:hover .label, .launcher:focus-visible .label, .label.shown { opacity: 1; }
    .badge { position: absolute; inset-block-start: -3px; inset-inline-end: -3px; min-inline-size: 22px; block-size: 22px;
      box-sizing: border-box; padding: 0 6px; border-radius: 11px; border: 2px solid #fff; color: #fff; background: #c8321f;
      font: 700 12px/18px system-ui, sans-serif; text-align: center; }
    .badge[hidden] { display: none; }
    @keyframes wait { to { opacity: .35; } }
    @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
    @media (prefers-color-scheme: dark) { .label { color: #e8eaef; background: #262b36; } }
    @media print { :host { display: none; } }`;
  const BUBBLE =
    "M12 3.6c5.1 0 9.2 3.4 9.2 7.6s-4.1 7.6-9.2 7.6c-.9 0-1.8-.1-2.6-.3-1.3 1-3 1.7-4.9 1.8.9-1 1.4-2.2 1.5-3.4-2-1.4-3.2-3.4-3.2-5.7 0-4.2 4.1-7.6 9.2-7.6z";
  const DOTS = [8, 12, 16];

  const LATER = ["load", "DOMContentLoaded"];

  if (!start()) for (const type of LATER) document.addEventListener(type, startLater, true);

  /** The loader may come after this file: whenever a script has run, its data may be there. */
  function startLater() {
    if (start()) for (const type of LATER) document.removeEventListener(type, startLater, true);
  }

  /** @returns {boolean} whether the loader has run, and there is a page to stand on */
  function start() {
    const info = globalThis.odoo?.__session_info__;
    if (!info?.livechatData || !document.body) return false;
    const { isAvailable, serverUrl, options } = info.livechatData;
    if (isAvailable || options.channel_id) ask({ serverUrl, options, version: info.websocket_worker_version });
    return true;
  }

  /** Without an answer there is no chat, and nothing that the page should hear of. */
  async function ask(page) {
    const host = standOn(page);
    if (!host) return;
    const place = [...document.querySelectorAll(`.${ROOT}`)].indexOf(host);
    const stateKey = `im_livechat.saved_state${place ? `.${page.options.channel_id}` : ""}`;
    const init = page.options.init ?? (await initialized(page).catch(() => null));
    const key = /^#livechat-resume=([\w-]+)$/.exec(location.hash)?.[1];
    const kept = page.options.force_thread || key || stored(stateKey) || stored(`${stateKey}.waiting`);
    if (init && (init.available_for_me || init.absence || kept)) show({ ...page, init, place, stateKey, key }, host, kept);
    else host.remove();
  }

  /** A second embed of the same channel on the page shows nothing, one of another channel stands beside the first. */
  function standOn({ options: { channel_id: channel } }) {
    const id = `${ROOT}-${channel}`;
    if (document.getElementById(id)) return null;
    const host = Object.assign(document.createElement("div"), { className: ROOT, id });
    document.body.append(host);
    return host;
  }

  async function initialized({ serverUrl, options }) {
    const response = await fetch(`${serverUrl}/im_livechat/cors/init`, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id: 0, jsonrpc: "2.0", method: "call", params: initParams(options) }),
    });
    return (await response.json()).result;
  }

  /** The page's address, as browsers send only its origin to other sites, and rules are about pages. */
  function initParams({ channel_id }) {
    const token = stored("im_livechat_guest_token");
    return { channel_id, page_url: location.href, ...(token && { guest_token: token }) };
  }

  /** Reads what an earlier visit left; a page may forbid even that. */
  function stored(key) {
    try {
      const entry = JSON.parse(localStorage.getItem(`EXPIRABLE_STORAGE_${key}`));
      return entry && !(entry.expires < Date.now()) ? entry.value : null;
    } catch {
      return null;
    }
  }

  function show(page, host, kept) {
    host.style.setProperty("--sb-button", page.options.button_background_color);
    host.style.setProperty("--sb-button-text", page.options.button_text_color);
    host.style.setProperty("--sb-place", page.place);
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    const launcher = launchButton(page);
    shadow.append(launcher);
    launch({ ...page, shadow, launcher }, kept);
  }

  function launch(context, kept) {
    const { launcher, init } = context;
    let attempts = 0;
    const open = async (how) => {
      if (launcher.hasAttribute("aria-busy")) return;
      launcher.setAttribute("aria-busy", "true");
      try {
        const retry = attempts++ ? `?attempt=${attempts}` : "";
        const part = context.options.isTestChatbot ? "script-test" : "main";
        const { startChat } = await import(`${context.serverUrl}/switchboard/static/widget/${part}.js${retry}`);
        launcher.removeEventListener("click", clicked);
        await startChat(context, how);
      } finally {
        launcher.removeAttribute("aria-busy");
      }
    };
    const clicked = () => open("clicked").catch(() => {});
    launcher.addEventListener("click", clicked);
    if (kept) open("restored").catch(() => {});
    else if (!init.absence && init.rule?.action === "auto_popup" && innerWidth > 600) {
      setTimeout(() => attempts || open("popped").catch(() => {}), (init.rule.auto_popup_timer ?? 0) * 1000);
    }
  }

  function launchButton({ options, init }) {
    const button = element("button", "launcher", {
      "data-sb": "launcher",
      type: "button",
      "aria-haspopup": "dialog",
      "aria-label": options.button_text,
    });
    const label = element("span", "label", { "aria-hidden": "true" });
    label.textContent = options.button_text;
    label.classList.toggle("shown", init.rule?.action === "display_button_and_text");
    const badge = element("span", "badge", { "data-sb": "badge" });
    badge.hidden = true;
    button.append(icon(), label, badge);
    return button;
  }

  function element(tag, className, attributes) {
    const node = Object.assign(document.createElement(tag), { className });
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  function icon() {
    const svg = drawn("svg", { viewBox: "0 0 24 24", width: 30, height: 30, "aria-hidden": "true" });
    svg.append(drawn("path", { d: BUBBLE, fill: "currentColor" }));
    for (const cx of DOTS) svg.append(drawn("circle", { cx, cy: 11.2, r: 1.25, fill: "var(--sb-button)" }));
    return svg;
  }

  function drawn(tag, attributes) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }
})();
