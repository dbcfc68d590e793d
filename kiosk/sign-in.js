/* A code that was scanned stands behind the # of the address, where no log keeps it: it is taken out of the address, and its
   form is sent with it, or waits for a tap. Her six digits go in by themselves. A child's page that nobody touches goes back
   to the names. Plain ES5; without it the page says what else to do. */
(function () {
  "use strict";
  function send() {
    var form = document.querySelector("form[data-fragment]"), token = location.hash.slice(1);
    if (!form || !token) { return; }
    if (window.history && history.replaceState) { history.replaceState(null, "", location.pathname + location.search); }
    form.elements[form.getAttribute("data-fragment")].value = token;
    if (!form.hasAttribute("data-waits")) { window.chair.send(form); }
  }
  window.addEventListener("hashchange", send);
  send();

  /* Six digits go in with the last of them: no button after a child handed the device back, or a tap that was meant for it
     would fall on the page that follows. Where digits are chosen they wait. */
  function goesIn(field) { return field && field.name === "pin" && field.autocomplete !== "new-password" && field.form; }
  function hide() {
    var field = document.querySelector("input[name=pin]"), button = goesIn(field) && field.form.querySelector("button:not([type=button])");
    if (button) { button.hidden = true; }
  }
  hide();
  document.addEventListener("input", function (event) {
    var field = event.target, form = field.form;
    if (!goesIn(field) || !/^[0-9]{6}$/.test(field.value)) { return; }
    window.chair.send(form);
  });

  function childs() { return document.body.getAttribute("data-audience") === "student" && location.pathname !== "/"; }
  /* Idle minutes end a child's session on a shared device; a moment later, which the page says, it goes too. */
  function left() {
    var after = Number(document.body.getAttribute("data-left-after")) * 1000;
    return childs() && after > 0 && window.chair.now() - window.chair.touched() >= after;
  }
  setInterval(function () {
    if (window.chair.can && left()) { window.chair.go("/", true); }
  }, 15000);
})();
