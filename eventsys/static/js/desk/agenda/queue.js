// What is not saved yet, in its order: kept in this browser, so that a reload or a lost line loses nothing.

import { plan } from "./board.js";

const KEY = `agenda ${plan.dataset.base} ${plan.dataset.account}`;
const listeners = new Set();
let entries = read();

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function keep() {
  try {
    if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries));
    else localStorage.removeItem(KEY);
  } catch {
    // This browser keeps nothing: what is waiting is lost with the page, but is sent as long as it is open.
  }
  listeners.forEach((listener) => listener(entries.length));
}

// Another window of the same account sends from the same list.
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  entries = read();
  listeners.forEach((listener) => listener(entries.length));
});

export const onChange = (listener) => listeners.add(listener);
export const size = () => entries.length;
export const first = () => entries[0];
export const last = () => entries.at(-1);
export const every = () => [...entries];

export function add(entry) {
  entries.push({ ...entry, save: newName(), at: Date.now() });
  keep();
}

export function change(entry, facts) {
  const known = entries.find((one) => one.save === entry.save);
  if (known) Object.assign(known, facts);
  keep();
}

export function drop(entry) {
  entries = entries.filter((one) => one.save !== entry.save);
  keep();
}

// Who made a later change on top of this one has seen what became of it.
export function learn(seen) {
  for (const entry of entries) {
    for (const id of Object.keys(entry.seen ?? {})) {
      if (id in seen) entry.seen[id] = seen[id];
    }
  }
  keep();
}

function newName() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join("").slice(0, 20);
}
