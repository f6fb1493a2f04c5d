// Records one part after another: see the words, speak, listen, keep or do again.

import { Microphone, loudest, trimmed, wav } from "./recorder-sound.js";

const QUIET = 0.03;
const TOO_LOUD = 0.985;

const byId = (id) => document.getElementById(id);
const booth = byId("booth");
const parts = Array.from(document.querySelectorAll("[data-part]"));
const says = booth.dataset;
const token = document.querySelector('meta[name="csrf-token"]').content;

let microphone = null;
let stop = null;
let samples = null;
let chosen = null;

function choose(part) {
  if (chosen) chosen.removeAttribute("aria-current");
  chosen = part;
  chosen.setAttribute("aria-current", "true");
  byId("booth-words").textContent = part.dataset.words;
  forget();
  tell(says.ready);
}

function forget() {
  samples = null;
  byId("hear").disabled = true;
  byId("keep").disabled = true;
}

function tell(words) {
  byId("booth-status").textContent = words;
}

async function record() {
  if (stop) {
    await recorded();
    return;
  }
  forget();
  try {
    microphone = microphone || await Microphone.open();
  } catch (error) {
    tell(says.refused);
    return;
  }
  await microphone.context.resume();
  stop = microphone.record();
  label("stop");
  tell(says.recording);
  meter();
}

async function recorded() {
  const end = stop;
  stop = null;
  label("start");
  // Somebody who stops at once has recorded nothing that could be read.
  samples = trimmed(await end().catch(() => new Float32Array(1)));
  const level = loudest(samples);
  byId("level").value = level;
  byId("hear").disabled = level < QUIET;
  byId("keep").disabled = level < QUIET;
  if (level < QUIET) tell(says.quiet);
  else tell(level > TOO_LOUD ? says.loud : says.listen);
  if (level >= QUIET) await microphone.play(samples);
}

function label(which) {
  const words = byId("record").querySelector("span");
  words.textContent = words.dataset[which];
}

function meter() {
  if (!stop) return;
  byId("level").value = microphone.level();
  requestAnimationFrame(meter);
}

async function keep() {
  const form = new FormData();
  form.append("file", wav(samples), "part.wav");
  const headers = { "X-CSRFToken": token, Accept: "application/json" };
  byId("keep").disabled = true;
  try {
    const answer = await fetch(chosen.dataset.part, { method: "POST", body: form, headers });
    const told = await answer.json();
    if (answer.ok) kept(told);
    else tell(`${told.title} ${told.detail}`);
  } catch (error) {
    byId("keep").disabled = false;
    tell(says.failed);
  }
}

function kept(progress) {
  const tag = chosen.querySelector(".tag");
  tag.textContent = says.kept;
  tag.classList.add("good");
  chosen.dataset.kept = "true";
  byId("progress").value = progress.done;
  byId("progress").max = progress.all;
  const words = byId("progress-words");
  words.textContent = words.dataset.say
    .replace("{done}", progress.done).replace("{all}", progress.all);
  const following = next();
  if (following) choose(following);
  else tell(says.all);
}

/** The next part after the chosen one that nobody recorded, else the first such. */
function next() {
  const isLeft = (part) => !part.dataset.kept && !part.querySelector(".tag.good");
  const after = parts.slice(parts.indexOf(chosen) + 1);
  return after.find(isLeft) || parts.find(isLeft);
}

function begin() {
  booth.hidden = false;
  parts.forEach((part) => {
    const button = part.querySelector("[data-choose]");
    button.hidden = false;
    button.addEventListener("click", () => {
      choose(part);
      booth.scrollIntoView();
      byId("record").focus();
    });
  });
  byId("record").addEventListener("click", record);
  byId("hear").addEventListener("click", () => microphone.play(samples));
  byId("keep").addEventListener("click", keep);
  choose(next() || parts[0]);
}

if (navigator.mediaDevices && window.MediaRecorder) begin();
else byId("no-microphone").hidden = false;
