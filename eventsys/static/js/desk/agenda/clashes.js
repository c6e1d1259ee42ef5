// The list of clashes of the day, and marks on the cards that are in one: fetched beside the page, for it takes longer.

import { plan } from "./board.js";
import { find, linkOf } from "./cards.js";
import { poll } from "./news.js";
import { showBriefly } from "./speak.js";
import { say } from "./words.js";

const SOON = 400;
const MARKED = ["blocks", "warning"]; // the gravest first; hints would be everywhere
const panel = document.getElementById("plan-panel");
let timer = null;
let asking = null;

export function start() {
  if (!panel) return;
  panel.addEventListener("submit", mend);
  panel.addEventListener("click", goTo);
  load();
}

// A side is a press away: its card gets the focus.
function goTo(event) {
  const id = event.target.closest("a[href^='#s-']")?.hash.slice(3);
  const spot = id && find(id);
  if (!spot) return;
  event.preventDefault();
  spot.scrollIntoView({ block: "center", inline: "center" });
  linkOf(spot).focus({ preventScroll: true });
}

async function mend(event) {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form));
  const response = await fetch(form.action, {
    method: "POST", body, credentials: "same-origin",
    headers: { Accept: "application/json", "X-CSRFToken": plan.dataset.csrf },
  }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  showBriefly(answer?.done ?? answer?.error ?? say("away one"));
  await poll();
  soon();
}

export function soon() {
  if (!panel) return;
  clearTimeout(timer);
  timer = setTimeout(load, SOON);
}

async function load() {
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(panel.dataset.address, { credentials: "same-origin", signal: asking.signal });
    if (!response.ok) return;
    const { html } = await response.json();
    const body = document.getElementById("plan-clashes");
    const opened = body.contains(document.activeElement) ? document.activeElement.closest("li")?.id : null;
    body.innerHTML = html;
    if (opened) document.querySelector(`#${opened} :is(button, a, summary)`)?.focus({ preventScroll: true });
    mark();
  } catch {
    // Asked anew meanwhile, or the server is away: the list stays as it was.
  }
}

// On each card how many, in the colour of the gravest.
export function mark() {
  const known = new Map();
  for (const one of document.querySelectorAll("#plan-clashes [data-sessions]")) {
    if (!MARKED.includes(one.dataset.severity)) continue;
    for (const id of one.dataset.sessions.split(" ")) {
      const severities = known.get(id) ?? [];
      known.set(id, [...severities, one.dataset.severity]);
    }
  }
  plan.querySelectorAll(".spot-clash").forEach((old) => old.remove());
  for (const [id, severities] of known) {
    const gravest = MARKED.find((one) => severities.includes(one));
    for (const words of [find(id)?.querySelector(".spot-words"), plan.querySelector(`[data-list="${id}"] .plan-row-where`)]) {
      words?.prepend(markOf(severities.length, gravest));
    }
  }
}

function markOf(count, severity) {
  const made = document.createElement("span");
  made.className = `spot-clash is-${severity}`;
  made.textContent = count === 1 ? say("clash one") : say("clashes", { count });
  made.dataset.count = count;
  return made;
}
