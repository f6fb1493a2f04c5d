// The desk: buttons and keys answer without a reload, and the page follows the office's events.
// Without this file every button still works as a form.
import { autoCall } from "./desk-auto.js";
import { holdToAct } from "./desk-hold.js";
import { walkLists } from "./desk-lists.js";
import { keepLost, tellLost } from "./desk-lost.js";
import { follow } from "./live.js";
import { looksAt } from "./live-looks.js";
import { keepTelling } from "./live-waits.js";

const LONGEST_MS = 10000;
const GATHER_MS = 120;
const FRESH_MS = 60000;

const desk = document.getElementById("desk");
const said = document.getElementById("said");
const spoken = document.getElementById("summary");
const csrf = document.querySelector("meta[name=csrf-token]").content;
const shownHtml = {};
const shownTags = {};
let seq = Number(desk.dataset.seq);
let summary = desk.dataset.summary;
let isPending = false;
const isSmall = desk.dataset.view === "small";
const now = isSmall ? "/desk/now?view=small" : "/desk/now";
const auto = autoCall(desk, () => {
  const button = document.getElementById("do-call");
  act(button.getAttribute("formaction"), formOf(button), button);
}, say);
const tell = keepTelling(desk);
const { look, gather } = looksAt(() => ask(now), GATHER_MS);
const wasHeld = holdToAct(desk, (url, button) => act(url, formWith(), button));
walkLists(desk);

async function ask(url, form) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_MS);
  try {
    const answer = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form,
      headers: { Accept: "application/json", "X-CSRFToken": csrf, "X-Desk-Has": has() },
      signal: stop.signal,
    });
    const state = await answer.json();
    if (state.regions) {
      if (form) auto.did(verbOf(url), answer.ok);
      return show(state);
    }
    if (answer.status === 401 || state.code === "no_seat" || state.code === "page_expired") {
      if (form && state.code !== "no_seat") keepLost(desk, nameOf(verbOf(url)));
      return location.reload();
    }
    say(`${state.title} ${state.detail}`, "bad");
  } finally {
    clearTimeout(timer);
  }
}

// A region was left out that another answer has changed since: all of it is asked for again.
function lacks(state) {
  const isBehind = Object.keys(state.tags).some((name) => state.tags[name] !== shownTags[name]);
  if (isBehind) for (const name of Object.keys(shownTags)) delete shownTags[name];
  return isBehind;
}

// What need not be sent again.
function has() {
  return Object.entries(shownTags).map((each) => each.join(":")).join();
}

function show(state) {
  if (state.said) say(state.said, state.tone);
  if (state.seq < seq) return;
  seq = state.seq;
  const focused = document.activeElement && document.activeElement.id;
  for (const [name, html] of Object.entries(state.regions)) {
    shownTags[name] = state.tags[name];
    if (shownHtml[name] === html) continue;
    shownHtml[name] = html;
    document.getElementById(`desk-${name}`).innerHTML = html;
  }
  if (lacks(state)) return look();
  keepFocus(focused);
  document.title = `${state.title}${document.title.slice(document.title.lastIndexOf(" · "))}`;
  if (state.summary !== summary) spoken.textContent = state.summary;
  summary = state.summary;
  tell(state.now);
  auto.shows(state.next);
}

function keepFocus(id) {
  if (!id || document.activeElement !== document.body) return;
  const again = document.getElementById(id) || desk.querySelector(".button.primary");
  if (again) again.focus();
}

function say(text, tone) {
  said.className = `said ${tone}`;
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; }); // the same words again are read again
}

async function act(url, form, button) {
  if (isPending) return;
  isPending = true;
  auto.pressed();
  if (button) button.setAttribute("aria-busy", "true");
  try {
    await ask(url, form);
  } catch (error) {
    say(desk.dataset.failed, "bad");
  }
  isPending = false;
  if (button) button.removeAttribute("aria-busy");
}

function verbOf(url) {
  return url.split("?")[0].split("/").pop();
}

function nameOf(verb) {
  const label = document.querySelector(`#do-${verb}>span`) || document.querySelector(`[formaction$="/${verb}"]`);
  return label ? label.textContent.trim() : verb;
}

function formWith() {
  return new FormData(document.getElementById("act"));
}

function formOf(button) {
  const form = formWith();
  if (button.name) form.append(button.name, button.value);
  return form;
}

function press(button) {
  if (button.getAttribute("aria-disabled") === "true") return say(button.title, "info");
  if (button.dataset.ask) return openQuestion(button.dataset.ask);
  return act(button.getAttribute("formaction"), formOf(button), button);
}

function openQuestion(id) {
  const dialog = document.getElementById(id);
  const number = dialog.querySelector("[name=number]");
  const plate = document.getElementById("plate-number");
  if (number) number.value = plate ? plate.textContent.trim() : "";
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const popup = event.target.closest("[data-popup]");
  if (popup) {
    event.preventDefault();
    open(popup.href, popup.target, "popup,width=360,height=300");
  }
  const button = event.target.closest("button[form=act],a[data-ask]");
  if (button) {
    event.preventDefault();
    if (wasHeld()) return;
    if (event.detail < 2) press(button); // the second click of a double click means nothing
  }
  const close = event.target.closest("dialog [data-close]");
  if (close) {
    event.preventDefault();
    close.closest("dialog").close();
  }
});

document.addEventListener("submit", (event) => {
  const dialog = event.target.closest("dialog");
  if (!dialog && !event.target.matches(".live")) return;
  event.preventDefault();
  const form = new FormData(event.target);
  form.set("seen", desk.querySelector("[name=seen][form=act]").value);
  if (dialog) dialog.close();
  else document.activeElement.blur();
  act(event.target.getAttribute("action"), form, null);
  event.target.reset();
});

const keys = document.getElementById("use-keys");
const useKeys = () => localStorage.getItem("desk-keys") !== "off";
if (keys) {
  keys.checked = useKeys();
  keys.addEventListener("change", () => {
    localStorage.setItem("desk-keys", keys.checked ? "on" : "off");
    showKeys();
  });
}
function showKeys() {
  document.body.classList.toggle("no-keys", !useKeys());
}
showKeys();

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return leave(event);
  if (event.target.matches("input:not([type=checkbox]),select,textarea")) return;
  if (!useKeys() || event.repeat || event.altKey || event.metaKey) return;
  const target = wanted(event);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input")) target.focus();
  else if (target.href && !target.dataset.ask) location.assign(target.href);
  else press(target);
});

function wanted(event) {
  if (event.ctrlKey) return event.code === "KeyZ" && !event.shiftKey && document.getElementById("do-undo");
  return desk.querySelector(`[data-keys~="${event.code}"]`);
}

function leave(event) {
  if (event.target.matches("#find")) event.target.blur();
  auto.stop();
}

follow("/desk/events", ["change", "reset"], (event) => {
  if (event.type === "change" && Number(event.lastEventId) <= seq) return;
  if (event.type === "reset") seq = 0;
  gather();
}, { after: String(seq), back: look, cut: look });
setInterval(() => { if (!document.hidden) gather(); }, FRESH_MS); // waits and who is late change without an event
tellLost(desk, say);
