// The monitor follows the office's events; buttons answer without a reload.
// Without this file every button still works as a form.
import { follow } from "./live.js";
import { looksAt } from "./live-looks.js";
import { keepTelling } from "./live-waits.js";

const GATHER_MS = 150;
const FRESH_MS = 60000;

const page = document.getElementById("monitor");
const said = document.getElementById("said");
const csrf = document.querySelector("meta[name=csrf-token]").content;
const shown = {};
let seq = Number(page.dataset.seq);
let isPending = false;
const title = document.title;
const tell = keepTelling(page);
const { look, gather } = looksAt(() => ask("/monitor/now"), GATHER_MS);

async function ask(url, form) {
  const answer = await fetch(url, {
    method: form ? "POST" : "GET",
    body: form,
    headers: { Accept: "application/json", "X-CSRFToken": csrf },
  });
  const state = await answer.json();
  if (state.regions) return show(state);
  if (answer.status === 401 || state.code === "page_expired") return location.reload();
  say(`${state.title} ${state.detail}`, "bad");
}

function show(state) {
  if (state.said) say(state.said, state.tone);
  if (state.seq < seq) return;
  seq = state.seq;
  const focused = document.activeElement && document.activeElement.id;
  for (const [name, html] of Object.entries(state.regions)) {
    const region = document.getElementById(`monitor-${name}`);
    if (shown[name] === html || isInUse(region)) continue;
    shown[name] = html;
    region.innerHTML = html;
  }
  tell(state.now);
  const again = focused && document.activeElement === document.body && document.getElementById(focused);
  if (again) again.focus();
  document.title = state.alarms ? `(${state.alarms}) ${title}` : title;
}

// What somebody is choosing or typing in stays as it is until they are done.
function isInUse(region) {
  return region.querySelector("details[open]") || region.querySelector("input:focus");
}

function say(text, tone) {
  said.className = `said ${tone}`;
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".live")) return;
  event.preventDefault();
  if (isPending) return;
  isPending = true;
  const button = event.submitter;
  const body = new FormData(form);
  if (button && button.name) body.append(button.name, button.value);
  closeMenus();
  try {
    await ask((button && button.getAttribute("formaction")) || form.getAttribute("action"), body);
  } catch (error) {
    say(page.dataset.failed, "bad");
  }
  isPending = false;
});

function closeMenus(except) {
  for (const each of page.querySelectorAll("details[open]")) if (each !== except) each.open = false;
}

document.addEventListener("click", (event) => closeMenus(event.target.closest("details")));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && page.querySelector("details[open]");
  if (!menu) return;
  closeMenus();
  menu.querySelector("summary").focus();
});

follow("/monitor/events", ["change", "reset"], (event) => {
  if (event.type === "reset") seq = 0;
  gather();
}, { after: String(seq), back: look });
setInterval(look, FRESH_MS); // thresholds are passed by time, not by an event
