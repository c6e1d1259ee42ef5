// Sends what waits, one after the other, and says how that stands. What can't be sent now is tried again.

import { find } from "./cards.js";
import { plan } from "./board.js";
import { decide } from "./conflict.js";
import * as queue from "./queue.js";
import { announce, showBriefly, showState } from "./speak.js";
import { learnSteps, steps } from "./steps.js";
import { say } from "./words.js";

const PATIENCE = 20_000;
const MOST_FAULTS = 8; // a fault of the server's that stays is told in the end, lest it hold up all that follows
const PAUSES = [1000, 2000, 4000, 8000, 15_000, 30_000];
const after = new Set();
let inFlight = null;
let failures = 0;
let timer = null;
let isAway = false;

export const isSending = (entry) => inFlight?.save === entry.save;
export const onSaved = (listener) => after.add(listener);

export function start() {
  addEventListener("online", () => send());
  queue.onChange(tell);
  tell();
  send();
}

export function send(wait = 0) {
  clearTimeout(timer);
  timer = setTimeout(alone, wait);
}

// Of several windows with the same list one sends, where the browser can arrange that; else saves known by name are not made twice.
function alone() {
  if (!navigator.locks) return pump();
  return navigator.locks.request(`agenda ${plan.dataset.base}`, { ifAvailable: true },
    (lock) => (lock ? pump() : send(1000)));
}

async function pump() {
  if (inFlight) return;
  let entry = queue.first();
  while (entry) {
    const wait = (entry.notBefore ?? 0) - Date.now();
    if (wait > 0) return send(wait);
    inFlight = entry;
    let goesOn;
    try {
      goesOn = await sent(entry);
    } finally {
      inFlight = null;
    }
    if (!goesOn) return;
    entry = queue.first();
  }
}

// Whether the next one may be sent.
async function sent(entry) {
  if (entry.resolves && !resolve(entry)) return true;
  let response;
  let answer = {};
  try {
    response = await post(entry);
    answer = await response.json();
  } catch {
    if (!response || response.ok) return later();
  }
  if (response.status < 500) failures = 0;
  isAway = response.status === 401;
  if (response.ok) return saved(entry, answer);
  if (response.status === 401) return signedOut();
  if (response.status === 400 && answer.csrf && answer.csrf !== plan.dataset.csrf) {
    plan.dataset.csrf = answer.csrf;
    return true;
  }
  if (response.status >= 502 || response.status === 429) return later();
  if (response.status >= 500 && failures < MOST_FAULTS) return later();
  if (response.status === 409) return overtaken(entry, answer);
  return refused(entry, answer);
}

function post(entry) {
  const body = new URLSearchParams(entry.fields);
  for (const [id, seen] of Object.entries(entry.seen ?? {})) body.append(`seen-${id}`, seen);
  body.append("save", entry.save);
  body.append("known", entry.known ?? 0);
  return fetch(plan.dataset.base + entry.path, {
    method: "POST", body, credentials: "same-origin", redirect: "error",
    headers: { Accept: "application/json", "X-CSRFToken": plan.dataset.csrf },
    signal: AbortSignal.timeout(PATIENCE),
  });
}

// Which act to undo is known only when everything before it is saved.
function resolve(entry) {
  const step = steps[entry.resolves];
  if (!step) {
    queue.drop(entry);
    announce(say(`nothing to ${entry.resolves}`));
    return false;
  }
  queue.change(entry, { fields: [["act", step.act]], words: step.words, resolves: undefined });
  Object.assign(entry, { fields: [["act", step.act]], words: step.words, resolves: undefined });
  return true;
}

function saved(entry, answer) {
  queue.drop(entry);
  learn(answer.seen ?? {});
  learnSteps(answer);
  if (entry.done) announce(say(entry.done, { what: entry.words ?? "" }));
  after.forEach((listener) => listener(entry, answer));
  return true;
}

export function learn(seen) {
  queue.learn(seen);
  for (const [id, number] of Object.entries(seen)) {
    const spot = find(id);
    if (spot) spot.dataset.seen = number;
  }
}

function later() {
  isAway = true;
  tell();
  send(PAUSES[Math.min(failures, PAUSES.length - 1)]);
  failures += 1;
  return false;
}

function signedOut() {
  const words = say("signed out", { count: queue.size() });
  const back = encodeURIComponent(location.pathname + location.search);
  showState(words, { isWrong: true, link: [`/desk/sign-in?next=${back}`, say("sign in")] });
  send(5000);
  return false;
}

async function overtaken(entry, answer) {
  const choice = await decide(answer);
  if (choice === "mine") {
    queue.change(entry, { seen: answer.seen });
    learn(answer.seen);
    return true;
  }
  queue.drop(entry);
  if (choice === "skip" && answer.undo) {
    queue.add({ path: "/undo", fields: [["act", answer.undo.act]], words: answer.undo.words, done: "undone" });
  }
  after.forEach((listener) => listener(entry, null));
  return true;
}

function refused(entry, answer) {
  queue.drop(entry);
  const words = say("refused", { why: answer.error ?? "" });
  showBriefly(words);
  after.forEach((listener) => listener(entry, null));
  return true;
}

function tell() {
  const count = queue.size();
  if (count && isAway) {
    showState(count === 1 ? say("away one") : say("away", { count }), { isWrong: true });
  } else if (!count && isAway === false && document.getElementById("plan-state").classList.contains("is-wrong")) {
    showBriefly(say("saved"));
  }
}
