// The agenda's grid for those who may change it. Each file beside this one has one job; without any of them every card is a link to its form.

import { board, scroller } from "./board.js";
import { redraw } from "./changes.js";
import * as choosing from "./choosing.js";
import * as clashes from "./clashes.js";
import * as dragging from "./dragging.js";
import * as edges from "./edges.js";
import * as finding from "./finding.js";
import * as keys from "./keys.js";
import * as making from "./making.js";
import * as news from "./news.js";
import * as pressing from "./pressing.js";
import * as sending from "./sending.js";
import { readSteps } from "./steps.js";
import * as undoing from "./undoing.js";

function drawnAnew() {
  redraw();
  edges.show();
  choosing.show();
  finding.again();
  clashes.mark();
}

// The day begins where its first session does, unless the address names one.
function scrollToTheFirst() {
  if (location.hash || scroller.scrollTop) return;
  const tops = [...board().querySelectorAll(".spot")].map((spot) => spot.offsetTop);
  scroller.scrollTop = Math.max(0, Math.min(...tops, Infinity) - 40) || 0;
}

readSteps();
redraw();
scrollToTheFirst();
[edges, dragging, pressing, keys, undoing, finding, making, clashes, news].forEach((part) => part.start());
news.onNews(() => {
  drawnAnew();
  clashes.soon();
});
sending.onSaved((entry, answer) => {
  news.expect(answer?.act);
  return answer ? news.poll() : news.refresh();
});
sending.start();
document.documentElement.dataset.ready = "";
