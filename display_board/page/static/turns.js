// One language after another, all boards of a hall at the same second. Every language has its
// place in the layout all the time, so nothing moves.

import { tongueAt } from "./zone.js";

let shown = null;

export function turn(rotate_s, second) {
  if (!rotate_s) return;
  const place = tongueAt(second, document.querySelector(".say").children.length, rotate_s);
  const body = document.body;
  if (shown === place && body.dataset.turned) return;
  shown = place;
  body.dataset.turned = String(place);
  for (const say of Array.from(document.querySelectorAll(".say"))) show(say, place);
}

function show(say, place) {
  const texts = Array.from(say.children);
  texts.forEach((text, index) => text.classList.toggle("now", index === place % texts.length));
}
