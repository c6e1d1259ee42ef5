// The two edges of a card: drawing one makes the session longer or shorter.

import { minuteAt, plan, snapped, start as boardStart, end as boardEnd, step } from "./board.js";
import { all, draw, isLocked, lengthOf, placeOf, whenOf } from "./cards.js";
import { move } from "./changes.js";
import * as ghost from "./ghost.js";
import * as news from "./news.js";

let drawn = null; // { spot, edge, was, now, pointer }

export function start() {
  show();
  plan.addEventListener("pointerdown", down);
  addEventListener("pointermove", follow);
  addEventListener("pointerup", (event) => finish(event, true));
  addEventListener("pointercancel", (event) => finish(event, false));
  addEventListener("keydown", (event) => { if (event.key === "Escape" && drawn) finish({ pointerId: drawn.pointer }, false); }, true);
}

// Cards that the server has drawn have none yet.
export function show() {
  for (const spot of all()) {
    if (placeOf(spot) && !spot.querySelector(".spot-edge")) spot.append(edge("start"), edge("end"));
    if (!placeOf(spot)) spot.querySelectorAll(".spot-edge").forEach((one) => one.remove());
  }
}

function edge(name) {
  const made = document.createElement("span");
  made.className = `spot-edge is-${name}`;
  return made;
}

function down(event) {
  const edgeOf = event.target.closest(".spot-edge");
  if (!edgeOf || event.button !== 0) return;
  const spot = edgeOf.closest(".spot");
  if (isLocked(spot)) return;
  event.preventDefault();
  const was = placeOf(spot);
  drawn = { spot, was, now: was, pointer: event.pointerId, isEnd: edgeOf.classList.contains("is-end") };
  news.hold();
  document.body.classList.add("is-dragging");
}

function follow(event) {
  if (!drawn || event.pointerId !== drawn.pointer) return;
  const { was, isEnd, spot } = drawn;
  const at = Math.min(Math.max(snapped(minuteAt(event.clientY)), boardStart()), boardEnd());
  const last = was.start + lengthOf(was);
  drawn.now = isEnd
    ? { ...was, minutes: Math.max(step(), at - was.start) }
    : { ...was, start: Math.min(at, last - step()), minutes: Math.max(step(), last - at) };
  draw(spot, drawn.now);
  ghost.tell(whenOf(drawn.now), event.clientX, event.clientY);
}

function finish(event, isKept) {
  if (!drawn || event.pointerId !== drawn.pointer) return;
  const { spot, was, now } = drawn;
  drawn = null;
  document.body.classList.remove("is-dragging");
  ghost.hush();
  draw(spot, was);
  if (isKept) move(spot, now);
  news.release();
}
