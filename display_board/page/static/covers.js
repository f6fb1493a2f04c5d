// The closed screen lies over the board outside the hall's hours, unless somebody is at work.

import { isClosed } from "./zone.js";

/** Whether it lies there now. */
export function drawClosed(settings, clock, newest) {
  const quiet_s = newest ? clock.since_s(newest.at) : null;
  const closed = isClosed(settings.hours, clock.parts().weekday, clock.minute(), quiet_s);
  const cover = document.getElementById("closed");
  if (cover.hidden === closed) cover.hidden = !closed;
  return closed;
}
