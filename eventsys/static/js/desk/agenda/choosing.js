// Several sessions chosen, to be moved together.

import { all, find, idOf, titleOf } from "./cards.js";
import { announce } from "./speak.js";
import { say } from "./words.js";

const chosen = new Set();

export const count = () => chosen.size;
export const isChosen = (spot) => chosen.has(idOf(spot));
export const spots = () => [...chosen].map(find).filter(Boolean);

// What a change of this card changes: all that are chosen, if it is one of them.
export const withChosen = (spot) => (isChosen(spot) && chosen.size > 1 ? spots() : [spot]);

export function toggle(spot) {
  const id = idOf(spot);
  const isNew = !chosen.delete(id);
  if (isNew) chosen.add(id);
  show();
  announce(say(isNew ? "chosen" : "not chosen", { session: titleOf(spot), count: chosen.size }));
}

export function clear() {
  if (!chosen.size) return false;
  chosen.clear();
  show();
  announce(say("none chosen"));
  return true;
}

// Marked in the page, also after the server has drawn it anew.
export function show() {
  for (const spot of all()) {
    const isIn = isChosen(spot);
    spot.classList.toggle("is-chosen", isIn);
    let mark = spot.querySelector(".spot-chosen");
    if (isIn && !mark) {
      mark = document.createElement("span");
      mark.className = "spot-chosen unseen";
      mark.textContent = `, ${say("chosen mark")}`;
      spot.querySelector(".spot-in").append(mark);
    }
    if (!isIn) mark?.remove();
  }
}
