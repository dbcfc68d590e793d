/* The teacher's page of a talk: a ring that fills softly, two minutes more where a talk needs them, and taps that leave the
   page where it is. No sound, nothing that blinks. Plain ES5; without it every tap is a plain form.

   svg[data-ring][data-elapsed][data-all]   seconds so far and in all; .run inside it is the line that fills
   b[data-minutes]                          whole minutes so far, seen when the ring is tapped
   button[data-more]                        adds two minutes: shown by this script, which alone can do it
   form[data-tap]                           sent without leaving; the page then asks for itself again */
(function () {
  "use strict";
  var MORE_S = 120, LAST_S = 60, STEP_MS = 1000;
  var chair = window.chair, ring = document.querySelector("svg[data-ring]"), pressed = null;

  function seconds() { return chair.now() / 1000; }

  if (ring) {
    (function () {
      var begun = seconds() - Number(ring.getAttribute("data-elapsed")), all = Number(ring.getAttribute("data-all")) || 360;
      var mark = "chair-minutes " + location.pathname, run = ring.querySelector(".run"), bar = document.getElementById("bar"), more = document.querySelector("[data-more]"), minutes = document.querySelector("[data-minutes]");
      function draw() {
        var gone = seconds() - begun;
        run.setAttribute("stroke-dasharray", Math.min(100, 100 * gone / all).toFixed(1) + " 100");
        if (bar) { bar.className = gone >= all - LAST_S ? "bar warm" : "bar"; }
        if (minutes) { minutes.textContent = String(Math.floor(gone / 60)); }
      }
      /* Minutes that were added stay added when the page is loaded again; where the browser keeps nothing, they do not. */
      try { all = Math.max(all, Number(sessionStorage.getItem(mark)) || 0); } catch (error) { mark = ""; }
      if (more) {
        more.hidden = false;
        more.addEventListener("click", function () {
          all = Math.max(all, seconds() - begun) + MORE_S;
          try { sessionStorage.setItem(mark, String(all)); } catch (error) { mark = ""; }
          draw();
        });
      }
      draw();
      setInterval(draw, STEP_MS);
    })();
  }

  function encoded(form, button) {
    var pairs = [], i, field;
    for (i = 0; i < form.elements.length; i++) {
      field = form.elements[i];
      if (field.type === "hidden" && field.name) { pairs.push(encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value)); }
    }
    if (button && button.name) { pairs.push(encodeURIComponent(button.name) + "=" + encodeURIComponent(button.value)); }
    return pairs.join("&");
  }

  document.addEventListener("click", function (event) {
    var node = event.target;
    while (node && node.nodeName !== "BUTTON") { node = node.parentNode; }
    pressed = node;
  }, true);
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter || pressed;
    if (!form.hasAttribute("data-tap") || !chair.can) { return; }
    event.preventDefault();
    event.stopPropagation();
    if (button && button.form !== form) { button = null; }
    if (form.getAttribute("aria-busy")) { return; }
    form.setAttribute("aria-busy", "true");
    chair.ask(form.action, { body: encoded(form, button), accept: "application/json" }, function (answer, text) {
      var said = "";
      form.removeAttribute("aria-busy");
      if (answer.ok) {
        chair.refetch();
        return;
      }
      try { said = JSON.parse(text).said; } catch (error) { said = ""; }
      if (said) { chair.say(said); } else { chair.failed("tap"); }
    }, function () {
      form.removeAttribute("aria-busy");
      chair.failed("tap");
    });
  }, true);
})();
