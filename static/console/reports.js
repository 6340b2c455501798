import { html, render } from "../vendor/htm-preact-3.1.1.js";
import { isSessionExpired } from "../client/rpc.js";
import { Figures } from "./figures.js";
import { ReportsPage } from "./reports-page.js";

const figures = new Figures();
const mount = /** @type {HTMLElement} */ (document.getElementById("console"));

figures.subscribe(() => render(html`<${ReportsPage} figures=${figures} />`, mount));
figures.look("month").catch((error) => {
  if (isSessionExpired(error)) location.assign("/console");
  else figures.refused(error);
});
