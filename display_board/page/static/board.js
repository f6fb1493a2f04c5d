// The board as a value, by the same rules as display_board/board.py; vectors.json holds both.
// A state is a contract Board that keeps at most `most` calls.

export const MOST_CALLS = 8;

/** Entries between what is known and what came are missing: take a snapshot anew. */
export class Gap extends Error {}

/** The state a snapshot shows. */
export function fromBoard(board, most = MOST_CALLS) {
  return changed(board, { calls: board.calls.slice(0, most), most });
}

/** The state after an entry; one already seen changes nothing. */
export function apply(state, entry) {
  if (entry.seq <= state.seq) return state;
  if (entry.seq > state.seq + 1) throw new Gap(`expected ${state.seq + 1}, got ${entry.seq}`);
  const rule = RULES[entry.event.kind];
  const next = changed(state, { seq: entry.seq, at: entry.at });
  return rule ? rule(next, entry.event) : next;
}

/** Calls of `after` that `before` did not have and that are younger than `age_s`, oldest first. */
export function news(before, after, age_s) {
  const known = before.calls.map(key);
  const youngest = Date.parse(after.at) - age_s * 1000;
  return after.calls
    .filter((call) => known.indexOf(key(call)) < 0 && Date.parse(call.at) >= youngest)
    .reverse();
}

/** How long one waits is news of a snapshot only: it changes without an event. */
export function withWaits(state, board) {
  const waits = {};
  board.services.forEach((each) => { waits[each.code] = each.wait; });
  const services = state.services.map((each) => changed(each, { wait: waits[each.code] }));
  return changed(state, { services });
}

const RULES = {
  // Numbers begin anew each day: yesterday's row must not pass for today's ticket.
  ticket_issued: (state, event) => counted(without(state, event.number), event.service, 1),
  ticket_called: (state, event) => onTop(counted(state, event.service, -1), event, 1),
  ticket_recalled: (state, event) => onTop(state, event, event.calls),
  serving_started: settled,
  ticket_finished: settled,
  ticket_no_show: settled,
  ticket_held: settled,
  ticket_transferred: (state, event) => counted(without(state, event.number), event.service, 1),
  ticket_reassigned: (state, event) =>
    counted(counted(state, event.from_service, -1), event.service, 1),
  ticket_cancelled: cancelled,
  ticket_brought_back: (state, event) => counted(without(state, event.number), event.service, 1),
  ticket_undone: undone,
  day_opened: newDay,
  counter_changed: counterChanged,
};

function cancelled(state, event) {
  const left = event.from_state === "waiting" ? -1 : 0;
  return without(counted(state, event.service, left), event.number);
}

// A step that was taken back: who waits again leaves the list, who is called is on it.
function undone(state, event) {
  const before = event.from_state === "waiting" ? counted(state, event.from_service, -1) : state;
  if (event.state === "waiting") {
    return counted(without(before, event.number), event.service, 1);
  }
  return event.state === "called" ? onTop(before, event, 1) : before;
}

function newDay(state) {
  const services = state.services.map((each) => changed(each, { waiting: 0 }));
  return changed(state, { calls: [], services });
}

function counterChanged(state, event) {
  const counters = (state.counters || []).map((known) =>
    known.number === event.counter_number ? changed(known, { state: event.state }) : known);
  return changed(state, { counters });
}

function onTop(state, event, calls) {
  const call = {
    seq: state.seq,
    number: event.number,
    counter_number: event.counter_number,
    service: event.service,
    at: state.at,
    calls,
    being_called: true,
  };
  const rows = [call].concat(without(state, event.number).calls);
  return changed(state, { calls: rows.slice(0, state.most) });
}

function settled(state, event) {
  const calls = state.calls.map((call) =>
    call.number === event.number ? changed(call, { being_called: false }) : call);
  return changed(state, { calls });
}

function without(state, number) {
  return changed(state, { calls: state.calls.filter((call) => call.number !== number) });
}

function counted(state, service, change) {
  const services = state.services.map((known) =>
    known.code === service
      ? changed(known, { waiting: Math.max(0, known.waiting + change) })
      : known);
  return changed(state, { services });
}

function key(call) {
  return `${call.number} ${call.counter_number} ${call.at}`;
}

function changed(value, change) {
  return Object.assign({}, value, change);
}
