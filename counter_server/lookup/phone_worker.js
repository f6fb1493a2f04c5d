/* Keeps the last known state of one slip or receipt for when the line is gone, and marks it as old
   (`data-stale`): it is never shown as if it were fresh. Nothing is kept once the visit is over. */
(function () {
  "use strict";
  var scope = new URL(self.registration.scope).pathname;
  var NAME = "phone:" + scope, HOUR = 3600000, KEPT_AT = "X-Kept-At";
  var LONGEST = scope.indexOf("/t/") === 0 ? 18 * HOUR : 30 * 24 * HOUR;
  var LIVE = /<!--live-->[\s\S]*<!--\/live-->/;

  function isOver(text) { return text.indexOf("data-ended") >= 0; }
  function forget() {
    return caches.delete(NAME).then(function () { return self.registration.unregister(); });
  }
  function keep(text) {
    var head = { "Content-Type": "text/html; charset=utf-8" };
    head[KEPT_AT] = String(Date.now());
    return caches.open(NAME).then(function (kept) { return kept.put(scope, new Response(text, { headers: head })); });
  }
  function keepWhole(text) {
    var found = [], each, pattern = /(?:href|src)="(\/static\/[^"]+)"/g;
    while ((each = pattern.exec(text))) found.push(each[1]);
    return keep(text).then(function () { return caches.open(NAME); })
      .then(function (kept) { return kept.addAll(found); });
  }
  function page() {
    return caches.open(NAME).then(function (kept) { return kept.match(scope); });
  }
  function learnt(answer, change) {
    if (answer.status === 404) return forget();
    if (answer.status !== 200) return Promise.resolve();
    return answer.text().then(function (text) { return isOver(text) ? forget() : change(text); });
  }
  function splice(part) {
    return page().then(function (old) {
      return old && old.text().then(function (text) {
        return keep(text.replace(LIVE, function () { return "<!--live-->" + part + "<!--/live-->"; }));
      });
    });
  }
  function lastKnown(error) {
    return page().then(function (old) {
      if (!old) throw error;
      if (Date.now() - Number(old.headers.get(KEPT_AT)) > LONGEST) return forget().then(function () { throw error; });
      return old.text().then(function (text) {
        return new Response(text.replace("<html ", "<html data-stale "), { headers: old.headers });
      });
    });
  }
  function asset(request) {
    return caches.open(NAME).then(function (kept) {
      return kept.match(request).then(function (found) { return found || fetch(request); });
    });
  }
  function fill() {
    return fetch(scope, { credentials: "same-origin" }).then(function (answer) {
      return learnt(answer, keepWhole);
    });
  }

  self.addEventListener("install", function (event) {
    event.waitUntil(fill().then(function () { return self.skipWaiting(); }));
  });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
  self.addEventListener("notificationclick", function (event) {
    event.notification.close();
    event.waitUntil(self.clients.matchAll({ type: "window" }).then(function (open) {
      return open.length ? open[0].focus() : self.clients.openWindow(scope);
    }));
  });
  self.addEventListener("fetch", function (event) {
    var asked = event.request, url = new URL(asked.url), isHere = url.pathname === scope;
    if (asked.method !== "GET" || url.origin !== location.origin) return;
    if (url.pathname.indexOf("/static/") === 0) event.respondWith(asset(asked));
    else if (isHere && asked.mode === "navigate") {
      event.respondWith(fetch(asked).then(function (answer) {
        event.waitUntil(learnt(answer.clone(), keepWhole));
        return answer;
      }, lastKnown));
    } else if (isHere && url.search.indexOf("part=live") >= 0) {
      event.respondWith(fetch(asked).then(function (answer) {
        event.waitUntil(learnt(answer.clone(), splice));
        return answer;
      }));
    }
  });
})();
