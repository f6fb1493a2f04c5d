// The sound of the board: the voice of the office where the page reads aloud, else the chime.
// The page calls `announce(call)` once for each call; the voice keeps a line of its own.

import { Chime } from "./chime.js";
import { Clock } from "./clock.js";
import { page } from "./dress.js";
import { drawSound } from "./draw.js";
import { Follower } from "./follow.js";
import { heard, lineFrom, newest, resume, said } from "./voice-line.js";
import { Sounds, wait } from "./voice-sound.js";

const LOOK_MS = 60000;
const AGAIN_MS = 2000;
const MOST_MISSED = 2000;

const chime = new Chime(drawSound);

/** `call` is a contract BoardCall; calls may come faster than they can be said. */
export function announce(call) {
  if (!voice.reads) chime.ring(call);
}

class Voice {
  constructor(url, clock, sounds, memory) {
    this.url = url;
    this.clock = clock;
    this.sounds = sounds;
    this.memory = memory;
    this.reads = false;
    this.late_s = 0;
    this.isSaying = false;
    this.hasFollowed = false;
    this.line = lineFrom(0);
    this.follower = new Follower(page.eventsUrl(), page.snapshotUrl(), {
      seq: () => this.line.seq,
      entry: (entry) => this.hear(entry),
      skip: (seq) => this.hear({ seq, at: new Date().toISOString(), event: {} }),
      snapshot: (board, date) => this.anew(board.seq, date),
      cut: () => {},
      back: () => {},
    });
  }

  /** Asks whether the page is to read, now and again: an administrator may change it. */
  async look() {
    const state = await asked(this.url).catch(() => null);
    if (state) this.late_s = state.late_s;
    if (state && state.page && !this.reads) this.begin();
    if (state && !state.page && this.reads) this.end();
  }

  /** Goes on where it stopped, or with the next call. */
  begin() {
    const now = page.snapshot().seq;
    const kept = this.memory.read();
    const isRecent = kept && now - kept.seq < MOST_MISSED;
    this.line = isRecent ? lineFrom(kept.seq, kept.done) : lineFrom(Math.max(now, this.line.seq));
    this.reads = true;
    this.keep();
    if (this.hasFollowed) this.follower.connect();
    else this.follower.start();
    this.hasFollowed = true;
  }

  end() {
    this.reads = false;
    this.follower.close();
    this.line = lineFrom(this.line.seq);
    this.memory.forget();
  }

  hear(entry) {
    this.line = heard(this.line, entry, this.clock.now().getTime(), this.late_s);
    this.next();
  }

  // A snapshot never takes a call out of the line; only a database that was put back does.
  anew(seq, date) {
    this.clock.set(date);
    if (seq < this.line.seq) this.line = lineFrom(seq);
  }

  async next() {
    if (this.isSaying || !this.reads) return;
    this.isSaying = true;
    while (this.reads && this.line.turns.length) {
      await this.say(this.line.turns[0]).catch(() => wait(AGAIN_MS));
    }
    this.isSaying = false;
    this.keep();
  }

  async say(turn) {
    const waiting = this.line.turns.length - 1;
    const address = `${this.url}/${newest(turn)}?who=page&waiting=${waiting}`;
    if (this.sounds.isAllowed()) {
      const told = await asked(address);
      if (told) await this.sounds.play(told, new URL(address, location.href));
    }
    this.line = said(this.line, turn);
    this.keep();
  }

  keep() {
    if (this.reads) this.memory.keep({ seq: resume(this.line), done: this.line.done });
  }
}

/** What was said, kept in the browser, so that a page that is loaded anew does not say it again. */
class Memory {
  constructor(key) {
    this.key = key;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch (error) {
      return null;
    }
  }

  keep(value) {
    try {
      localStorage.setItem(this.key, JSON.stringify(value));
    } catch (error) {
      // a browser that keeps nothing begins anew with the next call
    }
  }

  forget() {
    this.keep(null);
  }
}

/** The server's answer; null when there is no such thing. Another failure is worth a new try. */
async function asked(url) {
  const answer = await fetch(url, { cache: "no-store" });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`voice: ${answer.status}`);
  return answer.json();
}

const voice = new Voice(
  page.eventsUrl().replace(/\/events$/, "/voice"),
  new Clock(page.now(), page.timezone()),
  new Sounds(chime.context),
  new Memory(`motcua voice ${page.eventsUrl()}`),
);

if (!page.isPreview()) {
  voice.look();
  setInterval(() => voice.look(), LOOK_MS);
}
