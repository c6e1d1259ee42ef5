// Each change: drawn at once, said in words, and put into the queue that saves it.

import { laneBeside, lanes, plan, within } from "./board.js";
import { dayWords, draw, find, idOf, isLocked, linkOf, placeOf, roomWords, seenOf, titleOf } from "./cards.js";
import { clock } from "./clock.js";
import * as queue from "./queue.js";
import { isSending, send } from "./sending.js";
import { announce } from "./speak.js";
import { say } from "./words.js";

const BURST = 700; // presses of a key that follow each other within this time are one change

export function move(spot, place, { burst = false } = {}) {
  if (refuses(spot)) return;
  const was = placeOf(spot);
  if (same(was, place)) return;
  draw(spot, place);
  announce(sentence(spot, was, place));
  const id = idOf(spot);
  const joined = burst && joinable("move", [id]);
  const facts = { fields: fieldsOf(place), will: { [id]: place }, notBefore: burst ? Date.now() + BURST : 0 };
  if (joined) queue.change(joined, facts);
  else put({ kind: "move", path: `/${id}/move`, was: { [id]: was }, ...facts }, [spot]);
  send(burst ? BURST : 0);
}

function fieldsOf({ start, minutes, room, everyone }) {
  return [["day", plan.dataset.day], ["minute", start], ["minutes", minutes ?? ""], ["room", room],
    ...(everyone ? [["all_rooms", "y"]] : [])];
}

function sentence(spot, was, place) {
  const values = { session: titleOf(spot), day: dayWords(), room: roomWords(place) };
  if (was && was.start === place.start && was.minutes !== place.minutes) {
    return say("lasts", { ...values, minutes: place.minutes, time: clock(place.start + place.minutes) });
  }
  return say("placed", { ...values, time: clock(place.start) });
}

export function toDay(spot, day, words) {
  const place = placeOf(spot);
  if (refuses(spot) || !place) return;
  const fields = fieldsOf(place).map(([name, value]) => [name, name === "day" ? day : value]);
  const id = idOf(spot);
  put({ kind: "move", path: `/${id}/move`, was: { [id]: place }, will: { [id]: "elsewhere" }, fields }, [spot]);
  spot.remove();
  announce(say("placed", { session: titleOf(spot), day: words, time: clock(place.start), room: roomWords(place) }));
  send();
}

export function toTray(spots) {
  const moving = spots.filter((spot) => placeOf(spot));
  if (!moving.length || moving.some(refuses)) return;
  const was = Object.fromEntries(moving.map((spot) => [idOf(spot), placeOf(spot)]));
  put({ kind: "tray", path: "/tray", fields: sessions(moving), was, will: mapped(moving, () => null) }, moving);
  moving.forEach((spot) => draw(spot, null));
  announce(say("in tray", { session: titleOf(moving[0]) }));
  send();
}

export function swap(one, other) {
  if (refuses(one) || refuses(other)) return;
  const [here, there] = [placeOf(one), placeOf(other)];
  const will = {
    [idOf(one)]: there && { ...there, minutes: minutesOf(one) ?? there.minutes },
    [idOf(other)]: here && { ...here, minutes: minutesOf(other) ?? here.minutes },
  };
  put({ kind: "swap", path: "/swap", fields: sessions([one, other]), was: { [idOf(one)]: here, [idOf(other)]: there }, will },
    [one, other]);
  draw(one, will[idOf(one)]);
  draw(other, will[idOf(other)]);
  announce(say("swapped", { session: titleOf(one), other: titleOf(other) }));
  send();
}

// Several together, by minutes and columns; none of them beyond the board.
export function shift(spots, minutes, columns = 0, { burst = false } = {}) {
  const moving = spots.filter((spot) => placeOf(spot));
  if (!moving.length || moving.some(refuses)) return;
  const places = moving.map(placeOf);
  if (places.some((place) => within(place.start + minutes) !== place.start + minutes)) return announce(say("earliest"));
  if (columns && places.some((place) => !place.everyone && !laneBeside(place.room, columns))) return announce(say("first room"));
  const will = mapped(moving, (spot) => shifted(placeOf(spot), minutes, columns));
  const ids = moving.map(idOf);
  const joined = burst && joinable("shift", ids);
  const [by, across] = joined ? [joined.by + minutes, joined.across + columns] : [minutes, columns];
  const facts = { by, across, will, fields: shiftFields(moving, by, across), notBefore: burst ? Date.now() + BURST : 0 };
  if (joined) queue.change(joined, facts);
  else put({ kind: "shift", path: "/shift", was: mapped(moving, placeOf), ...facts }, moving);
  moving.forEach((spot) => draw(spot, will[idOf(spot)]));
  announce(say("shifted", { count: moving.length, time: moving.map((spot) => clock(placeOf(spot).start)).slice(0, 4).join(", ") }));
  send(burst ? BURST : 0);
}

function shifted(place, minutes, columns) {
  const room = place.everyone || !columns ? place.room : laneBeside(place.room, columns).dataset.room;
  return { ...place, start: place.start + minutes, room };
}

function shiftFields(spots, minutes, columns) {
  return [["minutes", Math.abs(minutes)], ["way", minutes < 0 ? "earlier" : "later"], ["room", ""], ["columns", columns],
    ...lanes().map((lane) => ["column", lane.dataset.room]), ...sessions(spots)];
}

export function lock(spots) {
  const placed = spots.filter((spot) => placeOf(spot));
  if (!placed.length) return;
  const locking = !placed.every(isLocked);
  put({ kind: "lock", path: locking ? "/lock" : "/unlock", fields: sessions(placed), locking }, placed);
  placed.forEach((spot) => drawLock(spot, locking));
  announce(say(locking ? "locked" : "unlocked", { session: titleOf(placed[0]) }));
  send();
}

function drawLock(spot, locking) {
  spot.toggleAttribute("data-locked", locking);
  spot.classList.toggle("spot-locked", locking);
}

// After the server has drawn the board anew: what it does not know yet.
export function redraw() {
  for (const entry of queue.every().filter((one) => one.day === plan.dataset.day)) {
    for (const [id, place] of Object.entries(entry.will ?? {})) {
      const spot = find(id);
      if (!spot) continue;
      if (place === "elsewhere") spot.remove();
      else draw(spot, place);
      spot.classList.add("is-waiting-to-be-saved");
    }
    if (entry.kind === "lock") Object.keys(entry.seen).forEach((id) => find(id) && drawLock(find(id), entry.locking));
  }
}

export function undraw(entry) {
  for (const [id, place] of Object.entries(entry.was ?? {})) {
    const spot = find(id);
    if (spot) draw(spot, place);
  }
  if (entry.kind === "lock") Object.keys(entry.seen).forEach((id) => find(id) && drawLock(find(id), !entry.locking));
}

export function put(entry, spots) {
  const seen = Object.fromEntries(spots.map((spot) => [idOf(spot), seenOf(spot)]));
  queue.add({ day: plan.dataset.day, known: Number(plan.dataset.act), seen, ...entry });
}

function joinable(kind, ids) {
  const tail = queue.last();
  const isSame = tail && tail.kind === kind && tail.notBefore > Date.now() && !isSending(tail)
    && Object.keys(tail.seen).join() === ids.map(String).sort((a, b) => a - b).join();
  return isSame ? tail : null;
}

function refuses(spot) {
  if (!isLocked(spot)) return false;
  announce(say("is locked", { session: titleOf(spot) }));
  linkOf(spot).focus({ preventScroll: true });
  return true;
}

const minutesOf = (spot) => Number(spot.dataset.minutes) || null;
const sessions = (spots) => spots.map((spot) => ["session", idOf(spot)]);
const mapped = (spots, value) => Object.fromEntries(spots.map((spot) => [idOf(spot), value(spot)]));
const same = (one, other) => one && other && ["start", "minutes", "room", "everyone"].every((key) => one[key] === other[key]);
