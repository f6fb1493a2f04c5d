// The line of calls still to be said, by the same rules as display_board/announcer/line.py;
// tests/unit/announcer/vectors.json holds both. A turn is {number, seqs}.

/** A line that begins after entry `seq`; `done` are entries already said before earlier ones. */
export function lineFrom(seq, done) {
  return { seq, turns: [], done: done || [], late: 0, withdrawn: 0 };
}

/** After which entry to follow when all is to be begun anew: what waits comes again. */
export function resume(line) {
  return Math.min(line.seq + 1, ...line.turns.map((turn) => turn.seqs[0])) - 1;
}

/** The newest entry of a turn: its counter is where the visitor is to go. */
export function newest(turn) {
  return turn.seqs[turn.seqs.length - 1];
}

/** The line after an entry; `now` in milliseconds. What is heard of too late is only counted. */
export function heard(line, entry, now, late_s) {
  if (entry.seq <= line.seq) return line;
  const after = changed(line, { seq: entry.seq });
  if (line.done.indexOf(entry.seq) >= 0) return stillDone(after, line.done);
  const isLate = now - Date.parse(entry.at) > late_s * 1000;
  const rule = RULES[entry.event.kind];
  return rule ? rule(after, entry.seq, entry.event, isLate) : after;
}

/** The line after a turn was said, or could not be; who was called again since waits on. */
export function said(line, turn) {
  const turns = line.turns
    .map((each) => changed(each, { seqs: without(each.seqs, turn.seqs) }))
    .filter((each) => each.seqs.length);
  const rest = changed(line, { turns });
  const done = without(line.done, turn.seqs).concat(turn.seqs).sort((a, b) => a - b);
  return stillDone(rest, done);
}

const RULES = {
  ticket_called: called,
  ticket_recalled: called,
  ticket_undone: (line, seq, event, isLate) =>
    event.state === "called" ? called(line, seq, event, isLate) : withdrawn(line, seq, event),
  ticket_cancelled: withdrawn,
  ticket_transferred: withdrawn,
  ticket_reassigned: withdrawn,
  announcement_made: (line, seq, event, isLate) => joined(line, "", seq, isLate),
  emergency_raised: first,
  day_opened: (line) =>
    changed(line, { turns: [], withdrawn: line.withdrawn + line.turns.length }),
};

// A ticket that is called again while it waits keeps its place and is said once, as newest.
function called(line, seq, event, isLate) {
  const isIn = line.turns.some((turn) => turn.number === event.number);
  if (!isIn) return joined(line, event.number, seq, isLate);
  const turns = line.turns.map((turn) =>
    turn.number === event.number ? changed(turn, { seqs: turn.seqs.concat(seq) }) : turn);
  return changed(line, { turns });
}

function joined(line, number, seq, isLate) {
  if (isLate) return changed(line, { late: line.late + 1 });
  return changed(line, { turns: line.turns.concat({ number, seqs: [seq] }) });
}

// Help is called before all visitors.
function first(line, seq, event, isLate) {
  if (isLate) return changed(line, { late: line.late + 1 });
  return changed(line, { turns: [{ number: "", seqs: [seq] }].concat(line.turns) });
}

// Who has nothing to do at the counter any more is not sent there.
function withdrawn(line, seq, event) {
  const turns = line.turns.filter((turn) => turn.number !== event.number);
  const gone = line.turns.length - turns.length;
  return changed(line, { turns, withdrawn: line.withdrawn + gone });
}

// Only what comes after the place to resume from has to be remembered.
function stillDone(line, done) {
  return changed(line, { done: done.filter((seq) => seq > resume(line)) });
}

function without(seqs, gone) {
  return seqs.filter((seq) => gone.indexOf(seq) < 0);
}

function changed(value, change) {
  return Object.assign({}, value, change);
}
