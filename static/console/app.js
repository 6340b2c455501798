import { html, useEffect } from "../vendor/htm-preact-3.1.1.js";
import { ConversationList } from "./conversation-list.js";
import { ConversationPane } from "./conversation-pane.js";
import { SignIn } from "./sign-in.js";
import { TopBar } from "./top-bar.js";

/** @param {{session: import("./session.js").OperatorSession}} props */
export function App({ session }) {
  const signedIn = session.phase === "signed-in";
  useEffect(() => {
    const move = (event) => moveByKey(event, session);
    if (signedIn) document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [signedIn]);
  if (session.phase === "starting") return null;
  if (!signedIn) return html`<${SignIn} session=${session} />`;
  return html`
    <${TopBar} session=${session} />
    <main class=${session.selectedId === null ? "board" : "board chatting"}>
      <${ConversationList} session=${session} />
      <${ConversationPane} key=${session.selectedId} session=${session} />
    </main>
  `;
}

function moveByKey(event, session) {
  if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  session.move(event.key === "ArrowDown" ? 1 : -1);
}
