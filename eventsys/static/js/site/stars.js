// Sessions starred in this browser: kept for each event, never sent but in the address of one's own agenda.
const way = document.querySelector("[data-stars]");
const SHAPE = "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z";
const LAST = /\/sessions\/([^/?#]+)/;

export function starred(event) {
  try {
    const kept = JSON.parse(localStorage.getItem(`stars:${event}`) || "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function keep(event, slugs) {
  try {
    localStorage.setItem(`stars:${event}`, JSON.stringify([...new Set(slugs)].slice(0, 300)));
  } catch {
    // a browser that keeps nothing: the star is off again on the next page
  }
}

function query(slugs) {
  return slugs.length ? `?s=${slugs.map(encodeURIComponent).join(",")}` : "";
}

const base = way?.getAttribute("href");
function told() {
  const slugs = starred(way.dataset.stars);
  way.href = base + query(slugs);
  way.parentElement.hidden = !slugs.length && !way.hasAttribute("aria-current");
  way.querySelector(".star-count")?.remove();
  if (!slugs.length) return;
  const count = document.createElement("span");
  count.className = "star-count";
  count.textContent = ` (${slugs.length})`;
  way.append(count);
}

function drawn() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPE);
  svg.append(path);
  return svg;
}

const buttons = [];
function show({ button, slug, words }) {
  const on = starred(way.dataset.stars).includes(slug);
  button.setAttribute("aria-pressed", String(on));
  if (words) words.textContent = on ? way.dataset.on : way.dataset.off;
}

function press(slug) {
  const slugs = starred(way.dataset.stars);
  keep(way.dataset.stars, slugs.includes(slug) ? slugs.filter((one) => one !== slug) : [...slugs, slug]);
  told();
  buttons.forEach(show);
}

function button(slug, title, inWords) {
  const made = document.createElement("button");
  const words = inWords ? document.createElement("span") : null;
  made.type = "button";
  made.className = inWords ? "star star-words" : "star";
  made.append(drawn(), ...(words ? [words] : []));
  if (!words) made.setAttribute("aria-label", way.dataset.label.replace("{title}", title));
  made.addEventListener("click", () => press(slug));
  buttons.push({ button: made, slug, words });
  return made;
}

function begin() {
  told();
  for (const link of document.querySelectorAll(".agenda :is(.one, .whole) :is(h3, h4) a")) {
    const found = link.getAttribute("href").match(LAST);
    const entry = link.closest(".one, .whole");
    if (found && !entry.closest("[aria-hidden]")) entry.append(button(decodeURIComponent(found[1]), link.textContent.trim(), false));
  }
  for (const spot of document.querySelectorAll("[data-star-spot]")) {
    spot.append(button(spot.dataset.starSpot, "", true));
    spot.hidden = false;
  }
  buttons.forEach(show);
  addEventListener("storage", () => { told(); buttons.forEach(show); });
}
if (way) begin();
