// The large place: calls that come at once are shown one after another, and none is dropped.

import { holdS } from "./zone.js";

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
  }

  update(fresh, newest) {
    fresh.forEach((call) => this.queue.push(call));
    this.newest = newest;
    if (!this.isHeld) this.next();
  }

  next() {
    const call = this.queue.shift();
    this.isHeld = Boolean(call);
    if (!call) {
      if (!same(this.now, this.newest)) this.again();
      return;
    }
    this.now = call;
    this.show(call);
    setTimeout(() => this.next(), holdS(this.queue.length, this.hold_s) * 1000);
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

function same(one, other) {
  return Boolean(one) === Boolean(other) && (!one || (one.number === other.number &&
    one.counter_number === other.counter_number));
}
