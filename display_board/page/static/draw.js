// Draws into the page; every word is already there, put by the server. Nothing is made or thrown
// away, and what is unchanged is not touched: a board runs for months.

import { fitAgain } from "./fit.js";
import { firstOf, pageAt, SERVICES_A_PAGE } from "./zone.js";

const byId = (id) => document.getElementById(id);
const spans = (say) => Array.from(say.children);

/** Writes a text only when it is another one. */
export function put(place, text) {
  const words = String(text);
  if (place.textContent !== words) place.textContent = words;
}

/** Fills the places of a text in each of its languages. */
export function fill(say, values) {
  spans(say).forEach((part) => put(part, said(part.dataset.say, values)));
}

/** The big call; undefined when nobody is called. */
export function drawCall(call) {
  byId("call").classList.remove("new");
  byId("call").classList.toggle("nobody", !call);
  byId("call").classList.toggle("long", Boolean(call) && call.number.length > 4);
  put(byId("call-number"), call ? call.number : "");
  put(byId("call-at"), call ? call.counter_number : "");
  if (!call) put(byId("spoken"), "");
}

/** Gentle pulses, and the call in words for who listens with a screen reader. */
export function pulse(call, flash_s) {
  const place = byId("call");
  place.style.setProperty("--flashes", Math.max(1, Math.round(flash_s / 1.1)));
  place.classList.remove("new");
  void place.offsetWidth; // the browser has to see it gone to begin anew
  place.classList.add("new");
  put(byId("spoken"), said(byId("spoken").dataset.say, {
    number: call.number,
    counter: call.counter_number,
  }));
}

/** How many wait for each service and, where it is set, how long; page by page when many. */
export function drawWaiting(services, settings, second) {
  if (settings.waiting === "hidden") return;
  const places = Array.from(document.querySelectorAll(".service"));
  const page = pageAt(second, places.length, SERVICES_A_PAGE, settings.page_s);
  const first = firstOf(page, places.length, SERVICES_A_PAGE);
  let isTurned = false;
  places.forEach((place, index) => {
    const isHere = index >= first && index < first + SERVICES_A_PAGE;
    if (place.hidden === isHere) {
      place.hidden = !isHere;
      isTurned = true;
    }
    const service = services.find((each) => each.code === place.dataset.service);
    if (service) drawService(place, service, settings.waiting === "time");
  });
  if (isTurned) fitAgain(places[0].parentNode);
}

export function drawCut(time) {
  fill(byId("cut-since"), { time });
  byId("cut-inside").hidden = false;
}

export function drawBack() {
  byId("cut-inside").hidden = true;
}

export function drawSound(isBlocked) {
  byId("sound").hidden = !isBlocked;
}

export function drawClock(clock) {
  const parts = clock.parts();
  const time = `${parts.hour}:${parts.minute}`;
  put(byId("clock"), time);
  put(byId("closed-clock"), time);
  for (const part of Array.from(document.querySelectorAll("#date [data-say]"))) {
    const weekday = part.dataset.weekdays.split("|")[parts.weekday];
    put(part, said(part.dataset.say, Object.assign({}, parts, { weekday })));
  }
}

function drawService(place, service, hasTime) {
  put(place.querySelector(".waiting-count"), service.waiting);
  if (!hasTime) return;
  const words = likely(service.wait);
  spans(place.querySelector(".likely .say")).forEach((part, index) => put(part, words[index]));
}

// The words of a likely wait, one a language; empty when nobody knows.
function likely(wait) {
  const asked = spans(byId("say-likely"));
  if (!wait) return asked.map(() => "");
  const low = Math.ceil(wait.low_s / 60);
  const high = Math.ceil(wait.high_s / 60);
  const minutes = low === high ? high : `${low}–${high}`;
  if (high === 0) return spans(byId("say-no-wait")).map((part) => part.dataset.say);
  const place = wait.past_closing ? spans(byId("say-past-closing")) : asked;
  return place.map((part) => said(part.dataset.say, { minutes }));
}

function said(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
