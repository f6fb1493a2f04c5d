// Joins the parts of the board: what the server painted, the stream, the big place, the chime.

import { apply, fromBoard, news } from "./board.js";
import { Clock } from "./clock.js";
import { drawBack, drawCall, drawClock, drawCut, drawState, pulse } from "./draw.js";
import { keepFitting } from "./fit.js";
import { Follower } from "./follow.js";
import { Stage } from "./stage.js";
import { announce } from "./voice.js";

const HOLD_MS = 4000;
const STILL_NEWS_S = 120;

const page = document.body.dataset;
const clock = new Clock(page.now, page.timezone, document.documentElement.lang);
const stage = new Stage(show, drawCall, HOLD_MS);
let state = fromBoard(JSON.parse(page.snapshot));

const follower = new Follower(page.eventsUrl, page.snapshotUrl, {
  seq: () => state.seq,
  entry: (entry) => become(apply(state, entry)),
  skip: (seq) => { state = Object.assign({}, state, { seq: Math.max(seq, state.seq) }); },
  snapshot: (board, date) => {
    clock.set(date);
    become(fromBoard(board));
  },
  cut: () => drawCut(clock.time()),
  back: drawBack,
});

function become(next) {
  const fresh = news(state, next, STILL_NEWS_S);
  state = next;
  drawState(state);
  stage.update(fresh, state.calls[0]);
}

function show(call) {
  drawCall(call);
  pulse(call);
  announce(call);
}

// At midnight the waiting of yesterday is over, without an event that says so.
function tick() {
  const before = document.getElementById("date").textContent;
  drawClock(clock.time(), clock.date());
  if (before && before !== clock.date()) follower.resync();
}

become(state);
keepFitting();
tick();
setInterval(tick, 1000);
follower.start();
