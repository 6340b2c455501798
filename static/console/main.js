import { html, render } from "../vendor/htm-preact-3.1.1.js";
import { App } from "./app.js";
import { OperatorSession } from "./session.js";

const PRODUCT = "Switchboard";
/** Where who signs in was going. */
const wanted = new URL(new URLSearchParams(location.search).get("redirect") ?? "", location.href);
let goesOn = wanted.origin === location.origin && wanted.pathname !== location.pathname;
const session = new OperatorSession();
const mount = /** @type {HTMLElement} */ (document.getElementById("console"));

session.subscribe(draw);
document.addEventListener("visibilitychange", () => session.viewChanged());
session.start();

function draw() {
  if (goesOn && session.phase === "signed-in") {
    goesOn = false;
    location.replace(wanted);
  }
  const waiting = session.unreadConversations;
  document.title = waiting ? `(${waiting}) ${PRODUCT}` : PRODUCT;
  render(html`<${App} session=${session} />`, mount);
}
