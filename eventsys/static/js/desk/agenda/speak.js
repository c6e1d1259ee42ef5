// Polite announcements for those who hear the page, and the line that says how saving stands.

const spoken = document.getElementById("plan-said");
const state = document.getElementById("plan-state");
let fading;

export function announce(text) {
  spoken.textContent = "";
  requestAnimationFrame(() => { spoken.textContent = text; });
}

// Stays until something else is to be said; with `link`, an address and its words behind it.
export function showState(text, { isWrong = false, link } = {}) {
  clearTimeout(fading);
  if (state.dataset.said === text) return;
  state.dataset.said = text;
  state.replaceChildren(text);
  if (link) {
    const way = document.createElement("a");
    [way.href, way.textContent] = link;
    state.append(" ", way);
  }
  state.classList.toggle("is-wrong", isWrong);
}

export function showBriefly(text) {
  showState(text);
  fading = setTimeout(() => showState(""), 8000);
}
