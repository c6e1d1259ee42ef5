// Looks every few seconds whether the paper is ready, and then goes there.
const box = document.querySelector("[data-waiting]");
const look = async () => {
  try {
    const answer = await fetch(box.dataset.waiting, { method: "HEAD", cache: "no-store" });
    if (answer.ok && answer.headers.get("content-type")?.startsWith("application/pdf")) {
      location.replace(box.dataset.waiting);
      return;
    }
  } catch { /* offline for a moment: look again */ }
  setTimeout(look, 3000);
};
setTimeout(look, 2000);
