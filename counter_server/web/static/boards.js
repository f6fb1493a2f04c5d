// Shows a board while it is being set: the form goes into the frame as soon as the typing rests.

const RESTS_MS = 500;

const form = document.getElementById("zone-form");
const show = document.getElementById("show-preview");
const shape = document.getElementById("shape");
const shapes = document.getElementById("shapes");
let timer = 0;

function preview() {
  show.click();
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(preview, RESTS_MS);
});
shapes.hidden = false;
shapes.addEventListener("change", (event) => {
  shape.className = `shape ${event.target.value}`;
});
