// The badge follows what is typed; without script it stands on the page that shows all answers.
const shown = document.querySelector(".badge-shown");
const said = (field) => (field.matches("select") ? field.selectedOptions[0]?.text ?? "" : field.value);

for (const place of shown?.querySelectorAll("[data-mirror]") ?? []) {
  const field = document.getElementById(place.dataset.mirror);
  const follow = () => {
    place.textContent = said(field).trim();
    shown.hidden = !document.getElementById("name").value.trim();
  };
  for (const moment of ["input", "change"]) field.addEventListener(moment, follow);
  follow(); // what the browser filled in by itself
}
