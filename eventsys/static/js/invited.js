// On the pages of those who are asked: the badge follows what is typed, and a text says how many words it has.
const typed = (name) => document.getElementById(name);

for (const place of document.querySelectorAll("[data-mirror]")) {
  const field = typed(place.dataset.mirror);
  field.addEventListener("input", () => { place.textContent = field.value; });
}

for (const line of document.querySelectorAll("[data-words-of]")) {
  const field = typed(line.dataset.wordsOf);
  const tell = () => {
    const number = (field.value.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length;
    line.textContent = number === 1 ? line.dataset.one : line.dataset.many.replace("{number}", number);
  };
  field.addEventListener("change", tell);
  field.addEventListener("input", () => { clearTimeout(line.waits); line.waits = setTimeout(tell, 400); });
  tell();
}
