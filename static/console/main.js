import { html, render } from "../vendor/htm-preact-3.1.1.js";
import { App } from "./app.js";
import { OperatorSession } from "./session.js";

const PRODUCT = "Switchboard";
const session = new OperatorSession();
const mount = /** @type {HTMLElement} */ (document.getElementById("console"));

session.subscribe(draw);
document.addEventListener("visibilitychange", () => session.viewChanged());
session.start();

function draw() {
  const waiting = session.unreadConversations;
  document.title = waiting ? `(${waiting}) ${PRODUCT}` : PRODUCT;
  render(html`<${App} session=${session} />`, mount);
}
