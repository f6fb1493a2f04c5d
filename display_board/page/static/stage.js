// The big place: calls that come at once are shown one after another, and none is dropped.

/**
 * `announce(call)` draws with light and sound; `rest(call or undefined)` draws quietly what to
 * show when there is nothing to announce. Each announced call stays at least `hold_ms`.
 */
export class Stage {
  constructor(announce, rest, hold_ms) {
    this.announce = announce;
    this.rest = rest;
    this.hold_ms = hold_ms;
    this.queue = [];
    this.newest = undefined;
    this.isHeld = false;
  }

  update(fresh, newest) {
    this.queue = this.queue.concat(fresh);
    this.newest = newest;
    if (!this.isHeld) this.next();
  }

  next() {
    const call = this.queue.shift();
    this.isHeld = Boolean(call);
    if (!call) {
      this.rest(this.newest);
      return;
    }
    this.announce(call);
    setTimeout(() => this.next(), this.hold_ms);
  }
}
