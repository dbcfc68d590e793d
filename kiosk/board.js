/* The wall: a tap is one action, a lost link never ends on an empty or a foreign page, and nobody waits for a child who has
   walked away. On the other screens a link or a form first asks whether the box is there, and is not sent twice. Plain ES5;
   without it all links and forms work. */
(function () {
  "use strict";
  var AGAIN_MS = 3000, SPOT_MS = 700, SPOT_PX = 30, RETRY_MS = 5000, REST_MS = 60000, SHIFT_MS = 300000;
  var chair = window.chair, now = chair.now, turn = 0, pressed = null, since = now(), tried = since, last = { key: "", at: -AGAIN_MS };
  var pages = 0, spot = { x: 0, y: 0, at: 0, page: 0 };

  function onWall() { return document.body.getAttribute("data-audience") === "wall"; }
  function soft() { return onWall() && chair.can && window.history && history.pushState; }
  function origin() { return location.protocol + "//" + location.host; }

  /* A second tap on the same control within three seconds is the same tap. */
  function again(key) {
    var same = key === last.key && now() - last.at < AGAIN_MS;
    if (!same) { last = { key: key, at: now() }; }
    return same;
  }

  function anew() { last = { key: "", at: 0 }; }

  /* A finger that goes on tapping the same spot means the page it began on, not the one that has come under it. */
  function leftOver(event) {
    var x = event.clientX, y = event.clientY;
    var on = event.detail > 0 && now() - spot.at < SPOT_MS && Math.abs(x - spot.x) < SPOT_PX && Math.abs(y - spot.y) < SPOT_PX;
    spot = { x: x, y: y, at: now(), page: on ? spot.page : pages };
    return spot.page !== pages;
  }

  function encoded(form, button) {
    var pairs = [], i, field;
    function add(name, value) { pairs.push(encodeURIComponent(name) + "=" + encodeURIComponent(value)); }
    for (i = 0; i < form.elements.length; i++) {
      field = form.elements[i];
      if (!field.name || field.disabled || /^(submit|button|reset|file|image)$/.test(field.type)) { continue; }
      if (/^(checkbox|radio)$/.test(field.type) && !field.checked) { continue; }
      add(field.name, field.value);
    }
    if (button && button.name) { add(button.name, button.value); }
    return pairs.join("&");
  }

  function settleIn() {
    var first = document.querySelector("[data-near]") || document.querySelector("[autofocus]") || document.querySelector("h1");
    since = now();
    if (first && first.focus) {
      if (first.tagName === "H1") { first.setAttribute("tabindex", "-1"); }
      first.focus();
    }
  }

  /* Puts the answer in the place of this page, under its own address. */
  function show(html, url, how, from) {
    var page = new DOMParser().parseFromString(html, "text/html"), body = document.body, i, name;
    if (!page.body || !page.body.getAttribute("data-audience")) { return false; }
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dir = page.documentElement.dir;
    for (i = body.attributes.length - 1; i >= 0; i--) { body.removeAttribute(body.attributes[i].name); }
    for (i = 0; i < page.body.attributes.length; i++) {
      name = page.body.attributes[i].name;
      body.setAttribute(name, page.body.attributes[i].value);
    }
    body.innerHTML = page.body.innerHTML;
    pages++;
    if (how === "push" && url !== location.href) { history.pushState({ chair: 1 }, "", url); }
    /* What was just done is said once: who goes back finds the board, and no way to undo what another child did. */
    if (body.getAttribute("data-stands") && !document.getElementById("still")) { history.replaceState({ chair: 1 }, "", body.getAttribute("data-home")); }
    if (how === "stay") { history.replaceState({ chair: 1 }, "", chair.address()); }
    window.scrollTo(0, 0);
    chair.arrived(from);
    settleIn();
    return true;
  }

  function visit(url, body, how) {
    var mine = ++turn, from = now();
    chair.busy = true;
    document.body.setAttribute("aria-busy", "true");
    function done(ok) {
      if (mine !== turn) { return false; }
      turn++;
      chair.busy = false;
      anew();
      document.body.removeAttribute("aria-busy");
      if (ok) { chair.healthy(); } else { chair.failed("tap"); }
      return true;
    }
    chair.ask(url, { body: body === null ? undefined : body }, function (answer, html, at) {
      var kind = answer.headers.get("Content-Type") || "", redirected = at !== url;
      if (!done(true)) { return; }
      if (at.charAt(0) === "/") { at = origin() + at; }
      if (kind.indexOf("text/html") !== 0 || !show(html, at, body !== null && !redirected ? "stay" : how, from)) {
        if (body === null) { chair.go(url); } else { chair.failed("tap"); }
      }
    }, function () { done(false); });
  }

  /* A form on the other screens asks first whether the box is there, at the form's own address and in its own way, which a filter
     may answer alone: nobody ends on an empty or a foreign page, and what was typed stays where it is. A page whose person is no
     longer the one who is signed in sends nothing in her name. */
  function onceThere(form, button) {
    var field = document.createElement("input"), to = button && button.getAttribute("formaction") ? button.formAction : form.action;
    if (!chair.can) { form.submit(); return; }
    if ((button && button.getAttribute("formmethod") || form.method) === "get") {
      chair.go(to.split("?")[0] + "?" + encoded(form, button), false, anew);
      return;
    }
    chair.ask(form.action, { asks: true, body: "" }, function (answer) {
      if (answer.headers.get("Chair-Person") && document.body.getAttribute("data-person") && chair.anothers(answer)) { return; }
      chair.healthy();
      chair.leaves();
      if (button && button.name) {
        field.type = "hidden";
        field.name = button.name;
        field.value = button.value;
        form.appendChild(field);
      }
      form.submit();
      /* Who comes back to this page and tries again sends it once. */
      if (field.parentNode) { form.removeChild(field); }
    }, function () {
      anew();
      chair.failed("tap");
    });
  }
  chair.send = onceThere;

  function up(node, tag) {
    while (node && node.nodeName !== tag) { node = node.parentNode; }
    return node;
  }

  document.addEventListener("click", function (event) {
    var node = event.target, link = up(node, "A"), button = up(node, "BUTTON");
    pressed = button;
    if (onWall() && leftOver(event)) { event.preventDefault(); return; }
    if (button && button.id === "still-here") { here(); return; }
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) { return; }
    if (!chair.can || link.target || link.hasAttribute("download") || link.href.indexOf(origin() + "/") !== 0 || link.href.split("#")[0] === location.href.split("#")[0] && link.hash) { return; }
    event.preventDefault();
    if (chair.busy || again(link.href)) { return; }
    if (soft()) { visit(link.href, null, "push"); } else { chair.go(link.href, false, anew); }
  });

  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter || pressed, key;
    if (button && button.form !== form) { button = null; }
    key = form.action + "|" + (button ? button.value : "");
    if (chair.busy || again(key)) { event.preventDefault(); return; }
    if (!soft() || form.enctype === "multipart/form-data") {
      if (chair.can) { event.preventDefault(); onceThere(form, button); }
      return;
    }
    event.preventDefault();
    if (form.method === "post") { visit(form.action, encoded(form, button), "push"); }
    else { visit(form.action.split("?")[0] + "?" + encoded(form, button), null, "push"); }
  });

  document.addEventListener("contextmenu", function (event) { if (onWall()) { event.preventDefault(); } });
  window.addEventListener("popstate", function () { if (soft()) { visit(location.href, null, "pop"); } });
  window.addEventListener("pageshow", anew);

  /* After data-ask-after seconds without a touch the wall asks "Still there?", and after data-stands seconds it shows the
     board. A message goes by itself. */
  function here() {
    var still = document.getElementById("still");
    since = now();
    if (still) { still.hidden = true; }
  }
  function home() {
    var where = document.body.getAttribute("data-home") || "/board";
    if (chair.busy || now() - tried < RETRY_MS && tried > since) { return; }
    tried = now();
    if (soft()) { visit(where, null, "push"); } else { chair.go(where, true); }
  }
  setInterval(function () {
    var body = document.body, after = Number(body.getAttribute("data-stands")), still = document.getElementById("still"), quiet;
    if (!after || document.hidden) { return; }
    if (still && chair.touched() > since) { here(); }
    quiet = (now() - since) / 1000;
    if (still && still.hidden && quiet >= Number(body.getAttribute("data-ask-after"))) {
      still.hidden = false;
      chair.say(still.querySelector("p").textContent);
    }
    if (quiet >= after) { home(); }
  }, 500);

  /* Rest: a minute after the last touch the wall goes dark and moves by a pixel or so now and then, so that nothing burns in.
     Every chair stays where it is, and the first tap does what it hits. */
  function rest() {
    var root = document.documentElement, body = document.body;
    var rests = onWall() && !body.getAttribute("data-stands") && now() - Math.max(chair.touched(), since) > REST_MS;
    if (!rests) { wake(); return; }
    root.className = "rest";
    root.setAttribute("data-shift", Math.floor(now() / SHIFT_MS) % 5);
  }
  function wake() {
    document.documentElement.className = "";
    document.documentElement.removeAttribute("data-shift");
  }
  setInterval(rest, 1000);
  document.addEventListener("touchstart", wake, true);
  /* A browser that cannot tell a finger from a key would leave the ring of the focus after each tap. */
  if (!window.CSS || !CSS.supports || !CSS.supports("selector(:focus-visible)")) {
    document.addEventListener("touchstart", function () { document.documentElement.setAttribute("data-touch", ""); }, true);
    document.addEventListener("keydown", function () { document.documentElement.removeAttribute("data-touch"); }, true);
  }

  if (document.querySelector("[data-near]")) { settleIn(); }
})();
