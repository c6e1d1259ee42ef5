// Dragging a card by mouse, pen, or finger (after a long press): within the board, to and from the tray, to another day,
// and onto another card to swap the two. With Alt held it is put beside that card instead.

import { laneBeside, minuteAt, plan, scroller, snapped, under, within } from "./board.js";
import { isLocked, lengthOf, placeOf, roomWords, titleOf } from "./cards.js";
import * as changes from "./changes.js";
import * as choosing from "./choosing.js";
import { clock } from "./clock.js";
import * as ghost from "./ghost.js";
import * as news from "./news.js";
import { scrollNear, stopScrolling } from "./scrolling.js";
import { announce } from "./speak.js";
import { say } from "./words.js";

const FAR = 5; // pixels until a press is a drag
const STILL = 9; // pixels that a finger may tremble
const LONG = 350; // milliseconds of a press with a finger

let press = null; // { spot, x, y, pointer, timer }
let drag = null; // { spot, spots, grab, target, x, y }

export function start() {
  plan.classList.add("can-drag");
  plan.addEventListener("pointerdown", down);
  scroller.addEventListener("scroll", () => { if (drag) aim(); }, { passive: true }); // a wheel turns under a still hand
  plan.addEventListener("dragstart", (event) => event.preventDefault());
  plan.addEventListener("contextmenu", (event) => { if (press?.isTouch) event.preventDefault(); });
  addEventListener("pointermove", moved);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", cancel);
  addEventListener("keydown", (event) => { if (event.key === "Escape" && drag) cancel(event); }, true);
  addEventListener("touchmove", (event) => { if (drag) event.preventDefault(); }, { passive: false });
}

export const isDragging = () => drag !== null;

function down(event) {
  const spot = event.target.closest(".spot[id]");
  if (!spot || event.button !== 0 || event.target.closest(".spot-edge") || press || drag) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isTouch = event.pointerType === "touch";
  press = { spot, x: event.clientX, y: event.clientY, pointer: event.pointerId, isTouch };
  if (isTouch) press.timer = setTimeout(() => take(press.x, press.y), LONG);
}

function moved(event) {
  if (drag && event.pointerId === drag.pointer) return follow(event.clientX, event.clientY, event.altKey);
  if (!press || event.pointerId !== press.pointer) return undefined;
  const way = Math.hypot(event.clientX - press.x, event.clientY - press.y);
  if (press.isTouch) return way > STILL ? letGo() : undefined;
  return way > FAR ? take(event.clientX, event.clientY) : undefined;
}

function letGo() {
  clearTimeout(press?.timer);
  press = null;
}

function take(x, y) {
  const { spot, pointer, x: firstX, y: firstY } = press;
  letGo();
  if (isLocked(spot)) {
    swallowClick();
    return announce(say("is locked", { session: titleOf(spot) }));
  }
  const box = spot.getBoundingClientRect();
  drag = { spot, spots: choosing.withChosen(spot), pointer, grab: { x: firstX - box.left, y: firstY - box.top }, target: {} };
  if (!placeOf(spot)) drag.grab.y = Math.min(drag.grab.y, 12);
  news.hold();
  navigator.vibrate?.(15);
  document.body.classList.add("is-dragging");
  drag.spots.forEach((one) => one.classList.add("is-moving"));
  ghost.lift(spot, drag.spots.length);
  return follow(x, y, false);
}

function follow(x, y, beside) {
  Object.assign(drag, { x, y, beside });
  scrollNear(x, y, () => drag && aim());
  aim();
}

// What would happen if it were let go here, shown before it is.
function aim() {
  const { x, y, grab } = drag;
  ghost.moveTo(x - grab.x, y - grab.y);
  drag.target = targetAt(under(x, y));
  ghost.shows(drag.target, x, y);
}

function targetAt({ tray, day, lane, spot }) {
  if (tray) return placeOf(drag.spot) ? { tray, hint: say("tray hint") } : {};
  if (day) return dayTarget(day);
  if (!lane) return {};
  const place = placeIn(lane);
  if (drag.spots.length > 1) return severalTarget(place, lane);
  return swapTarget(spot) ?? { lane, place, hint: hintOf(place) };
}

function dayTarget(day) {
  if (drag.spots.length > 1 || !placeOf(drag.spot) || day.ariaCurrent === "page") return {};
  return { day, hint: say("day hint", { day: day.firstChild.textContent.trim() }) };
}

function placeIn(lane) {
  const known = placeOf(drag.spot);
  const start = within(snapped(minuteAt(drag.y - drag.grab.y)));
  const minutes = known ? known.minutes : Number(drag.spot.dataset.minutes) || 60;
  return known?.everyone ? { ...known, start } : { start, minutes, room: lane.dataset.room, everyone: false };
}

const hintOf = (place) => say("place hint", {
  time: clock(place.start), end: clock(place.start + lengthOf(place)), room: roomWords(place),
});

function swapTarget(spot) {
  if (!spot || drag.beside || spot === drag.spot || !placeOf(spot) || placeOf(spot).everyone || placeOf(drag.spot)?.everyone) return null;
  if (isLocked(spot)) return { hint: say("locked hint", { session: titleOf(spot) }) };
  return { spot, hint: say("swap hint", { session: titleOf(spot) }) };
}

function severalTarget(place, lane) {
  const from = placeOf(drag.spot);
  if (!from) return {};
  const minutes = place.start - from.start;
  const columns = from.everyone ? 0 : columnsBetween(from.room, lane.dataset.room);
  return { several: { minutes, columns }, lane, place, hint: say("several hint", { count: drag.spots.length, time: clock(place.start) }) };
}

function columnsBetween(from, to) {
  for (let by = -99; by < 99; by += 1) {
    if (laneBeside(from, by)?.dataset.room === to) return by;
  }
  return 0;
}

function up(event) {
  letGo();
  if (!drag || event.pointerId !== drag.pointer) return;
  const { spot, spots, target } = drag;
  end();
  swallowClick();
  if (target.tray) changes.toTray(spots);
  else if (target.day) changes.toDay(spot, target.day.dataset.day, target.day.firstChild.textContent.trim());
  else if (target.several) changes.shift(spots, target.several.minutes, target.several.columns);
  else if (target.spot) changes.swap(spot, target.spot);
  else if (target.place) changes.move(spot, target.place);
  else announce(say("cancelled"));
}

function cancel(event) {
  letGo();
  if (!drag || (event.pointerId !== undefined && event.pointerId !== drag.pointer)) return;
  event.stopPropagation();
  end();
  swallowClick();
  announce(say("cancelled"));
}

function end() {
  drag.spots.forEach((one) => one.classList.remove("is-moving"));
  document.body.classList.remove("is-dragging");
  ghost.drop();
  stopScrolling();
  drag = null;
  news.release();
}

// The press that ends a drag is no press on the link under it.
function swallowClick() {
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 300);
}
