// How far the worker is with a long sheet; when it is done, the page comes anew with what is next.
const box = document.querySelector("[data-sheet]");
const bar = box.querySelector("progress");
const words = box.querySelector("[role=status]");

const look = async () => {
  try {
    const answer = await fetch(box.dataset.sheet, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.ok) {
      const { done, total, waits } = await answer.json();
      if (!waits) {
        location.reload();
        return;
      }
      if (bar.value !== done) words.textContent = words.textContent.replace(/\d+/, done);
      bar.value = done;
      bar.max = total;
    }
  } catch { /* offline for a moment: look again */ }
  setTimeout(look, 1000);
};
setTimeout(look, 700);
