// A press on a card with Ctrl, Cmd or Shift chooses it; a press without opens its form, as any link does.

import { plan } from "./board.js";
import * as choosing from "./choosing.js";

export function start() {
  plan.addEventListener("click", (event) => {
    const spot = event.target.closest(".spot[id]");
    if (!spot || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    choosing.toggle(spot);
  });
}
