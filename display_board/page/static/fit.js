// Words of an office may be longer than ours: they get smaller until they fit, and are never cut.

const LEAST = 0.5;
const STEP = 0.04;

/** Fits every `.fit` element into its own box, now and whenever the screen changes. */
export function keepFitting() {
  const places = Array.from(document.querySelectorAll(".fit"));
  const fitAll = () => places.forEach(fit);
  fitAll();
  window.addEventListener("resize", fitAll);
  if (document.fonts) document.fonts.ready.then(fitAll);
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
