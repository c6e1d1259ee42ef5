// Shows the button beside an address to copy; without script the field is there to copy from by hand.
for (const box of document.querySelectorAll("[data-copy]")) {
  const [field, button, status] = ["input", "button", "[role=status]"].map((what) => box.querySelector(what));
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = status.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; status.textContent = ""; }, 4000);
  });
}
