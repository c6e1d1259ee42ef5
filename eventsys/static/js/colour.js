// Beside each field for a colour, the browser's own way to pick one; the field stays what is sent.
for (const field of document.querySelectorAll("input[data-colour]")) {
  const pick = document.createElement("input");
  pick.type = "color";
  pick.className = "colour-pick";
  pick.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`).textContent);
  const show = () => { if (/^#[0-9a-f]{6}$/i.test(field.value)) pick.value = field.value.toLowerCase(); };
  pick.addEventListener("input", () => { field.value = pick.value.toUpperCase(); });
  field.addEventListener("input", show);
  show();
  field.after(pick);
}
