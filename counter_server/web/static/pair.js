// A television asks for a code, shows it, and opens its board once an officer has typed it.
// Plain ES5: televisions of 2016 run it too. The token stays in this browser.
(function () {
  "use strict";
  var KEPT = "motcua-board-token";
  var AGAIN_S = 3;
  var code = document.getElementById("code");
  var state = document.getElementById("state");
  var where = location.search;

  function post(path, body, token, done, failed) {
    var call = new XMLHttpRequest();
    call.open("POST", "/api/v1" + path + where);
    call.setRequestHeader("Content-Type", "application/json");
    if (token) call.setRequestHeader("Authorization", "Bearer " + token);
    call.timeout = 10000;
    call.onload = function () {
      var told = null;
      try { told = JSON.parse(call.responseText); } catch (error) { told = null; }
      if (call.status >= 200 && call.status < 300 && told) done(told);
      else failed(call.status);
    };
    call.onerror = call.ontimeout = function () { failed(0); };
    call.send(JSON.stringify(body));
  }

  function kept() {
    try { return localStorage.getItem(KEPT) || ""; } catch (error) { return ""; }
  }

  function keep(token) {
    try {
      if (token) localStorage.setItem(KEPT, token);
      else localStorage.removeItem(KEPT);
    } catch (error) { /* a browser that keeps nothing is paired anew each time */ }
  }

  function later(what) { setTimeout(what, AGAIN_S * 1000); }

  function away() { state.textContent = code.getAttribute("data-away"); }

  function open(told) {
    state.textContent = code.getAttribute("data-ready").replace("{name}", told.name);
    location.replace("/board/" + encodeURIComponent(told.zone || "main"));
  }

  function begin() {
    var about = screen.width + "x" + screen.height;
    post("/pairings", { program: "board", about: about }, "", show, function () {
      code.textContent = "…";
      away();
      later(begin);
    });
  }

  function show(told) {
    var half = told.code.length / 2;
    code.textContent = told.code.slice(0, half) + " " + told.code.slice(half);
    state.textContent = "";
    later(function () { ask(told.secret); });
  }

  function ask(secret) {
    post("/pairings/token", { secret: secret }, "", function (told) {
      state.textContent = "";
      if (!told.is_paired) return later(function () { ask(secret); });
      keep(told.token);
      open(told);
    }, function (status) {
      if (status === 404 || status === 409) return begin();
      away();
      later(function () { ask(secret); });
    });
  }

  function goOn(token) {
    post("/devices/self/health", { program: "board" }, token, open, function (status) {
      if (status === 401 || status === 403) {
        keep("");
        return begin();
      }
      away();
      later(function () { goOn(token); });
    });
  }

  if (kept()) goOn(kept());
  else begin();
})();
