// The time of the server in the hall's zone: a television's own clock is often wrong.

export class Clock {
  constructor(now, timezone, language) {
    this.set(now);
    // Day before month, as everywhere in the hall.
    const tongue = language === "en" ? "en-GB" : language;
    const format = (parts) =>
      new Intl.DateTimeFormat(tongue, Object.assign({ timeZone: timezone }, parts));
    this.hours = format({ hour: "2-digit", minute: "2-digit", hour12: false });
    this.days = format({ weekday: "long", day: "numeric", month: "numeric", year: "numeric" });
  }

  /** `now`: what the server says it is, as text. The rest is counted by a clock that never jumps. */
  set(now) {
    const told = Date.parse(now);
    if (!isNaN(told)) this.ahead_ms = told - performance.now();
  }

  time() {
    return this.hours.format(this.now());
  }

  date() {
    const words = this.days.format(this.now());
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  now() {
    return new Date(this.ahead_ms + performance.now());
  }
}
