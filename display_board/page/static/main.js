// Joins the parts of the board: what the server painted, the stream, the large place, the sound.

import { apply, fromBoard, news, withWaits } from "./board.js";
import { Clock } from "./clock.js";
import { drawClosed } from "./covers.js";
import { drawBack, drawCall, drawClock, drawCut, drawWaiting, pulse } from "./draw.js";
import { dress, page } from "./dress.js";
import { keepFitting } from "./fit.js";
import { Follower } from "./follow.js";
import { drawHelp, helpsAfter } from "./help.js";
import { Media } from "./media.js";
import { tellHealth } from "./paired.js";
import { drawSide } from "./side.js";
import { Stage } from "./stage.js";
import { moveTicker } from "./ticker.js";
import { turn } from "./turns.js";
import { announce } from "./voice.js";
import { Watch } from "./watch.js";
import { shownCalls, shownServices } from "./zone.js";

const MOST_KEPT = 200;
const STILL_NEWS_S = 120;
const AGAIN_MS = 5000;
const WAITS_S = 60;

const clock = new Clock(page.now(), page.timezone());
const media = new Media();
const stage = new Stage(show, rest, page.settings().hold_s);
let settings = page.settings();
// The boards of a hall do not all ask in the same second.
const whim = Math.floor(Math.random() * WAITS_S);
let state = fromBoard(page.snapshot(), MOST_KEPT);
let helps = page.snapshot().helps || [];

const follower = new Follower(page.eventsUrl(), page.snapshotUrl(), {
  seq: () => state.seq,
  entry: (entry) => {
    become(apply(state, entry));
    heard(entry.event);
  },
  skip: (seq) => { state = Object.assign({}, state, { seq: Math.max(seq, state.seq) }); },
  snapshot: (board, date) => {
    clock.set(date);
    helped(board.helps || []);
    become(fromBoard(board, MOST_KEPT));
  },
  cut: () => drawCut(clock.time()),
  back: () => {
    drawBack();
    watch.look();
  },
});
const watch = new Watch(page.version(), page.versionUrl(), () => stage.isQuiet());

function become(next, age_s = STILL_NEWS_S) {
  const fresh = shownCalls(news(state, next, age_s), settings);
  state = next;
  draw();
  stage.update(fresh, shownCalls(state.calls, settings));
}

function draw() {
  const calls = shownCalls(state.calls, settings);
  drawSide(settings, state.counters || [], calls, clock);
  drawWaiting(shownServices(state.services, settings), settings, clock.second());
  rested(drawClosed(settings, clock, calls[0]));
}

// Nobody watches a film under the closed screen.
function rested(isClosed) {
  if (isClosed === rested.is) return;
  rested.is = isClosed;
  if (isClosed) media.hide();
  else stage.again();
}

function show(call) {
  media.hide();
  drawCall(call);
  pulse(call, settings.flash_s);
  if (!page.isPreview()) announce(call);
}

function rest(call) {
  drawCall(call);
  const hasBegun = shownCalls(state.calls, settings).length > 0;
  if (!rested.is) media.showAfter(settings.rest_s, !hasBegun);
}

function helped(counters) {
  helps = counters;
  drawHelp(helps);
}

function heard(event) {
  helped(helpsAfter(helps, event));
  const isOurs = event.kind === "board_changed" && (!event.zone || event.zone === page.zone());
  if (isOurs && !page.isPreview()) redress();
}

function redress() {
  dress().then(dressed).catch(() => setTimeout(redress, AGAIN_MS));
}

// What was set anew is on the page; what happened meanwhile must not be lost, nor called again.
function dressed() {
  settings = page.settings();
  stage.hold_s = settings.hold_s;
  begin();
  const board = page.snapshot();
  if (board.seq < state.seq) follower.resync();
  else become(fromBoard(board, MOST_KEPT), 0);
  stage.again();
}

function begin() {
  drawHelp(helps);
  keepFitting();
  media.begin(settings, page.media(), clock);
  moveTicker();
  tick();
}

// At midnight the waiting of yesterday is over, without an event that says so.
function tick() {
  const day = clock.day();
  drawClock(clock);
  turn(settings.rotate_s, clock.second());
  draw();
  if (settings.waiting === "time" && clock.second() % WAITS_S === whim) {
    follower.refresh((board) => { state = withWaits(state, board); });
  }
  if (tick.day && tick.day !== day) follower.resync();
  tick.day = day;
}

begin();
become(state);
stage.again();
setInterval(tick, 1000);
watch.begin();
if (!page.isPreview()) tellHealth();
follower.start();
