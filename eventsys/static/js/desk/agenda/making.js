// A new session where one presses twice on the empty board: the form of its page, in a dialog.

import { minuteAt, plan, step, under, within } from "./board.js";
import { clock } from "./clock.js";

export function start() {
  plan.addEventListener("dblclick", (event) => {
    const { lane, spot } = under(event.clientX, event.clientY);
    if (!lane || spot || !event.target.closest(".plan-board")) return;
    const minute = within(Math.floor(minuteAt(event.clientY) / step()) * step());
    const place = new URLSearchParams({ time: clock(minute), room: lane.dataset.room, minutes: 60 });
    location.href = `${plan.dataset.base}/new${plan.dataset.query}&${place}`;
  });
}
