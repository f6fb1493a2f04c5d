// Appointments at the desk: the list follows what happens, and keys lead through the booking.
// N books, / searches; arrows walk among services, days and hours; Enter takes one.
// Without this file every link and button still works.
import { follow } from "./live.js";

const GATHER_MS = 300;
const FRESH_MS = 60000; // who is late becomes so without an event
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const list = document.getElementById("appointments-live");
let gathering = 0;

async function look() {
  const address = new URL(location.href);
  address.searchParams.set("part", "live");
  const answer = await fetch(address);
  if (answer.status === 401 || answer.redirected) return location.reload();
  const html = await answer.text();
  if (answer.ok && html !== list.dataset.shown) show(html);
}

function show(html) {
  const focused = list.contains(document.activeElement) && document.activeElement.getAttribute("formaction");
  const open = [...list.querySelectorAll("details[open]")].map((each) => each.id);
  list.innerHTML = list.dataset.shown = html;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) list.querySelector(`[formaction="${focused}"]`)?.focus();
}

function gather() {
  clearTimeout(gathering);
  gathering = setTimeout(() => look().catch(() => {}), GATHER_MS);
}

if (list) {
  follow("/desk/appointments/events", ["change", "reset", "gap"], gather, { after: list.dataset.seq, back: gather });
  setInterval(() => { if (!document.hidden) gather(); }, FRESH_MS);
}

const choices = [...document.querySelectorAll("a.offer,a.day,a.hour,button.hour")];
const first = document.querySelector("a.hour,button.hour") || choices[0];
if (first && !document.querySelector("[role=alert]:not([hidden])")) first.focus({ preventScroll: true });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input,select,textarea")) return;
  const here = choices.indexOf(document.activeElement);
  const target = here >= 0 && event.key in STEPS
    ? choices[here + STEPS[event.key]]
    : document.querySelector(`[data-keys~="${event.code}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("a[data-keys]")) target.click();
  else target.focus();
});
