// What a zone shows of the board, by the same rules as display_board/zone.py;
// zone_vectors.json holds both. `zone` is a contract ZoneSettings.

const STILL_AT_WORK_S = 600;
const LEAST_HOLD_S = 1.5;
export const SERVICES_A_PAGE = 12;

/** The calls of the zone's counters and services, newest first. */
export function shownCalls(calls, zone) {
  return calls.filter((call) =>
    among(zone.counters, call.counter_number) && among(zone.services, call.service));
}

/** Whom the large place asks to come: the newest who is still on the way, if anybody is. */
export function invited(calls) {
  return calls.find((call) => call.being_called);
}

/** The services of the zone, in the office's order. */
export function shownServices(services, zone) {
  return services.filter((each) => among(zone.services, each.code));
}

/** The counters of the zone by number, each with its newest call; a closed one without. */
export function counterLines(counters, calls, zone) {
  return counters.filter((each) => among(zone.counters, each.number)).map((each) => {
    const of = (call) => call.counter_number === each.number;
    const call = each.state === "closed" ? null : calls.find(of) || null;
    return { number: each.number, state: each.state, call };
  });
}

/** How long a call keeps the large place while so many wait behind it: less in a burst. */
export function holdS(inLine, hold) {
  return inLine <= 3 ? hold : Math.max(LEAST_HOLD_S, (hold * 3) / inLine);
}

/** Which page of a list is shown at that second of the day, 0 the first. */
export function pageAt(second, lines, page, page_s) {
  const pages = Math.max(1, Math.ceil(lines / Math.max(1, page)));
  return Math.floor(second / page_s) % pages;
}

/** Where a page begins when every page is full: the last one goes back as far as it must. */
export function firstOf(page, lines, size) {
  return Math.max(0, Math.min(page * size, lines - size));
}

/** Which language is shown at that second of the day. */
export function tongueAt(second, languages, rotate_s) {
  return rotate_s && languages ? Math.floor(second / rotate_s) % languages : 0;
}

/** Whether the board rests: weekday 0 is Monday, `quiet_s` since the last call (null: none). */
export function isClosed(hours, weekday, minute, quiet_s) {
  const isOpen = (each) =>
    each.weekdays.indexOf(weekday) >= 0 && within(each.opens, each.closes, minute);
  if (!hours.length || hours.some(isOpen)) return false;
  return quiet_s === null || quiet_s > STILL_AT_WORK_S;
}

/** The places in the playlist that have their turn at a minute of the day. */
export function playing(items, minute) {
  const places = [];
  items.forEach((item, place) => {
    const always = !item.since && !item.until;
    if (always || within(item.since || "00:00", item.until || "24:00", minute)) places.push(place);
  });
  return places;
}

function among(chosen, one) {
  return !chosen.length || chosen.indexOf(one) >= 0;
}

// Also over midnight: 22:00 to 06:00.
function within(since, until, minute) {
  const start = minuteOf(since);
  const end = minuteOf(until);
  if (start <= end) return start <= minute && minute < end;
  return minute >= start || minute < end;
}

function minuteOf(clock) {
  const parts = clock.split(":");
  return Number(parts[0]) * 60 + Number(parts[1]);
}
