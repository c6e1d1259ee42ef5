// Where things are on the board: rooms, hours, and which of them a point of the screen is in.

export const plan = document.getElementById("plan");
export const scroller = document.getElementById("plan-scroll");

export const board = () => document.getElementById("plan-board");
export const step = () => Number(plan.dataset.step);
export const start = () => Number(board().dataset.start);
export const end = () => Number(board().dataset.end);
export const lanes = () => [...board().querySelectorAll(".plan-lane")];
export const laneOf = (room) => lanes().find((lane) => lane.dataset.room === room);
export const isRightToLeft = () => getComputedStyle(plan).direction === "rtl";

export function pixelsOfMinute() {
  const lane = board().querySelector(".plan-hours");
  return lane.getBoundingClientRect().height / (end() - start());
}

export function minuteAt(y) {
  const top = board().querySelector(".plan-hours").getBoundingClientRect().top;
  return start() + (y - top) / pixelsOfMinute();
}

export const snapped = (minute) => Math.round(minute / step()) * step();

// A start that leaves something of the session on the board.
export const within = (minute) => Math.min(Math.max(minute, start()), end() - step());

// What is under a point: the tray, another day, a room's lane, and a card in it.
export function under(x, y) {
  const element = document.elementFromPoint(x, y);
  if (!element) return {};
  return {
    tray: element.closest(".plan-tray"),
    day: element.closest(".plan-days a[data-day]"),
    lane: element.closest(".plan-lane") ?? laneAt(x, y),
    spot: element.closest(".spot[id]"),
  };
}

function laneAt(x, y) {
  const seen = scroller.getBoundingClientRect();
  if (x < seen.left || x > seen.right || y < seen.top || y > seen.bottom) return null;
  return lanes().find((lane) => {
    const box = lane.getBoundingClientRect();
    return x >= box.left && x < box.right;
  }) ?? null;
}

// The lane so many columns further along; null beyond the last one.
export function laneBeside(room, by) {
  const known = lanes();
  const at = known.findIndex((lane) => lane.dataset.room === room);
  return known[at + by] ?? null;
}
