/* Small comforts of the teacher's forms: her device tells its zone and its time, a passphrase can be looked at, and what
   went wrong has the focus. Plain ES5; without it every form asks for the same and works. */
(function () {
  "use strict";
  function each(selector, work) {
    var found = document.querySelectorAll(selector), i;
    for (i = 0; i < found.length; i++) { work(found[i]); }
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  /* The zone of this device, where none is chosen yet and the list has it. */
  each("select[data-zone]", function (list) {
    var zone = "", i;
    try { zone = Intl.DateTimeFormat().resolvedOptions().timeZone; } catch (error) { return; }
    for (i = 0; !list.value && zone && i < list.options.length; i++) {
      if (list.options[i].value === zone) { list.selectedIndex = i; }
    }
  });

  /* The time of this device. Left as it was filled in, it is sent to the second; changed, it is sent as it was typed. */
  each("input[data-now]", function (now) {
    var typed = now.form.elements.at, day = new Date(), filled;
    filled = day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate()) + "T" + two(day.getHours()) + ":" + two(day.getMinutes());
    if (typed && !typed.value) { typed.value = filled; }
    now.form.addEventListener("submit", function () {
      now.disabled = !!typed && typed.value !== filled;
      now.value = Math.floor(Date.now() / 1000);
    });
  });

  /* The box's clock beside this device's: more than two minutes apart, her page says so. */
  each("form[data-clock]", function (clock) {
    var apart = Math.abs(Date.now() / 1000 - Number(clock.getAttribute("data-clock")));
    clock.hidden = apart < 120;
  });

  /* Paper is asked for here; without this the browser's own way does it. */
  each("button[data-print]", function (button) {
    button.hidden = !window.print;
    button.addEventListener("click", function () { window.print(); });
  });

  each("input[data-show]", function (secret) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "plain reveal";
    button.setAttribute("aria-controls", secret.id);
    function look(open) {
      secret.type = open ? "text" : "password";
      button.textContent = secret.getAttribute(open ? "data-hide" : "data-show");
    }
    look(false);
    button.addEventListener("click", function () { look(secret.type === "password"); });
    secret.parentNode.className += " secret";
    secret.parentNode.appendChild(button);
    if (secret.form) { secret.form.addEventListener("submit", function () { look(false); }); }
  });

  if (document.body.getAttribute("data-audience") === "teacher" && !document.querySelector("[autofocus]")) {
    each(".notice[role=alert][tabindex]", function (alert) { alert.focus(); });
  }
})();
