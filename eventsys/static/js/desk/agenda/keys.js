// The grid by keyboard alone: the card that has the focus is moved, drawn out, locked, taken off.

import { isRightToLeft, laneBeside, plan, step, within } from "./board.js";
import { idOf, lengthOf, placeOf } from "./cards.js";
import * as changes from "./changes.js";
import * as choosing from "./choosing.js";
import { isDragging } from "./dragging.js";
import { announce } from "./speak.js";
import { redo, undo } from "./undoing.js";
import { say } from "./words.js";

const TYPING = "input, select, textarea, [contenteditable]";

const ON_A_CARD = {
  ArrowUp: (spot, event) => (event.shiftKey ? lengthen(spot, -step()) : moveBy(spot, -step(), 0)),
  ArrowDown: (spot, event) => (event.shiftKey ? lengthen(spot, step()) : moveBy(spot, step(), 0)),
  ArrowLeft: (spot) => moveBy(spot, 0, isRightToLeft() ? 1 : -1),
  ArrowRight: (spot) => moveBy(spot, 0, isRightToLeft() ? -1 : 1),
  "+": (spot) => lengthen(spot, step()),
  "-": (spot) => lengthen(spot, -step()),
  "−": (spot) => lengthen(spot, -step()),
  Delete: (spot) => toTray(spot),
  Backspace: (spot) => toTray(spot),
  l: (spot) => changes.lock(choosing.withChosen(spot)),
  " ": (spot) => choosing.toggle(spot),
};
// Keys of one letter work only where the grid has the focus, lest dictated words press them.
const WITHIN = {
  "/": () => document.getElementById("find").focus(),
  n: () => document.getElementById("plan-new").click(),
  "?": () => document.getElementById("plan-keys").showModal(),
  Escape: () => choosing.clear(),
};

export function start() {
  document.addEventListener("keydown", pressed);
  const keys = document.getElementById("plan-keys");
  keys.querySelector("button").addEventListener("click", () => keys.close());
}

function pressed(event) {
  if (isDragging() || event.defaultPrevented || event.target.closest("dialog")) return;
  if (event.target.closest(TYPING)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return undoOrRedo(event, key);
  if (event.altKey) return;
  const spot = event.target.closest(".spot[id]");
  const act = (spot && ON_A_CARD[key]) || (event.target.closest(".plan-desk") && WITHIN[key]);
  if (!act || (key === "Escape" && !choosing.count())) return;
  event.preventDefault();
  act(spot, event);
}

function undoOrRedo(event, key) {
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo();
  else undo();
}

function moveBy(spot, minutes, columns) {
  const place = placeOf(spot);
  if (!place) return;
  const several = choosing.withChosen(spot);
  if (several.length > 1) return changes.shift(several, minutes, columns, { burst: true });
  const start = place.start + minutes;
  if (within(start) !== start) return announce(say("earliest"));
  const lane = columns && !place.everyone ? laneBeside(place.room, columns) : undefined;
  if (columns && !lane) return announce(say("first room"));
  changes.move(spot, { ...place, start, room: lane ? lane.dataset.room : place.room }, { burst: true });
  spot.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function lengthen(spot, minutes) {
  const place = placeOf(spot);
  if (!place) return;
  changes.move(spot, { ...place, minutes: Math.max(step(), lengthOf(place) + minutes) }, { burst: true });
}

// The focus goes on to the card that stood next, not to the start of the page.
function toTray(spot) {
  const others = [...plan.querySelectorAll(".plan-board .spot[id]")];
  const next = others[others.indexOf(spot) + 1] ?? others[others.indexOf(spot) - 1];
  const moving = choosing.withChosen(spot);
  changes.toTray(moving);
  if (next && !moving.some((one) => idOf(one) === idOf(next))) next.querySelector(".spot-in").focus({ preventScroll: true });
}
