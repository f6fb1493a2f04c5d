// The large place: calls that come at once are shown one after another, and none is dropped
// whose visitor is still on the way. Who has come, or need not come any more, is not invited.

import { holdS, invited } from "./zone.js";

/**
 * `show(call)` draws with light and sound; `rest(call or undefined)` draws quietly what to show
 * when there is nothing new. Each call stays `hold_s`, less when many wait behind it.
 */
export class Stage {
  constructor(show, rest, hold_s) {
    this.show = show;
    this.rest = rest;
    this.hold_s = hold_s;
    this.queue = [];
    this.now = undefined;
    this.newest = undefined;
    this.isHeld = false;
    this.timer = 0;
  }

  /** `calls` are all that the board knows now. */
  update(fresh, calls) {
    this.newest = invited(calls);
    this.queue = this.queue.concat(fresh).filter((call) => !isOver(call, calls));
    if (!this.isHeld || isOver(this.now, calls)) this.next();
  }

  next() {
    clearTimeout(this.timer);
    const call = this.queue.shift();
    this.isHeld = Boolean(call);
    if (!call) {
      if (!same(this.now, this.newest)) this.again();
      return;
    }
    this.now = call;
    this.show(call);
    this.timer = setTimeout(() => this.next(), holdS(this.queue.length, this.hold_s) * 1000);
  }

  /** Draws the place anew, quietly: the page may have been written anew. */
  again() {
    if (!this.isHeld) this.now = this.newest;
    this.rest(this.now);
  }

  isQuiet() {
    return !this.isHeld;
  }
}

// One that is not listed may have been pushed out: it keeps its turn.
function isOver(call, calls) {
  return calls.some((each) => !each.being_called && same(each, call));
}

function same(one, other) {
  return Boolean(one) === Boolean(other) && (!one || (one.number === other.number &&
    one.counter_number === other.counter_number));
}
