// Finds while one types: on this day at once, on other days by Enter. The tray's own search hides what does not match.

import { all, linkOf } from "./cards.js";
import { plan } from "./board.js";
import { announce } from "./speak.js";
import { say } from "./words.js";

let at = -1;
let telling;

const wordsOf = (field) => field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
const has = (element, words) => words.every((word) => element.textContent.toLocaleLowerCase().includes(word));

export function start() {
  const form = document.getElementById("plan-find");
  const field = document.getElementById("find");
  field.addEventListener("input", () => show(field));
  form.addEventListener("submit", (event) => {
    const found = [...document.querySelectorAll(".plan-desk .spot-found[id]")];
    if (!found.length) return;
    event.preventDefault();
    at = (at + 1) % found.length;
    linkOf(found[at]).focus();
    found[at].scrollIntoView({ block: "center", inline: "center" });
  });
  plan.addEventListener("input", (event) => { if (event.target.id === "tray-find") showTray(event.target); });
}

function show(field) {
  const words = wordsOf(field);
  at = -1;
  for (const spot of all()) spot.classList.toggle("spot-found", words.length > 0 && has(spot.querySelector(".spot-words"), words));
  plan.classList.toggle("finding", words.length > 0);
  clearTimeout(telling);
  if (!words.length) return;
  telling = setTimeout(() => {
    const count = document.querySelectorAll(".spot-found[id]").length;
    announce(count ? say("found", { count }) : say("nothing to send"));
  }, 500);
}

function showTray(field) {
  const words = wordsOf(field);
  for (const spot of document.querySelectorAll(".plan-waiting .spot")) spot.hidden = !has(spot.querySelector(".spot-words"), words);
}

// After the server has drawn cards anew.
export function again() {
  const field = document.getElementById("find");
  if (plan.classList.contains("finding")) show(field);
}
