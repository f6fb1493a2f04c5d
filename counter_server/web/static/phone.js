/* Keeps a phone page fresh, and says since when it is not. Written for browsers of 2014: no modules, no
   fetch, no arrow functions; without EventSource it asks again and again. The stream only says that
   something changed; the words come from the server in the page's own language. */
(function () {
  "use strict";
  var live = document.getElementById("live"), root = document.documentElement;
  if (!live || !window.XMLHttpRequest) return;
  var lost = document.getElementById("lost"), spoken = document.getElementById("told"), again = document.getElementById("again");
  var bell = window.phoneBell || { ring: function () {}, end: function () {} };
  var keep = document.querySelector("[data-keep]");
  // Where cookies are refused the address alone knows the language that was asked for.
  var chosen = /[?&](lang=[a-z]+)/.exec(location.search), asked = chosen ? "&" + chosen[1] : "";
  var LATER = 3000, SLOW = 15000, SILENCE = 45000, PATIENCE = 3000;
  var source = null, planned = 0, silence = 0, telling = 0, opening = 0, polling = 0, wait = 1000;
  var isTold = false, isOver = false, heardAt = null, shown = "", events = live.getAttribute("data-events");

  function now() { return live.querySelector("[data-state]"); }
  function told(name) { var at = now(); return at ? at.getAttribute(name) : null; }
  function calls() { return told("data-tone") === "call" ? told("data-calls") : ""; }
  function isNear() { return told("data-tone") === "near"; }
  function plain(part) { return part.replace(/data-at="[^"]*"/, "").replace(/<span class="as-of">[^<]*/, ""); }
  function two(number) { return (number < 10 ? "0" : "") + number; }

  function refresh() {
    planned = 0;
    var before = calls(), words = told("data-told"), ask = new XMLHttpRequest();
    ask.open("GET", location.pathname + "?part=live" + asked);
    ask.timeout = SLOW;
    ask.onload = function () {
      if (ask.status !== 200) { missed(); return; }
      fresh();
      if (!events && ask.responseText.indexOf('data-state="away"') < 0) { location.reload(); return; }
      if (plain(ask.responseText) !== shown) live.innerHTML = ask.responseText;
      shown = plain(ask.responseText);
      document.title = told("data-title") || document.title;
      if (spoken && told("data-told") !== words) spoken.textContent = told("data-told");
      if (calls() && calls() !== before) bell.ring("call", document.title);
      else if (isNear() && !isTold) bell.ring("near", document.title);
      isTold = isNear() || isTold && !calls();  // a call begins anew: a next service may follow
      if (now().hasAttribute("data-ended")) end();
    };
    ask.onerror = ask.ontimeout = missed;
    ask.send();
  }
  function soon(delay) {
    if (planned && delay) return;
    clearTimeout(planned);
    planned = setTimeout(refresh, delay);
  }
  function fresh() {
    heardAt = new Date();
    clearTimeout(telling);
    telling = 0;
    lost.hidden = again.hidden = true;
    root.removeAttribute("data-stale");
  }
  function missed() { if (!telling) telling = setTimeout(tell, PATIENCE); }
  function tell() {
    var since = lost.querySelector("[data-since]");
    since.textContent = heardAt ? two(heardAt.getHours()) + ":" + two(heardAt.getMinutes()) : told("data-at");
    lost.hidden = again.hidden = false;
  }
  function heard(event) {
    if (event.lastEventId) events = events.replace(/after=\d+/, "after=" + event.lastEventId);
    listen();
  }
  function listen() {
    fresh();
    clearTimeout(silence);
    silence = setTimeout(cut, SILENCE);
  }
  function open() {
    clearTimeout(opening);
    if (isOver || source || polling) return;
    if (!window.EventSource || !events) { polling = setInterval(refresh, SLOW); soon(LATER); return; }
    source = new EventSource(events);
    source.onopen = function () { wait = 1000; listen(); };
    source.onerror = cut;
    source.addEventListener("beat", listen);
    source.addEventListener("mine", function (event) { heard(event); soon(0); });
    source.addEventListener("line", function (event) { heard(event); soon(LATER * (0.5 + Math.random())); });
    source.addEventListener("reset", function () { location.reload(); });
  }
  function cut() {
    stop();
    missed();
    opening = setTimeout(function () { open(); soon(0); }, wait);
    wait = Math.min(wait * 2, SLOW);
  }
  function stop() {
    clearTimeout(silence);
    clearTimeout(opening);
    clearInterval(polling);
    if (source) source.close();
    source = null;
    polling = 0;
  }
  function end() {
    isOver = true;
    again.hidden = true;
    stop();
    bell.end();
    if (keep) keep.hidden = true;
  }
  function back() { if (!isOver) { open(); soon(0); } }

  root.className = "scripted";
  if (root.hasAttribute("data-stale")) tell();
  if (now() && now().hasAttribute("data-ended")) { again.hidden = isOver = true; return; }
  isTold = isNear();
  open();
  document.addEventListener("visibilitychange", function () { if (!document.hidden && source) soon(0); });
  window.addEventListener("online", back);
  window.addEventListener("pagehide", stop);  // a page kept in the browser's memory holds no line open
  window.addEventListener("pageshow", function (event) { if (event.persisted) back(); });
})();
