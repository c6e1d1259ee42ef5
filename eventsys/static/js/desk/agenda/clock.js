// Minutes of the board's day as the clock on the wall shows them, also on days on which it is changed.

const HOUR = 60;

const board = () => document.getElementById("plan-board");

export function clock(minute) {
  const { turn, by } = board().dataset;
  const shown = minute + (turn !== undefined && minute >= Number(turn) ? Number(by) : 0);
  const within = ((shown % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR);
  return `${String(Math.floor(within / HOUR)).padStart(2, "0")}:${String(within % HOUR).padStart(2, "0")}`;
}
