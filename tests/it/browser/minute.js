/* For a minute after a page has come, or after a tap that leaves it standing, notes whatever can be tapped and has moved, come or
   gone, but what was tapped itself: in each frame while the page changes and a little after, and four times a second while nothing
   in it does. A chair's tile is one thing, whoever sits on it; the question "Still there?" has a place of its own; a head that stays
   in sight goes along with whoever scrolls. Movements that are only drawn (transform) do not count. Asked with minute(), it tells
   all it saw. */
(function () {
  "use strict";
  var MINUTE = 59500, CALM = 250, FRAMES = 20, each = FRAMES, calm = 0, page = null, begun = 0, last = 0, first = null, tapped = {}, seen = [], told = {}, frames = 0, over = false;
  var TARGETS = "a[href], a.button, button, label, textarea, select, summary, input:not([type=hidden]), #chairs > li";
  function place(node) {
    var x = 0, y = node.closest(".stays") ? -window.pageYOffset : 0, width = node.offsetWidth, height = node.offsetHeight;
    for (; node; node = node.offsetParent) { x += node.offsetLeft; y += node.offsetTop; }
    return [x, y, width, height].join(" ");
  }
  function name(node) {
    return node.nodeName + " " + (node.id || node.getAttribute("href") || node.getAttribute("for") || (node.name || "") + " " + (node.value || "") + " " + node.textContent.trim());
  }
  /* Where each of them is; of one alone, its key. */
  function targets(alone) {
    var found = {}, count = {}, own;
    [].forEach.call(document.querySelectorAll(TARGETS), function (node) {
      var key, nth;
      if (!node.offsetWidth || node.className === "skip" || node.closest("#still") || node.nodeName !== "LI" && node.closest("#chairs > li")) { return; }
      key = name(node);
      nth = count[key] = (count[key] || 0) + 1;
      found[key + " #" + nth] = place(node);
      if (node === alone) { own = key + " #" + nth; }
    });
    return alone ? own : found;
  }
  document.addEventListener("touchstart", function (event) {
    var node = event.target.closest(TARGETS);
    if (node) { tapped[targets(node)] = true; }
    changes();
  }, true);
  function tell(what) {
    if (!told[what]) { told[what] = true; seen.push(Math.round(performance.now() - begun) + " ms: " + what); }
  }
  function next() {
    if (each > 0) { each--; requestAnimationFrame(look); } else { calm = setTimeout(function () { calm = 0; requestAnimationFrame(look); }, CALM); }
  }
  function changes() {
    each = FRAMES;
    if (calm) { clearTimeout(calm); calm = 0; requestAnimationFrame(look); }
  }
  /* Some attributes are set each second to what they are. */
  function isNew(it) { return it.type !== "attributes" || it.target.getAttribute(it.attributeName) !== it.oldValue; }
  new MutationObserver(function (all) { if (all.some(isNew)) { changes(); } })
    .observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true });
  function look(at) {
    var now = at, is, key;
    next();
    if (over || document.readyState !== "complete" || document.fonts && document.fonts.status !== "loaded") { return; }
    is = targets();
    if (document.querySelector("main") !== page) { page = document.querySelector("main"); begun = now; first = is; seen = []; told = {}; frames = 0; tapped = {}; }
    last = now;
    if (now - begun > MINUTE) { over = true; return; }
    frames++;
    for (key in first) {
      if (tapped[key]) { continue; }
      if (is[key] === undefined) { tell("gone: " + key); } else if (is[key] !== first[key]) { tell(key + ": " + first[key] + " to " + is[key]); }
    }
    for (key in is) { if (first[key] === undefined && !tapped[key]) { tell("come: " + key + ": " + is[key]); } }
  }
  window.minute = function () { return { seen: seen, frames: frames, over: over, lasted: last - begun }; };
  /* A tap that leaves the page standing: the minute begins anew; and where the tap put other things in its place, with those. */
  window.minuteAfter = function (anew) {
    if (anew) { first = targets(); seen = []; told = {}; }
    begun = performance.now();
    over = false;
  };
  requestAnimationFrame(look);
})();
