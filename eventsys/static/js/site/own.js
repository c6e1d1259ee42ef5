// An agenda of one's own: printed, taken from this browser, and kept in it.
import { keep, starred } from "./stars.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A participant's page offers to take over what this browser has beside it.
for (const form of document.querySelectorAll("[data-take]")) {
  const known = new Set(form.dataset.known.split(","));
  const more = starred(form.dataset.take).filter((slug) => !known.has(slug));
  form.querySelector("[name=session]").value = more.join(",");
  form.querySelector("[data-count]").textContent = String(more.length);
  form.hidden = !more.length;
}

// The public page shows what its address names: without a name, what is starred here.
const page = document.querySelector("[data-own]");
function others() {
  const shown = page.dataset.shown.split(",").filter(Boolean), mine = starred(page.dataset.own);
  if (!shown.length && mine.length && !location.search) {
    location.replace(`?s=${mine.map(encodeURIComponent).join(",")}`);
    return;
  }
  const more = shown.filter((slug) => !mine.includes(slug));
  const box = page.querySelector("[data-keep]");
  if (!box || !more.length) return;
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    keep(page.dataset.own, [...mine, ...more]);
    location.reload();
  });
}
if (page) others();
