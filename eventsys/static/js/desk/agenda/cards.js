// A card and its place: { start, minutes, room, everyone }, where `start` counts from the day's midnight; null: in the tray.

import { board, end, laneOf, plan } from "./board.js";
import { clock } from "./clock.js";
import { say } from "./words.js";

const HOUR = 60;
const UNKNOWN_LENGTH = 30;
const PLACED = /^(at-[hm]|for-[hm]|lane-|of-|wide-|lines-)\d+$/;
const LINE = 17;

export const find = (id) => document.getElementById(`s-${id}`);
export const all = () => [...document.querySelectorAll(".spot[id]")];
export const idOf = (spot) => Number(spot.id.slice(2));
export const titleOf = (spot) => spot.querySelector(".spot-title").textContent;
export const linkOf = (spot) => spot.querySelector(".spot-in");
export const isLocked = (spot) => "locked" in spot.dataset;
export const lengthOf = (place) => place.minutes || UNKNOWN_LENGTH;
export const seenOf = (spot) => Number(spot.dataset.seen);

export function placeOf(spot) {
  if (spot.dataset.start === undefined) return null;
  const everyone = "everyone" in spot.dataset;
  return {
    start: Number(spot.dataset.start),
    minutes: Number(spot.dataset.minutes) || null,
    room: everyone ? spot.dataset.room : spot.closest(".plan-lane")?.dataset.room ?? "",
    everyone,
  };
}

export function roomWords(place) {
  if (place.everyone) return say("all rooms");
  return place.room ? laneOf(place.room)?.dataset.name ?? place.room : say("no room");
}

export const dayWords = () => plan.querySelector(".plan-days a[aria-current]")?.firstChild.textContent.trim() ?? "";

// Draws the card where it is to be, before the server has answered; the server's own drawing comes after it.
export function draw(spot, place) {
  spot.classList.remove(...[...spot.classList].filter((name) => PLACED.test(name)));
  if (place === null) return drawInTray(spot);
  const lane = place.everyone ? board().querySelector(".plan-over") : laneOf(place.room);
  if (!lane) return spot.remove();
  spot.classList.remove("spot-waiting");
  spot.classList.add(...classesOf(place));
  spot.dataset.start = place.start;
  if (place.minutes) spot.dataset.minutes = place.minutes;
  else delete spot.dataset.minutes;
  spot.querySelector(".spot-when").textContent = whenOf(place);
  move(spot, lane);
}

function classesOf({ start, minutes, everyone }) {
  const length = Math.min(lengthOf({ minutes }), end() - start);
  const height = length * (board().querySelector(".plan-hours").offsetHeight / (end() - board().dataset.start));
  const lines = Math.max(1, Math.min(8, Math.floor((height - 6) / LINE)));
  return [
    `at-h${Math.floor(start / HOUR)}`, `at-m${start % HOUR}`,
    `for-h${Math.floor(length / HOUR)}`, `for-m${length % HOUR}`, `lines-${lines}`,
    ...(everyone ? [] : ["lane-0"]),
  ];
}

export function whenOf({ start, minutes }) {
  return minutes ? `${clock(start)}–${clock(start + minutes)}` : clock(start);
}

function drawInTray(spot) {
  delete spot.dataset.start;
  delete spot.dataset.everyone;
  spot.classList.add("spot-waiting");
  spot.querySelector(".spot-when").textContent = "";
  move(spot, document.querySelector(".plan-waiting"));
}

// Moving an element in the page takes its focus away.
function move(spot, parent) {
  if (spot.parentElement === parent) return;
  const hadFocus = spot.contains(document.activeElement);
  parent.append(spot);
  if (hadFocus) linkOf(spot).focus({ preventScroll: true });
}
