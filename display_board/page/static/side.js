// The side of the board: the last calls, or all counters, page by page when they are many.

import { put } from "./draw.js";
import { counterLines, pageAt } from "./zone.js";

const children = (id) => Array.from(document.getElementById(id).children);

export function drawSide(settings, counters, calls, clock) {
  if (settings.panel === "counters") drawCounters(settings, counters, calls, clock);
  else children("last").forEach((row, place) => drawRow(row, calls[place], settings, clock));
}

function drawRow(row, call, settings, clock) {
  style(row, call ? standing(call, settings, clock) : "empty");
  put(row.children[0], call ? call.number : "");
  put(row.children[1], call ? call.counter_number : "");
}

function drawCounters(settings, counters, calls, clock) {
  const cells = children("cells");
  const lines = counterLines(counters, calls, settings);
  const page = pageAt(clock.second(), lines.length, cells.length, settings.page_s);
  cells.forEach((cell, place) =>
    drawCell(cell, lines[page * cells.length + place], settings, clock));
  const pages = Math.ceil(lines.length / cells.length);
  put(document.getElementById("pages"), pages > 1 ? `${page + 1} / ${pages}` : "");
}

function drawCell(cell, line, settings, clock) {
  const isCalled = Boolean(line && line.call);
  const call = isCalled ? ` ${standing(line.call, settings, clock)}` : "";
  style(cell, `cell ${line ? line.state : "empty"}${call}`);
  put(cell.querySelector(".cell-counter"), line ? line.number : "");
  put(cell.querySelector(".cell-number"), isCalled ? line.call.number : "");
}

// A new call flashes as long as it is set; then the dot stays until the visitor has come.
function standing(call, settings, clock) {
  if (!call.being_called) return "settled";
  return clock.since_s(call.at) < settings.flash_s ? "called fresh" : "called";
}

function style(place, names) {
  if (place.className !== names) place.className = names;
}
