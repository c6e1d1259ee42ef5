// What follows the pointer while a card is dragged: the card, words that say what would happen, and where it would be.

import { end, pixelsOfMinute, start } from "./board.js";
import { lengthOf } from "./cards.js";

let ghost = null;
let hint = null;
let shade = null;
let marked = null;

export function lift(spot, count) {
  const box = spot.getBoundingClientRect();
  ghost = document.createElement("div");
  ghost.className = `plan-ghost ${[...spot.classList].filter((name) => name.startsWith("track-") || name.startsWith("spot-")).join(" ")}`;
  const card = spot.querySelector(".spot-in").cloneNode(true);
  card.removeAttribute("href");
  ghost.append(card);
  if (count > 1) card.prepend(`${count} × `);
  ghost.style.inlineSize = `${box.width}px`;
  ghost.style.blockSize = `${Math.min(box.height, 240)}px`;
  hint = document.createElement("div");
  hint.className = "plan-hint";
  shade = document.createElement("div");
  shade.className = "plan-shade";
  ghost.setAttribute("aria-hidden", "true");
  hint.setAttribute("aria-hidden", "true");
  document.body.append(ghost, hint);
}

export function moveTo(x, y) {
  ghost.style.transform = `translate(${x}px, ${y}px)`;
}

export function shows(target, x, y) {
  hint.textContent = target.hint ?? "";
  hint.hidden = !target.hint;
  const left = Math.min(x + 14, innerWidth - hint.offsetWidth - 8);
  hint.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, y - 34)}px)`;
  mark(target);
  shadeIn(target);
}

function mark({ tray, day, spot }) {
  const wanted = tray ?? day ?? spot ?? null;
  if (wanted === marked) return;
  marked?.classList.remove("drop", "is-target");
  wanted?.classList.add(wanted === spot ? "is-target" : "drop");
  marked = wanted;
}

function shadeIn({ lane, place }) {
  if (!place || !lane) return shade.remove();
  const height = pixelsOfMinute();
  const length = Math.min(lengthOf(place), end() - place.start);
  shade.style.insetBlockStart = `${(place.start - start()) * height}px`;
  shade.style.blockSize = `${length * height}px`;
  const parent = place.everyone ? document.querySelector(".plan-over") : lane;
  if (shade.parentElement !== parent) parent.append(shade);
  return undefined;
}

export function drop() {
  mark({});
  ghost.remove();
  hint.remove();
  shade.remove();
}

// While an edge is drawn there is no card in the air, only the words.
export function tell(text, x, y) {
  if (!hint?.isConnected) {
    hint = document.createElement("div");
    hint.className = "plan-hint";
    hint.setAttribute("aria-hidden", "true");
    document.body.append(hint);
  }
  hint.textContent = text;
  hint.style.transform = `translate(${Math.min(x + 14, innerWidth - hint.offsetWidth - 8)}px, ${Math.max(8, y - 34)}px)`;
}

export const hush = () => hint?.remove();
