// A part of a page as it is now; without this file the page shows it as it was when it came.
// data-now: where its HTML is, data-events and data-kinds: what changes it, data-every: seconds,
// for what changes by time alone.
import { follow } from "./live.js";

const GATHER_MS = 300;
const region = document.getElementById("live-region");
const ours = new Set(region.dataset.kinds.split(" "));
let gathering = 0;

async function look() {
  gathering = 0;
  const answer = await fetch(region.dataset.now).catch(() => null);
  if (!answer) return;
  if (!answer.ok || answer.redirected) return location.reload();
  const focused = region.contains(document.activeElement) && nameOf(document.activeElement);
  region.innerHTML = await answer.text();
  // Whoever stands on a button or a link goes on standing there.
  const again = focused && [...region.querySelectorAll("a,button")].find((each) => nameOf(each) === focused);
  if (again) again.focus();
}

function nameOf(each) {
  return each.getAttribute("aria-label") || each.getAttribute("href") || "";
}

follow(region.dataset.events, ["change"], (event) => {
  if (ours.has(event.data) && !gathering) gathering = setTimeout(look, GATHER_MS);
}, { back: look });
if (region.dataset.every) setInterval(() => { if (!document.hidden) look(); }, region.dataset.every * 1000);
