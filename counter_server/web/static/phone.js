/* Keeps a phone page fresh; rings once when the turn is near, and at each call. Written for old browsers:
   no modules, no fetch, no arrow functions. The stream only says that something changed; the words
   come from the server in the page's own language. */
(function () {
  "use strict";
  var live = document.getElementById("live");
  var notice = document.getElementById("line-cut");
  if (!live || !window.XMLHttpRequest) return;
  var LATER = 3000, SLOW = 15000, SILENCE = 45000, PATIENCE = 3000;
  var NEAR = { shakes: [300, 200, 300], notes: [659, 784] };
  var CALL = { shakes: [400, 200, 400, 200, 800], notes: [659, 784, 1047] };
  var source = null, planned = 0, silence = 0, telling = 0, wait = 1000, sound = null, isTold = false;
  var events = live.getAttribute("data-events");

  function now() { return live.querySelector("[data-state]"); }
  function told(name) { var at = now(); return at ? at.getAttribute(name) : null; }
  function calls() { return told("data-tone") === "call" ? told("data-calls") : ""; }
  function isNear() { return told("data-tone") === "near"; }

  function refresh() {
    planned = 0;
    var before = calls(), ask = new XMLHttpRequest();
    ask.open("GET", location.pathname + "?part=live");
    ask.onload = function () {
      if (ask.status !== 200) return;
      if (live.innerHTML !== ask.responseText) live.innerHTML = ask.responseText;
      document.title = told("data-title") || document.title;
      if (calls() && calls() !== before) ring(CALL);
      else if (isNear() && !isTold) ring(NEAR);
      isTold = isNear() || isTold && !calls();  // a call begins anew: a next service may follow
      if (now().hasAttribute("data-ended")) stop();
    };
    ask.send();
  }
  function soon(delay) {
    if (planned && delay) return;
    clearTimeout(planned);
    planned = setTimeout(refresh, delay);
  }
  function ring(way) {
    if (navigator.vibrate) { try { navigator.vibrate(way.shakes); } catch (e) { /* no motor */ } }
    if (!sound) return;
    way.notes.forEach(function (note, step) {
      var at = step * 0.35, tone = sound.createOscillator(), volume = sound.createGain(), start = sound.currentTime + at;
      tone.frequency.value = note;
      volume.gain.setValueAtTime(0.5, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
      tone.connect(volume);
      volume.connect(sound.destination);
      tone.start(start);
      tone.stop(start + 0.6);
    });
  }
  function heard(event) {
    if (event.lastEventId) events = events.replace(/after=\d+/, "after=" + event.lastEventId);
    listen();
  }
  function listen() {
    clearTimeout(silence);
    silence = setTimeout(cut, SILENCE);
  }
  function open() {
    if (!window.EventSource) { setInterval(refresh, SLOW); return; }
    source = new EventSource(events);
    source.onopen = function () {
      wait = 1000;
      clearTimeout(telling);
      telling = 0;
      if (notice) notice.hidden = true;
      listen();
    };
    source.onerror = cut;
    source.addEventListener("beat", listen);
    source.addEventListener("mine", function (event) { heard(event); soon(0); });
    source.addEventListener("line", function (event) { heard(event); soon(LATER * (0.5 + Math.random())); });
    source.addEventListener("reset", function () { location.reload(); });
  }
  function cut() {
    stop();
    if (!telling) telling = setTimeout(function () { if (notice) notice.hidden = false; }, PATIENCE);
    setTimeout(function () { open(); soon(0); }, wait);
    wait = Math.min(wait * 2, SLOW);
  }
  function stop() {
    clearTimeout(silence);
    if (source) source.close();
    source = null;
  }
  function bell() {
    var button = document.querySelector("[data-bell]"), Sound = window.AudioContext || window.webkitAudioContext;
    if (!button || !Sound) return;
    button.hidden = false;
    button.onclick = function () {
      var on = !sound;
      if (on) { sound = new Sound(); ring(NEAR); } else { sound.close(); sound = null; }
      button.setAttribute("data-on", String(on));
      button.querySelector("[data-when=on]").hidden = !on;
      button.querySelector("[data-when=off]").hidden = on;
    };
  }
  document.addEventListener("visibilitychange", function () { if (!document.hidden && source) soon(0); });
  if (now() && now().hasAttribute("data-ended")) return;
  isTold = isNear();
  bell();
  open();
})();
