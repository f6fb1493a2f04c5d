// The board of televisions from 2012 to 2016 (ES5): the server draws, this only asks and shows.
(function () {
  "use strict";
  var EVERY_MS = 2000;
  var FLASHES_MS = 4000;
  var cutSince = null;

  function ask() {
    var request = new XMLHttpRequest();
    request.open("GET", window.location.href, true);
    request.timeout = 10000;
    request.onreadystatechange = function () {
      if (request.readyState !== 4) { return; }
      if (request.status === 200) { show(request.responseText); } else { sayCut(); }
      setTimeout(ask, EVERY_MS);
    };
    request.send();
  }

  function show(text) {
    var fresh = document.createElement("div");
    var now = document.getElementById("board");
    var next;
    fresh.innerHTML = text.slice(text.indexOf("<body"), text.indexOf("</body>"));
    next = fresh.querySelector("#board");
    sayBack();
    if (next.getAttribute("data-version") !== now.getAttribute("data-version")) {
      window.location.reload();
      return;
    }
    if (next.innerHTML === now.innerHTML) { return; }
    now.parentNode.replaceChild(next, now);
    if (calledAt(next) > calledAt(now)) { flash(); }
  }

  // Who is shown again because a later one has come was announced before.
  function calledAt(board) {
    return board.getAttribute("data-call").split(" ")[2] || "";
  }

  function flash() {
    var call = document.getElementById("call");
    if (!call) { return; }
    call.className = "call new";
    setTimeout(function () { call.className = "call"; }, FLASHES_MS);
  }

  function sayCut() {
    var clock = document.querySelector(".clock");
    if (cutSince !== null) { return; }
    cutSince = clock ? clock.textContent : "";
    document.getElementById("cut").textContent =
      document.body.getAttribute("data-cut").replace("{time}", cutSince);
  }

  function sayBack() {
    cutSince = null;
    document.getElementById("cut").textContent = "";
  }

  setTimeout(ask, EVERY_MS);
}());
