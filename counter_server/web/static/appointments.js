/* Keeps the page of an appointment fresh on its day, and shakes the phone when the hour is near.
   The words come from the server, so a phone whose clock is wrong is told right. Written for old
   browsers: no modules, no fetch, no arrow functions. */
(function () {
  "use strict";
  var live = document.getElementById("live");
  if (!live || !window.XMLHttpRequest) return;
  var NEAR = 20000, FAR = 600000, planned = 0;

  function now() { return live.querySelector("[data-phase]"); }
  function phase() { return now().getAttribute("data-phase"); }
  function refresh() {
    var before = phase(), ask = new XMLHttpRequest();
    ask.open("GET", location.pathname + "?part=live");
    ask.onload = function () {
      if (ask.status === 200 && live.innerHTML !== ask.responseText) take(ask.responseText, before);
    };
    ask.onloadend = plan;
    ask.send();
  }
  function take(text, before) {
    live.innerHTML = text;
    if (phase() === before) return;
    if (phase() === "in" || phase() === "end") { location.reload(); return; }
    if (navigator.vibrate) { try { navigator.vibrate([400, 200, 400]); } catch (e) { /* no motor */ } }
  }
  function plan() {
    clearTimeout(planned);
    if (phase() === "end" || phase() === "in") return;
    planned = setTimeout(refresh, now().hasAttribute("data-today") ? NEAR : FAR);
  }
  document.addEventListener("visibilitychange", function () { if (!document.hidden) refresh(); });
  plan();
})();
