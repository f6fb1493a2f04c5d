/* Shakes the phone, and sounds after a tap has allowed it. Written for browsers of 2014: no modules,
   no fetch, no arrow functions. A sleeping or hidden phone is told by a notification where it may be. */
(function () {
  "use strict";
  var button = document.querySelector("[data-bell]"), Sound = window.AudioContext || window.webkitAudioContext;
  var WAYS = {
    near: { shakes: [300, 200, 300], notes: [659, 784] },
    call: { shakes: [400, 200, 400, 200, 800], notes: [659, 784, 1047, 659, 784, 1047] }
  };
  var sound = null, awake = null;

  function play(notes) {
    if (sound.resume) sound.resume();
    notes.forEach(function (note, step) {
      var tone = sound.createOscillator(), volume = sound.createGain(), start = sound.currentTime + step * 0.35;
      tone.frequency.value = note;
      volume.gain.setValueAtTime(0.5, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
      tone.connect(volume);
      volume.connect(sound.destination);
      tone.start(start);
      tone.stop(start + 0.6);
    });
  }
  function show(words) {
    var note = window.Notification, keeper = navigator.serviceWorker;
    if (!document.hidden || !sound || !note || note.permission !== "granted" || !keeper) return;
    keeper.ready.then(function (kept) {
      kept.showNotification(words, { tag: "turn", renotify: true, vibrate: WAYS.call.shakes, icon: "/app-icon/192.png" });
    });
  }
  function stayAwake() {
    if (!sound || !navigator.wakeLock || document.hidden) return;
    navigator.wakeLock.request("screen").then(function (lock) { awake = lock; }, function () { /* battery is low */ });
  }
  function set(on) {
    if (on) { sound = new Sound(); play(WAYS.near.notes); stayAwake(); ask(); }
    else { if (sound.close) sound.close(); sound = null; if (awake) awake.release(); }
    button.setAttribute("data-on", String(on));
    button.querySelector("[data-when=on]").hidden = !on;
    button.querySelector("[data-when=off]").hidden = on;
  }
  function ask() {
    if (window.Notification && Notification.permission === "default" && window.isSecureContext) Notification.requestPermission();
  }
  function ring(kind, words) {
    var way = WAYS[kind];
    if (navigator.vibrate) { try { navigator.vibrate(way.shakes); } catch (e) { /* no motor */ } }
    if (sound) play(way.notes);
    show(words);
  }
  function end() {
    if (button) button.hidden = true;
    if (awake) awake.release();
  }

  window.phoneBell = { ring: ring, end: end };
  if (!button || !Sound) return;
  button.hidden = false;
  button.onclick = function () { set(!sound); };
  document.addEventListener("visibilitychange", stayAwake);
})();
