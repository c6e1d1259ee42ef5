// Says beside the venue's times what a reader's own clock will show, where that is another.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const wall = (iso) => iso.slice(0, 16);
const own = (iso) => new Date(iso).toLocaleString("sv", { timeZone }).replace(" ", "T").slice(0, 16);

function tell(line) {
  const [starts, ends] = [line.dataset.starts, line.dataset.ends].map((iso) => iso && own(iso));
  const words = { weekday: "short", day: "numeric", month: "short", timeZone };
  const day = starts.slice(0, 10) === line.dataset.starts.slice(0, 10) ? ""
    : `${new Date(line.dataset.starts).toLocaleDateString(document.documentElement.lang, words)}, `;
  const time = day + starts.slice(11) + (ends ? `–${ends.slice(11)}` : "");
  line.textContent = line.dataset.yours.replace("{time}", time).replace("{zone}", timeZone.replaceAll("_", " "));
  line.hidden = false;
}

for (const line of document.querySelectorAll("[data-yours]")) {
  if (timeZone && wall(line.dataset.starts) !== own(line.dataset.starts)) tell(line);
}
