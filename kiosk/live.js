/* What changes on one screen shows on every other. One stream a page; a page fetches itself again and only what differs
   is put in place, so nothing moves under a finger. Plain ES5, and every part is left out where the browser lacks it. */
(function () {
  "use strict";
  var SILENCE_MS = 40000, MINUTE_MS = 60000, FIRST_MS = 40000, RETRY_MS = 5000, CALM_MS = 2000, DAY_MS = 20 * 3600000, QUIET_MS = 600000, LATE_MS = 1000;
  var stream = null, heard = 0, changed = {}, born = Date.now(), fetched = born - FIRST_MS, good = born, touched = born, longest = 0, lost = false, asking = false;
  var again = "", waiting = 0, unheard = "";
  /* Since when a change would not be heard of: at first since the page was drawn. */
  var deaf = window.performance && performance.timing && performance.timing.responseStart || born;
  var can = window.fetch && window.DOMParser && window.Promise;

  function byId(id) { return document.getElementById(id); }
  function topics() { return (document.body.getAttribute("data-live") || "").split(" "); }
  function follows(topic) { return topic === "everything" || topics().indexOf(topic) >= 0; }

  /* The wall listens on every page, so that a change made while a child looks for her name is not missed. */
  function listens() {
    var body = document.body;
    return !document.hidden && (body.getAttribute("data-live") || body.getAttribute("data-audience") === "wall");
  }

  function say(words) {
    var line = byId("status");
    if (line && words) { line.textContent = words; }
  }

  /* 9:41, in the hours of the page's language. */
  function clock(ms, hours) {
    var at = new Date(ms), hour = at.getHours(), minute = at.getMinutes();
    if (hours === "12") { hour = hour % 12 || 12; }
    return hour + ":" + (minute < 10 ? "0" : "") + minute;
  }

  /* The strip is only shown when a fetch has failed, and hidden by the first that works. That a tap did not reach the box
     is said until then: the page's own next look must not wipe it away while a child reads. */
  function healthy() {
    var strip = byId("strip");
    lost = false;
    good = Date.now();
    longest = 0;
    unheard = "";
    if (strip && !strip.hidden) { strip.hidden = true; say(" "); }
  }
  function failed(kind) {
    var strip = byId("strip"), words;
    lost = true;
    unheard = kind || unheard;
    if (!strip) { return; }
    words = strip.getAttribute("data-since").replace("{time}", clock(good, strip.getAttribute("data-hours")));
    if (unheard) { words = strip.getAttribute("data-lost") + " " + words; }
    if (strip.textContent !== words || strip.hidden) { strip.textContent = words; say(words); }
    strip.hidden = false;
  }

  /* Puts `fresh` in the place of `old`, going down only where both have the same children by id. */
  function patch(old, fresh) {
    var i, same, said;
    if (old.outerHTML === fresh.outerHTML) { return; }
    same = old.children.length > 0 && old.children.length === fresh.children.length && old.tagName === fresh.tagName;
    for (i = 0; same && i < old.children.length; i++) {
      same = old.children[i].id !== "" && old.children[i].id === fresh.children[i].id;
    }
    if (same) {
      for (i = 0; i < old.children.length; i++) { patch(old.children[i], fresh.children[i]); }
      attributes(old, fresh);
      return;
    }
    said = fresh.getAttribute("data-said");
    if (said && said !== old.getAttribute("data-said")) { say(said); }
    old.parentNode.replaceChild(document.importNode(fresh, true), old);
  }
  function attributes(old, fresh) {
    var i, name;
    for (i = old.attributes.length - 1; i >= 0; i--) {
      name = old.attributes[i].name;
      if (!fresh.hasAttribute(name)) { old.removeAttribute(name); }
    }
    for (i = 0; i < fresh.attributes.length; i++) {
      name = fresh.attributes[i].name;
      if (old.getAttribute(name) !== fresh.attributes[i].value) { old.setAttribute(name, fresh.attributes[i].value); }
    }
  }

  function place(html) {
    var page = new DOMParser().parseFromString(html, "text/html"), regions = document.querySelectorAll("[data-live][id]");
    var focus = document.activeElement && document.activeElement.id, i, fresh, again;
    for (i = 0; i < regions.length; i++) {
      fresh = regions[i] !== document.body && page.getElementById(regions[i].id);
      if (fresh) { patch(regions[i], fresh); }
    }
    again = focus && byId(focus);
    if (again && again !== document.activeElement) { again.focus(); }
  }

  function address() {
    var self = document.querySelector("[data-self]");
    return self ? self.getAttribute("data-self") : location.href;
  }

  /* Another page is asked for already, as by the form that handed the device over: to look again would stop that. */
  var leaving = 0;
  function leaves() { leaving = Date.now(); }
  /* Not every tablet says that it leaves a page; each says that a form is sent. */
  window.addEventListener("beforeunload", leaves);
  document.addEventListener("submit", leaves);

  /* Fetches this page again. A page that is busy with a tap, or was left meanwhile, is not touched.
     A page that follows nothing only asks, after a failure, whether the box is there again. */
  function refetch() {
    var live = document.body.getAttribute("data-live"), where = live ? address() : "/health";
    if (asking || !live && !lost) { return; }
    if (!can) {
      if (document.activeElement === document.body || document.activeElement === null) { location.reload(); }
      return;
    }
    asking = true;
    fetched = Date.now();
    fetch(where, { credentials: "same-origin", cache: "no-cache", headers: { Accept: "text/html", "X-By-Itself": chair.rested() } }).then(function (answer) {
      if (live && answer.status >= 500) { throw new Error("not now"); }
      if (live && answer.status === 403) {
        /* Who types here hears it with the next save, which keeps the words and leads back; whoever walked away is gone soon. */
        var types = document.querySelector("[data-autosave]") && Date.now() - touched < RETRY_MS;
        if (!types && Date.now() - leaving > RETRY_MS) { location.reload(); } else { asked(); }
        return;
      }
      return answer.text().then(function (html) {
        healthy();
        if (live && answer.ok && !chair.busy && where === address()) { place(html); }
        asked();
      });
    })["catch"](function () { asked(); failed(); });
  }

  /* A change that this page follows. While children type, words arrive by the dozen: one look in two seconds is enough for
     those. A change that comes while a look is under way may not be in its answer, so the page looks once more. */
  function heed(topic) {
    var rest = CALM_MS - (Date.now() - fetched);
    if (topic === "prep-time" && document.body.getAttribute("data-audience") === "student") { toQuestion(); }
    if (asking) {
      if (again !== "now") { again = topic === "prep" ? "calm" : "now"; }
    } else if (topic !== "prep" || rest <= 0) {
      refetch();
    } else if (!waiting) {
      waiting = setTimeout(function () { waiting = 0; refetch(); }, rest);
    }
  }
  function asked() {
    var missed = again;
    asking = false;
    again = "";
    if (missed) { heed(missed === "calm" ? "prep" : "board"); }
  }

  /* The two quiet minutes have begun or ended: the box says which question this child has now, if any. A child who is at a
     question already stays there. */
  function toQuestion() {
    if (!can || location.pathname.indexOf("/prep/questions/") === 0) { return; }
    fetch("/prep/time", { credentials: "same-origin", cache: "no-cache", headers: { Accept: "application/json" } }).then(function (answer) {
      if (answer.status === 200) { answer.json().then(function (now) { location.href = now.go; }); }
    })["catch"](function () {});
  }

  function close() {
    if (stream) { stream.close(); stream = null; deaf = deaf || Date.now(); }
  }
  function open() {
    var mine, broken = false;
    close();
    if (!window.EventSource || !listens()) { return; }
    heard = Date.now();
    mine = stream = new EventSource("/live");
    mine.onopen = function () {
      var missed = broken || deaf && Date.now() - deaf > LATE_MS;
      heard = Date.now();
      broken = false;
      deaf = 0;
      if (missed) { refetch(); }
    };
    mine.onerror = function () {
      broken = true;
      deaf = deaf || Date.now();
      if (mine === stream) { setTimeout(function () { if (broken && mine === stream) { refetch(); } }, 2000); }
    };
    mine.addEventListener("tick", function () { heard = Date.now(); if (lost) { refetch(); } });
    mine.addEventListener("changed", function (event) { heard = changed[event.data] = Date.now(); if (follows(event.data)) { heed(event.data); } });
  }

  /* Chairs also change by time alone, so a quiet page asks once a minute. */
  function watch() {
    var now = Date.now();
    if (document.hidden) { close(); return; }
    if (!listens()) {
      close();
    } else if (window.EventSource && (!stream || now - heard > SILENCE_MS)) {
      open();
      refetch();
    } else if (stream && stream.readyState === 2 && now - heard > RETRY_MS) {
      open();
    }
    if (now - fetched > (lost ? RETRY_MS : window.EventSource ? MINUTE_MS : MINUTE_MS / 2)) { refetch(); }
    if (can && now - born > DAY_MS && now - touched > QUIET_MS) {
      born = now - DAY_MS + QUIET_MS;
      fetch("/health", { cache: "no-cache" }).then(function (answer) { if (answer.ok) { location.reload(); } })["catch"](function () {});
    }
  }

  var chair = window.chair = {
    busy: false, can: can, say: say, healthy: healthy, failed: failed, refetch: refetch, address: address,
    /* A page has taken this one's place; it was asked for at `from`. */
    arrived: function (from) {
      fetched = Date.now();
      if (!stream) { open(); }
      topics().concat("everything").forEach(function (topic) { if (changed[topic] >= from) { refetch(); } });
    },
    touched: function () { return touched; },
    lost: function () { return lost; },
    /* For so many seconds nobody has touched this page, at the longest since the box answered: said by whatever asks by
       itself. */
    rested: function () { return String(Math.max(0, Math.floor(Math.max(longest, Date.now() - touched) / 1000))); }
  };
  function touch() {
    var now = Date.now();
    longest = Math.max(longest, now - touched);
    touched = now;
  }
  document.addEventListener("touchstart", touch, true);
  document.addEventListener("mousedown", touch, true);
  document.addEventListener("keydown", touch, true);
  document.addEventListener("input", touch, true);
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) { close(); } else { open(); refetch(); }
  });

  /* Some browsers keep a page that was left, whatever its headers say, and show it again on Back: by then another child may
     hold the tablet. So a child's page hides itself when it is left, and when it comes back it shows nothing but the strip
     until the box has answered; then it is loaded again, as whoever is signed in now may see it. */
  var root = document.documentElement;
  function leave() {
    close();
    if (document.body.getAttribute("data-audience") === "student") { root.setAttribute("data-left", ""); }
  }
  function comeBack() {
    var answered = false;
    if (!can) { location.reload(); return; }
    fetch("/health", { cache: "no-cache", headers: { "X-By-Itself": chair.rested() } }).then(function () {
      answered = true;
      location.reload();
    })["catch"](function () { failed(); });
    setTimeout(function () { if (!answered) { failed(); } }, CALM_MS);
    setTimeout(function () { if (!answered) { comeBack(); } }, RETRY_MS);
  }
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", function (event) {
    if (root.hasAttribute("data-left")) { comeBack(); } else if (event.persisted) { open(); refetch(); }
  });
  window.addEventListener("online", refetch);
  window.addEventListener("offline", refetch);
  open();
  setInterval(watch, 1000);
})();
