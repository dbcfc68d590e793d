/* A code that was scanned stands behind the # of the address, where no log keeps it: it is sent by its form, and taken out
   of the address. Plain ES5; without it the page says what else to do. */
(function () {
  "use strict";
  function send() {
    var form = document.querySelector("form[data-fragment]"), token = location.hash.slice(1);
    if (!form || !token) { return; }
    if (window.history && history.replaceState) { history.replaceState(null, "", location.pathname + location.search); }
    form.elements[form.getAttribute("data-fragment")].value = token;
    form.submit();
  }
  window.addEventListener("hashchange", send);
  send();
})();
