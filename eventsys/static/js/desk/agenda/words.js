// What scripts say, in the reader's language: the page holds it, with %name% for what is filled in.

const words = new Map(
  [...(document.getElementById("plan-words")?.content.querySelectorAll("[data-word]") ?? [])]
    .map((one) => [one.dataset.word, one.textContent]),
);

export function say(name, values = {}) {
  return (words.get(name) ?? "").replace(/%(\w+)%/g, (whole, key) => values[key] ?? whole);
}
