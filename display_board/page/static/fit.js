// Words of an office may be longer than ours: they get smaller until they fit, and are never cut.

const LEAST = 0.4;
const STEP = 0.04;
let isWatching = false;

/** Fits every `.fit` element into its own box, now and whenever the screen changes. */
export function keepFitting() {
  fitAll();
  if (isWatching) return;
  isWatching = true;
  window.addEventListener("resize", fitAll);
  if (document.fonts) document.fonts.ready.then(fitAll);
}

function fitAll() {
  Array.from(document.querySelectorAll(".fit")).forEach(fit);
}

function fit(place) {
  for (let size = 1; size >= LEAST; size -= STEP) {
    place.style.setProperty("--fit", size);
    if (!overflows(place)) return;
  }
}

function overflows(place) {
  return place.scrollHeight > place.clientHeight + 1 || place.scrollWidth > place.clientWidth + 1;
}
