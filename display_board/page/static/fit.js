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

/** After other words came into a box: smaller if they need it, never larger, so nothing jumps. */
export function fitAgain(place) {
  fit(place, Number(place.style.getPropertyValue("--fit")) || 1);
}

function fitAll() {
  Array.from(document.querySelectorAll(".fit")).forEach((place) => fit(place, 1));
}

function fit(place, largest) {
  for (let size = largest; size >= LEAST; size -= STEP) {
    place.style.setProperty("--fit", size);
    if (!overflows(place)) return;
  }
}

function overflows(place) {
  // A grid that fits is as high as its box; lines of text may be a pixel higher than theirs.
  const slack = place.tagName === "UL" ? 0 : 1;
  return place.scrollHeight > place.clientHeight + slack ||
    place.scrollWidth > place.clientWidth + slack;
}
