/* Notes what moves by itself: from the moment a page has come, every control stays where it was, whatever arrives later. Asked
   with moves(), it tells what was seen since it was last asked. Movements that are only drawn (transform) do not count. */
(function () {
  "use strict";
  var seen = [], places = {}, page = null;
  function place(node) {
    var x = 0, y = 0, width = node.offsetWidth, height = node.offsetHeight;
    for (; node; node = node.offsetParent) { x += node.offsetLeft; y += node.offsetTop; }
    return [x, y, width, height].join(" ");
  }
  function name(node) {
    return node.nodeName + " " + (node.id || node.getAttribute("href") || node.getAttribute("for") || (node.name || "") + " " + node.textContent.trim());
  }
  function look() {
    var count = {};
    requestAnimationFrame(look);
    if (document.readyState !== "complete" || document.fonts && document.fonts.status !== "loaded") { return; }
    /* Another page, or the first of this one. */
    if (document.querySelector("main") !== page) { page = document.querySelector("main"); places = {}; }
    [].forEach.call(document.querySelectorAll("a, button, label, textarea, input"), function (node) {
      var key = name(node), now = place(node);
      if (!node.offsetWidth || node.className === "skip") { return; }
      count[key] = (count[key] || 0) + 1;
      key += " #" + count[key];
      if (places[key] === undefined) { places[key] = now; return; }
      if (places[key] !== now) { seen.push(key + ": " + places[key] + " to " + now); places[key] = now; }
    });
  }
  window.moves = function () { var all = seen; seen = []; return all; };
  requestAnimationFrame(look);
})();
