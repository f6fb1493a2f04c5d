/* Lets a phone keep this page: on its first screen, and its last known state for when the line is gone.
   Nothing here is needed for the page to work; phones that cannot do it never notice. */
(function () {
  "use strict";
  var button = document.querySelector("[data-install]"), offer = null;
  if (!document.querySelector("link[rel=manifest]")) return;
  if (navigator.serviceWorker && !document.querySelector("[data-ended]")) {
    navigator.serviceWorker.register(location.pathname + "/worker.js", { scope: location.pathname })
      .then(null, function () { /* a private window keeps nothing */ });
  }
  window.addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    offer = event;
    if (button) button.hidden = false;
  });
  if (button) button.onclick = function () {
    button.hidden = true;
    if (offer) offer.prompt();
  };
})();
