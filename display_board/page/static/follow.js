// Follows the event stream: resumes after a cut, fetches a snapshot when entries are missing.

const SILENCE_MS = 40000;
const LONG_CUT_MS = 60000;
const SNAPSHOT_MS = 15000;
const BETWEEN_SNAPSHOTS_MS = 5000;
const PAUSES_MS = [1000, 2000, 5000, 10000];
const KINDS = [
  "ticket_issued", "ticket_called", "ticket_recalled", "serving_started", "ticket_finished",
  "ticket_no_show", "ticket_held", "ticket_transferred", "ticket_cancelled",
  "ticket_brought_back", "service_added", "ticket_undone", "ticket_reassigned", "day_opened",
  "counter_changed", "service_changed", "board_changed", "emergency_raised", "emergency_answered",
  "announcement_made",
  "dossier_received", "dossier_moved", "print_changed",
];

/**
 * `hall` is told what comes: `entry(entry)` (it throws when entries are missing), `skip(seq)`,
 * `snapshot(board, date)`, `cut()`, `back()`; `hall.seq()` says where we are.
 */
export class Follower {
  constructor(eventsUrl, snapshotUrl, hall) {
    this.eventsUrl = eventsUrl;
    this.snapshotUrl = snapshotUrl;
    this.hall = hall;
    this.source = null;
    this.retry = 0;
    this.failures = 0;
    this.heardAt = 0;
    this.cutAt = null;
    this.snapshotAt = -Infinity;
  }

  start() {
    this.connect();
    setInterval(() => this.watch(), 5000);
  }

  /** Takes the whole board anew, then goes on from there. */
  async resync() {
    this.close();
    this.snapshotAt = performance.now();
    try {
      await within(SNAPSHOT_MS, this.takeSnapshot());
      this.connect();
    } catch (error) {
      this.lost(() => this.resync());
    }
  }

  /** How long one waits changes without an event. */
  async refresh(take) {
    const answer = await fetch(this.snapshotUrl, { cache: "no-store" });
    if (answer.ok) take(await answer.json());
  }

  async takeSnapshot() {
    const answer = await fetch(this.snapshotUrl, { cache: "no-store" });
    if (!answer.ok) throw new Error(`snapshot: ${answer.status}`);
    this.hall.snapshot(await answer.json(), answer.headers.get("Date"));
  }

  connect() {
    this.close();
    this.heardAt = performance.now();
    const source = new EventSource(`${this.eventsUrl}?after=${this.hall.seq()}`);
    const on = (kind, act) => source.addEventListener(kind, (message) => this.hear(act, message));
    KINDS.forEach((kind) => on(kind, (message) => this.hall.entry(JSON.parse(message.data))));
    on("skip", (message) => this.hall.skip(JSON.parse(message.data).seq));
    on("beat", () => {});
    on("gap", () => { throw new Error("the server no longer has what we lack"); });
    source.onopen = () => this.opened();
    source.onerror = () => this.broken(source);
    this.source = source;
  }

  hear(act, message) {
    this.heardAt = performance.now();
    try {
      act(message);
    } catch (error) {
      this.resyncSoon();
    }
  }

  // A server whose stream and snapshot disagree must not be asked without a breath between.
  resyncSoon() {
    this.close();
    const pause = this.snapshotAt + BETWEEN_SNAPSHOTS_MS - performance.now();
    this.retry = setTimeout(() => this.resync(), Math.max(0, pause));
  }

  opened() {
    const wasLong = this.cutAt !== null && performance.now() - this.cutAt > LONG_CUT_MS;
    this.heardAt = performance.now();
    this.failures = 0;
    this.cutAt = null;
    this.hall.back();
    if (wasLong) this.resync();
  }

  // While it is CONNECTING the browser resumes by itself, with Last-Event-ID.
  broken(source) {
    if (source.readyState === EventSource.CLOSED) this.lost(() => this.connect());
    else this.sayCut();
  }

  lost(again) {
    this.close();
    this.sayCut();
    const pause = PAUSES_MS[Math.min(this.failures, PAUSES_MS.length - 1)];
    this.failures += 1;
    this.retry = setTimeout(again, pause);
  }

  sayCut() {
    if (this.cutAt !== null) return;
    this.cutAt = performance.now();
    this.hall.cut();
  }

  // A line that is dead without an error: nothing was heard although the server beats.
  watch() {
    if (this.source && performance.now() - this.heardAt > SILENCE_MS) {
      this.sayCut();
      this.connect();
    }
  }

  close() {
    clearTimeout(this.retry);
    if (this.source) this.source.close();
    this.source = null;
  }
}

function within(limit_ms, promise) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error("too late")), limit_ms);
  });
  return Promise.race([promise, late]);
}
