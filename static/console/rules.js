import { html, render } from "../vendor/htm-preact-3.1.1.js";
import { isSessionExpired } from "../client/rpc.js";
import { RulesPage } from "./rules-page.js";
import { Simulator } from "./simulator.js";

const simulator = new Simulator();
const mount = /** @type {HTMLElement} */ (document.getElementById("console"));

simulator.subscribe(() => render(html`<${RulesPage} simulator=${simulator} />`, mount));
simulator.start().catch((error) => {
  if (isSessionExpired(error)) location.assign("/console");
  else simulator.refused(error);
});
