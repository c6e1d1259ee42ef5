// Asks what to do where somebody else was faster. The server says what; the page holds the dialogs.

const DIALOGS = { overtaken: "plan-conflict", blocked: "plan-blocked" };

// "mine" or "theirs"; of an undo "skip" or "leave".
export function decide(answer) {
  const dialog = document.getElementById(DIALOGS[answer.kind]);
  const before = document.activeElement;
  const fallback = answer.kind === "blocked" ? "leave" : "theirs";
  dialog.querySelector(".plan-dialog-body").innerHTML = answer.html;
  for (const button of dialog.querySelectorAll("button[value=skip]")) button.hidden = !answer.undo;
  return new Promise((resolve) => {
    const finish = (choice) => {
      dialog.close();
      before?.focus?.({ preventScroll: true });
      resolve(choice);
    };
    dialog.querySelectorAll("button").forEach((button) => { button.onclick = () => finish(button.value); });
    dialog.oncancel = (event) => {
      event.preventDefault();
      finish(fallback);
    };
    dialog.showModal();
  });
}
