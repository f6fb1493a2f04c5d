// The time of the server in the hall's zone: a television's own clock is often wrong.

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export class Clock {
  constructor(now, timezone) {
    this.ahead_ms = Date.now() - performance.now();
    this.set(now);
    // English only to take it apart: old televisions know no other names, ours stand on the page.
    this.format = new Intl.DateTimeFormat("en-GB", {
      timeZone: timezone, hour12: false, weekday: "short", year: "numeric", month: "2-digit",
      day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    });
  }

  /** `now`: what the server says it is, as text. The rest is counted by a clock that never jumps. */
  set(now) {
    const told = Date.parse(now);
    if (!isNaN(told)) this.ahead_ms = told - performance.now();
  }

  now() {
    return new Date(this.ahead_ms + performance.now());
  }

  /** `weekday` 0 is Monday; the rest as two digits and more. */
  parts() {
    const found = {};
    this.format.formatToParts(this.now()).forEach((part) => { found[part.type] = part.value; });
    found.hour = found.hour === "24" ? "00" : found.hour;
    found.weekday = DAYS.indexOf(found.weekday);
    return found;
  }

  time() {
    const parts = this.parts();
    return `${parts.hour}:${parts.minute}`;
  }

  day() {
    const parts = this.parts();
    return `${parts.year}-${parts.month}-${parts.day}`;
  }

  minute() {
    const parts = this.parts();
    return Number(parts.hour) * 60 + Number(parts.minute);
  }

  second() {
    return this.minute() * 60 + Number(this.parts().second);
  }

  /** Seconds since a moment the server told. */
  since_s(at) {
    return (this.now() - Date.parse(at)) / 1000;
  }
}
