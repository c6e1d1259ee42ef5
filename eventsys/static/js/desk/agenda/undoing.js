// Undo and redo: what is not sent yet is taken back here, all else by the server, in the order of the queue.

import { undraw } from "./changes.js";
import { plan } from "./board.js";
import * as queue from "./queue.js";
import { isSending, send } from "./sending.js";
import { announce } from "./speak.js";
import { showSteps } from "./steps.js";
import { say } from "./words.js";

export function undo() {
  const tail = queue.last();
  if (tail && !tail.done && !isSending(tail)) {
    queue.drop(tail);
    undraw(tail);
    announce(say("unsent undone"));
    return;
  }
  ask("undo", "undone");
}

export const redo = () => ask("redo", "redone");

function ask(which, done) {
  queue.add({ path: `/${which}`, fields: [], resolves: which, done, day: plan.dataset.day });
  send();
}

export function start() {
  for (const [id, act] of [["plan-undo", undo], ["plan-redo", redo]]) {
    document.getElementById(id).addEventListener("submit", (event) => {
      event.preventDefault();
      act();
    });
  }
  queue.onChange((count) => showSteps(count > 0));
}
