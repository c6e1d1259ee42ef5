// What Undo and Redo would do next, as the server last told it; and the two buttons.

import { say } from "./words.js";

export const steps = { undo: null, redo: null };

const forms = { undo: document.getElementById("plan-undo"), redo: document.getElementById("plan-redo") };

export function readSteps() {
  for (const [name, form] of Object.entries(forms)) {
    const act = Number(form?.elements.act.value);
    steps[name] = act ? { act, words: form.querySelector("button").title } : null;
  }
}

export function learnSteps(answer) {
  for (const name of ["undo", "redo"]) {
    if (name in answer) steps[name] = answer[name];
  }
  showSteps();
}

export function showSteps(hasUnsent = false) {
  for (const [name, form] of Object.entries(forms)) {
    if (!form) continue;
    const button = form.querySelector("button");
    const can = steps[name] !== null || (name === "undo" && hasUnsent);
    button.disabled = !can && document.activeElement !== button;
    button.setAttribute("aria-disabled", String(!can));
    button.title = steps[name]?.words ?? say(`nothing to ${name}`);
    form.elements.act.value = steps[name]?.act ?? "";
  }
}
