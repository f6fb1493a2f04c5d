// Draws a state into the page; every word is already there, put by the server.

const byId = (id) => document.getElementById(id);

/** The list of last calls and how many wait: always right at once. */
export function drawState(state) {
  const rows = state.calls.map(row);
  const list = byId("last");
  while (list.firstChild) list.removeChild(list.firstChild);
  rows.forEach((each) => list.appendChild(each));
  state.services.forEach(drawWaiting);
}

/** The big call; undefined when nothing was called yet. */
export function drawCall(call) {
  byId("call").classList.toggle("nobody", !call);
  byId("call").classList.toggle("long", Boolean(call) && call.number.length > 4);
  byId("call-number").textContent = call ? call.number : "";
  byId("call-at").textContent = call ? call.counter_number : "";
}

/** Three gentle pulses, and the call in words for who listens with a screen reader. */
export function pulse(call) {
  const place = byId("call");
  place.classList.remove("new");
  void place.offsetWidth; // the browser has to see it gone to begin anew
  place.classList.add("new");
  byId("spoken").textContent = said(byId("spoken"), {
    number: call.number,
    counter: call.counter_number,
  });
}

export function drawCut(time) {
  const bar = byId("cut-inside");
  bar.querySelectorAll("[data-say]").forEach((part) => {
    part.textContent = said(part, { time });
  });
  bar.hidden = false;
}

export function drawBack() {
  byId("cut-inside").hidden = true;
}

export function drawSound(isBlocked) {
  byId("sound").hidden = !isBlocked;
}

export function drawClock(time, date) {
  byId("clock").textContent = time;
  byId("date").textContent = date;
}

function row(call) {
  const line = document.createElement("tr");
  line.className = call.being_called ? "called" : "settled";
  [call.number, call.counter_number].forEach((text) => {
    const cell = document.createElement("td");
    cell.textContent = text;
    line.appendChild(cell);
  });
  return line;
}

function drawWaiting(service) {
  const places = document.querySelectorAll(".service");
  for (const place of Array.from(places)) {
    if (place.dataset.service === service.code) {
      place.querySelector(".waiting-count").textContent = service.waiting;
    }
  }
}

function said(place, values) {
  return place.dataset.say.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
