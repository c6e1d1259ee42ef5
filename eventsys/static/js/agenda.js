// What the agenda gains by a script; all of it works without.

// The reader's own zone, as a switch beside the event's.
const zones = document.querySelector(".zones");
const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;

function clockIn(zone) {
  return new Date(zones.dataset.at).toLocaleString("en", { timeZone: zone });
}

function offerMine() {
  const shown = new URLSearchParams(location.search).get("tz") || zones.dataset.own;
  if (!mine || [zones.dataset.own, shown].some((zone) => clockIn(zone) === clockIn(mine))) return;
  const address = new URL(location.href);
  address.searchParams.set("tz", mine);
  const link = document.createElement("a");
  link.className = "zone";
  link.href = address;
  link.textContent = `${zones.dataset.words} (${mine.split("/").pop().replaceAll("_", " ")})`;
  zones.querySelector(".panel").before(link);
}
if (zones) offerMine();

// A panel of choices takes effect when it is closed; Escape and a press elsewhere close it.
const sieve = document.querySelector(".sieve");
const panels = document.querySelectorAll(".panel");
for (const panel of panels) {
  let changed = false;
  panel.addEventListener("change", () => { changed = true; });
  panel.addEventListener("toggle", () => { if (!panel.open && changed) sieve.requestSubmit(); });
}
document.addEventListener("keydown", (event) => {
  const open = event.target.closest(".panel[open]");
  if (event.key !== "Escape" || !open) return;
  open.querySelector("summary").focus();
  open.open = false;
});
document.addEventListener("click", (event) => {
  for (const panel of panels) if (!panel.contains(event.target)) panel.open = false;
});
// An empty field says nothing: leave it out of the address.
sieve?.addEventListener("submit", () => {
  for (const field of document.querySelectorAll("#words, #tz")) field.disabled = !field.value;
});

// Arrows go from session to session in the grid, each to the nearest in its direction.
const grid = document.querySelector(".grid");
const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function middle(link) {
  const box = link.closest("td").getBoundingClientRect();
  return { x: box.left + Math.min(box.width, 100) / 2, y: box.top + Math.min(box.height, 60) / 2 };
}

grid?.addEventListener("keydown", (event) => {
  const way = ways[event.key];
  if (!way || !event.target.matches("h3 a")) return;
  const from = middle(event.target);
  let nearest = null, least = Infinity;
  for (const link of grid.querySelectorAll("h3 a")) {
    const to = middle(link), dx = to.x - from.x, dy = to.y - from.y;
    const ahead = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (ahead > 1 && ahead + 3 * aside < least) [nearest, least] = [link, ahead + 3 * aside];
  }
  if (!nearest) return;
  event.preventDefault();
  nearest.focus();
});

// Where the rooms do not fit, the page scrolls the day and not a box in it. The heading of a table cannot stay
// at the top of the page while its table scrolls sideways, so a copy does, for the eye only.
const sheet = document.querySelector(".sheet");

function headsOf(table) {
  const copy = table.cloneNode(false), strip = document.createElement("div");
  copy.append(...[...table.querySelectorAll("colgroup, thead")].map((part) => part.cloneNode(true)));
  strip.className = "heads";
  strip.tabIndex = -1;
  strip.setAttribute("aria-hidden", "true");
  strip.append(copy);
  return strip;
}

function letFlow() {
  const frame = document.createElement("div"), heads = headsOf(grid);
  sheet.before(frame);
  frame.append(sheet);
  const more = () => {
    const left = sheet.scrollWidth - sheet.clientWidth - Math.abs(sheet.scrollLeft);
    frame.classList.toggle("more", left > 4);
  };
  const arrange = () => {
    frame.classList.remove("flows");
    heads.remove();
    if (getComputedStyle(sheet).overflowX !== "auto" || sheet.scrollWidth <= sheet.clientWidth) return;
    frame.classList.add("flows");
    frame.append(heads);
    frame.style.setProperty("--bar", `${heads.offsetHeight - heads.clientHeight - heads.clientTop}px`);
    heads.scrollLeft = sheet.scrollLeft;
    more();
  };
  sheet.addEventListener("scroll", () => { heads.scrollLeft = sheet.scrollLeft; more(); });
  heads.addEventListener("scroll", () => { sheet.scrollLeft = heads.scrollLeft; });
  addEventListener("resize", arrange);
  arrange();
}
if (sheet) letFlow();
