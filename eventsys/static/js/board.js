// The box above the board's boxes ticks them all, and says when only some are.
const board = document.querySelector("[data-board]");
const all = board?.querySelector("[data-all]");

if (all) {
  const boxes = [...board.querySelectorAll("input[name=person]")];
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.parentElement.hidden = false;
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; });
  board.addEventListener("change", (event) => { if (event.target.name === "person") tell(); });
  tell();
}
