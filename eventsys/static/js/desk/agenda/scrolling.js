// Near an edge of the board it scrolls by itself, faster the nearer.

import { scroller } from "./board.js";

const NEAR = 48; // pixels
const FASTEST = 18; // pixels a frame

let frame = null;

export function scrollNear(x, y, after) {
  const box = scroller.getBoundingClientRect();
  const across = pull(x, box.left, box.right);
  const down = pull(y, box.top, box.bottom);
  stopScrolling();
  if (!across && !down) return;
  frame = requestAnimationFrame(() => {
    scroller.scrollBy(across, down);
    after();
    scrollNear(x, y, after);
  });
}

function pull(at, first, last) {
  if (at < first - NEAR || at > last + NEAR) return 0;
  if (at < first + NEAR) return -Math.ceil(Math.min(1, (first + NEAR - at) / NEAR) * FASTEST);
  if (at > last - NEAR) return Math.ceil(Math.min(1, (at - last + NEAR) / NEAR) * FASTEST);
  return 0;
}

export function stopScrolling() {
  cancelAnimationFrame(frame);
}
