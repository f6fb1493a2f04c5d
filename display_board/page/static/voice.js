// The sound of the board: the page calls `announce(call)` once for each call, in order.

import { Chime } from "./chime.js";
import { drawSound } from "./draw.js";

const chime = new Chime(drawSound);

/** `call` is a contract BoardCall; calls may come faster than they can be said. */
export function announce(call) {
  chime.ring(call);
}
