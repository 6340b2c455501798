import { html, useState } from "../vendor/htm-preact-3.1.1.js";
import { Logo } from "./icons.js";
import { WORDS } from "./words.js";

/** @param {{session: import("./session.js").OperatorSession}} props */
export function SignIn({ session }) {
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    setBusy(true);
    await session.signIn(`${entered.get("login")}`, `${entered.get("password")}`);
    setBusy(false);
  };
  return html`
    <div class="entrance">
      <form class="entrance-card" onSubmit=${submit}>
        <h1><${Logo} size=${44} />${WORDS.product}</h1>
        <p class="lead">${WORDS.signInTo}</p>
        <label
          >${WORDS.login}<input
            name="login"
            autocomplete="username"
            autocapitalize="none"
            required
            autofocus
            data-sb="login"
        /></label>
        <label
          >${WORDS.password}<input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            data-sb="password"
        /></label>
        <p class="refusal" role="alert" data-sb="error">${session.notice}</p>
        <button type="submit" class="primary" disabled=${busy} data-sb="sign-in">
          ${busy ? WORDS.signingIn : WORDS.signIn}
        </button>
      </form>
    </div>
  `;
}
