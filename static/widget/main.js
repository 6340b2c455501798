import { addStyle } from "../client/sheet.js";
import { html, render } from "../vendor/htm-preact-3.1.1.js";
import { ChatWindow } from "./chat-window.js";
import { waitAgain } from "./company.js";
import { LivechatSession } from "./session.js";
import { windowStyle } from "./style.js";
import { speak } from "./words.js";

/**
 * Takes over from the button: from here on a click on it opens the chat window.
 *
 * @param {any} page what embed.js knows: server, channel options, answer to init, shadow root and button
 * @param {"clicked" | "popped" | "restored"} how the chat came up; only a click moves the focus
 * @param {typeof LivechatSession} [Session]
 */
export async function startChat(page, how, Session = LivechatSession) {
  await speak();
  const session = new Session(page);
  const mount = frame(page);
  let focus = how === "clicked";
  const draw = () => {
    render(html`<${ChatWindow} session=${session} focus=${focus} onFold=${fold} />`, mount);
    drawLauncher(page.launcher, session);
  };
  const fold = () => {
    session.setOpen(false);
    page.launcher.hidden = false;
    page.launcher.focus();
  };
  session.subscribe(draw);
  document.addEventListener("visibilitychange", () => session.markAsRead());
  page.launcher.addEventListener("click", () => {
    focus = true;
    if (session.state === "none") session.begin(true);
    else session.setOpen(true);
  });
  if (page.key && !(await (await import("./resume.js")).resume(page, session))) return;
  if (how !== "restored") await session.begin(how === "clicked");
  else if (!(await session.restore()) && !(await waitAgain(session)) && !page.init.available_for_me && !page.init.absence) page.shadow.host.remove();
}

function frame({ shadow, options }) {
  const { host } = shadow;
  host.style.setProperty("--sb-header", options.header_background_color);
  host.style.setProperty("--sb-title", options.title_color);
  addStyle(shadow, windowStyle);
  const mount = document.createElement("div");
  shadow.append(mount);
  return mount;
}

function drawLauncher(launcher, session) {
  const unread = session.state === "persisted" ? session.thread.unread : 0;
  const badge = launcher.querySelector(".badge");
  launcher.hidden = session.open;
  badge.hidden = unread === 0;
  badge.textContent = unread > 99 ? "99+" : `${unread}`;
  const { button_text: text } = session.options;
  launcher.setAttribute("aria-label", unread ? `${text} (${unread})` : text);
}
