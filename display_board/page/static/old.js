// Only browsers that know no modules run this: they get the page made for old televisions.
(function () {
  "use strict";
  var go = function () { window.location.replace(document.body.getAttribute("data-plain-url")); };
  if (document.body) { go(); } else { document.addEventListener("DOMContentLoaded", go); }
}());
