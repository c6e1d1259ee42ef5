// What others did, and what the server made of one's own changes: the pieces of the page that look otherwise now.

import { board, plan } from "./board.js";
import { find, linkOf } from "./cards.js";
import { learnSteps } from "./steps.js";
import { showBriefly } from "./speak.js";
import { say } from "./words.js";

const EVERY = 3000;
const SLOWEST = 30_000;
const PATIENCE = 10_000;
const narrow = matchMedia("(max-width: 47.999rem)");
const after = new Set();
let timer = null;
let pause = EVERY;
let asking = null;
let again = false;
let held = 0;
let expected = 0; // an act of one's own: news from before it would draw what was there before

export const onNews = (listener) => after.add(listener);

export function start() {
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : poll()));
  narrow.addEventListener("change", refresh);
  next();
}

export function expect(act) {
  expected = Math.max(expected, act ?? 0);
}

// While something is dragged the board keeps still.
export function hold() {
  held += 1;
}

export function release() {
  held -= 1;
  if (!held) poll();
}

function next() {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(poll, pause);
}

export async function poll() {
  clearTimeout(timer);
  if (asking) {
    again = true;
    return asking;
  }
  asking = ask();
  await asking;
  asking = null;
  if (again) {
    again = false;
    return poll();
  }
  return next();
}

async function ask() {
  const known = plan.dataset.act;
  try {
    const response = await fetch(address(known), {
      headers: { Accept: "application/json" }, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(response.status);
    const answer = await response.json();
    pause = EVERY;
    plan.dataset.csrf = answer.csrf;
    if (answer.act < expected) again = true;
    else if (!held && known === plan.dataset.act && answer.act > Number(known)) take(answer);
  } catch {
    pause = Math.min(SLOWEST, pause * 2);
  }
}

function address(act) {
  const shape = encodeURIComponent(board().dataset.shape);
  const query = plan.dataset.query ? `${plan.dataset.query}&` : "?";
  return `${plan.dataset.base}/since${query}act=${act}&as=${narrow.matches ? "list" : "grid"}&shape=${shape}`;
}

function take(answer) {
  plan.dataset.act = answer.act;
  put(answer.pieces);
  learnSteps(answer);
  after.forEach((listener) => listener(answer.touched));
  if (!answer.deeds.length) return;
  showBriefly(answer.deeds.map(({ who, words }) => say("other did", { who, what: words })).join(" · "));
  answer.touched.forEach((id) => find(id)?.classList.add("is-new"));
}

// Whoever had the focus has it afterwards, wherever their card went.
function put(pieces) {
  const active = document.activeElement;
  const focused = active?.closest(".spot[id]")?.id;
  const typed = active?.id === "tray-find" ? [active.value, active.selectionStart] : null;
  for (const [id, html] of Object.entries(pieces)) {
    const made = document.createRange().createContextualFragment(html);
    document.getElementById(id)?.replaceWith(made);
  }
  const spot = focused && document.getElementById(focused);
  if (spot && !spot.contains(document.activeElement)) linkOf(spot).focus({ preventScroll: true });
  if (typed) restoreTyped(typed);
}

function restoreTyped([value, at]) {
  const field = document.getElementById("tray-find");
  if (!field) return;
  field.value = value;
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// The whole of the page anew, where a change came to nothing.
export async function refresh() {
  try {
    const response = await fetch(location.pathname + plan.dataset.query, { credentials: "same-origin" });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    plan.dataset.act = page.getElementById("plan").dataset.act;
    put(Object.fromEntries(["plan-board", "plan-tray", "plan-days", "plan-list"]
      .map((id) => [id, page.getElementById(id).outerHTML])));
    after.forEach((listener) => listener(null));
  } catch {
    // The server is away: the next news bring it.
  }
}
