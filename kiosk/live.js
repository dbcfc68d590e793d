/* What changes on one screen shows on every other. One stream a page; a page fetches itself again and only what differs
   is put in place, so nothing moves under a finger. Whatever answers without the number of this page's own box is no link:
   nothing of it is drawn or followed. Plain ES5, and every part is left out where the browser lacks it. */
(function () {
  "use strict";
  var SILENCE_MS = 40000, MINUTE_MS = 60000, FIRST_MS = 40000, RETRY_MS = 5000, LOST_MS = 3000, CALM_MS = 2000, DAY_MS = 20 * 3600000, QUIET_MS = 600000, LATE_MS = 1000, WAIT_MS = 10000, HOPS = 5;
  var HERE = "chair-here";
  /* Spans are measured by a clock that nobody can set. It may stand still while a device sleeps: `woke` makes up for that. */
  var steady = window.performance && performance.now;
  function now() { return steady ? performance.now() : Date.now(); }
  var stream = null, known = false, worked = false, opened = 0, heard = 0, changed = {}, born = now(), fetched = born - FIRST_MS, good = born, touched = born, longest = 0, lost = false, asking = false;
  var again = "", waiting = 0, unheard = "", ahead = Date.now() - born;
  /* Since when a change would not be heard of: at first since the page was drawn. */
  var deaf = steady && performance.timing && performance.timing.responseStart - performance.timing.navigationStart || born;
  var can = window.fetch && window.DOMParser && window.Promise;

  function byId(id) { return document.getElementById(id); }
  function said(name) { return document.body.getAttribute(name) || ""; }
  function topics() { return said("data-live").split(" "); }
  function follows(topic) { return topic === "everything" || topics().indexOf(topic) >= 0; }

  /* The wall listens on every page, so that a change made while a child looks for her name is not missed. */
  function listens() {
    return !document.hidden && (said("data-live") || said("data-audience") === "wall");
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
    good = now();
    longest = 0;
    unheard = "";
    if (strip && !strip.hidden) { strip.hidden = true; say(" "); }
  }
  function failed(kind) {
    var strip = byId("strip"), words;
    lost = true;
    unheard = kind || unheard;
    if (!strip) { return; }
    words = strip.getAttribute("data-since").replace("{time}", clock(Date.now() - (now() - good), strip.getAttribute("data-hours")));
    if (unheard) { words = strip.getAttribute("data-lost") + " " + words; }
    if (strip.textContent !== words || strip.hidden) { strip.textContent = words; say(words); }
    strip.hidden = false;
  }

  /* Every question to the box. `hear` gets the answer and its text; `miss` is called where none came in time, or one without
     the number of this page's own box, whatever its status. Nothing is kept by the browser, and a redirect is followed by
     the script alone, which sees whose it is. How:
       method, body, accept   as fetch has them
       self                   the page asks by itself: that is no touch
       first                  an answer that leads on is enough
       asks                   a form whose words stay here asks whether its address is the box's
       ms                     how long to wait
     The third thing that `hear` gets is the address where it ended. Unless the stream is heard, it is first looked without
     cookies who is there: another device may ask for a name and a password, and a browser would ask for them before a wall
     where nobody can close that window. */
  function ask(url, how, hear, miss) {
    var over = false, slow, stop = window.AbortController && new AbortController(), options = { credentials: how.bare ? "omit" : "same-origin", cache: "no-store", redirect: "manual", headers: { Accept: how.accept || "text/html", "Chair-Follows": "1" } };
    function once(work, answer, text) {
      if (over) { return; }
      over = true;
      clearTimeout(slow);
      work(answer, text, url);
    }
    function none() {
      once(miss);
      if (stop) { stop.abort(); }
    }
    function follow(answer) {
      how.hops = (how.hops || 0) + 1;
      how.body = undefined;
      if (how.hops > HOPS) { miss(); } else { ask(answer.headers.get("Location"), how, hear, miss); }
    }
    if (!how.bare && !how.sure) {
      how.sure = true;
      sure(function () { ask(url, how, hear, miss); }, miss, how.ms);
      return;
    }
    if (how.self) { options.headers["X-By-Itself"] = chair.rested(); }
    if (how.asks) { options.headers["Chair-Asks"] = "1"; }
    if (how.body !== undefined) {
      options.method = "POST";
      options.body = how.body;
      options.headers["Content-Type"] = "application/x-www-form-urlencoded";
    }
    if (stop) { options.signal = stop.signal; }
    slow = setTimeout(none, how.ms || WAIT_MS);
    fetch(url, options).then(function (answer) {
      if (!said("data-box") || answer.headers.get("Chair-Box") !== said("data-box")) { none(); return; }
      if (how.first) { once(hear, answer, ""); return; }
      return answer.text().then(function (text) { once(answer.headers.get("Location") ? follow : hear, answer, text); });
    })["catch"](none);
  }

  function sure(is, miss, ms) {
    if (known && now() - heard < SILENCE_MS) { is(); } else { ask("/health", { bare: true, ms: ms }, is, miss); }
  }

  /* On to another page, or without an address to this one again, once the box has said that it is there. */
  function go(url, self, missed) {
    if (!can) { location.href = url || location.href; return; }
    ask(url || address(), { self: self, first: true }, function (answer) {
      if (self && answer.status >= 500) { return; }
      leaves();
      if (url) { location.href = url; } else { location.reload(); }
    }, function () {
      failed(self ? "" : "tap");
      if (missed) { missed(); }
    });
  }

  /* Puts `fresh` in the place of `old`, going down only where both have the same children by id. */
  function patch(old, fresh) {
    var i, same, words;
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
    words = fresh.getAttribute("data-said");
    if (words && words !== old.getAttribute("data-said")) { say(words); }
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

  /* What somebody has opened stays open, and what she closed stays closed: nothing shuts under a finger. */
  function keepOpen(old, fresh) {
    var was = old.querySelectorAll("details"), i, same;
    for (i = 0; i < was.length; i++) {
      same = was[i].id ? fresh.querySelector("[id='" + was[i].id + "']") : fresh.querySelectorAll("details")[i];
      if (same && same.tagName === "DETAILS" && (was[i].id || words(same) === words(was[i]))) { same.open = was[i].open; }
    }
  }
  function words(folded) {
    var summary = folded.querySelector("summary");
    return summary ? summary.textContent : "";
  }

  function place(html) {
    var page = new DOMParser().parseFromString(html, "text/html"), regions = document.querySelectorAll("[data-live][id]");
    var focus = document.activeElement && document.activeElement.id, i, fresh, again;
    for (i = 0; i < regions.length; i++) {
      fresh = regions[i] !== document.body && page.getElementById(regions[i].id);
      if (fresh) {
        keepOpen(regions[i], fresh);
        patch(regions[i], fresh);
      }
    }
    again = focus && byId(focus);
    if (again && again !== document.activeElement) { again.focus(); }
  }

  function address() {
    var self = document.querySelector("[data-self]");
    return self ? self.getAttribute("data-self") : location.href.split("#")[0];
  }

  /* Another page is asked for already, as by the form that handed the device over: to look again would stop that. */
  var leaving = -RETRY_MS;
  function leaves() { leaving = now(); }
  function stays() { return now() - leaving > RETRY_MS; }
  /* Not every tablet says that it leaves a page; each says that a form is sent. */
  window.addEventListener("beforeunload", leaves);
  document.addEventListener("submit", leaves);

  /* Who is signed in as the box says by this answer. Another than this page's own: the page is not hers. Nobody: it may be,
     and what she typed waits for her; only a page that anybody may see is left then. */
  function anothers(answer) {
    var who = answer.headers.get("Chair-Person") || "";
    if (who === said("data-person") || !who && !answer.ok) { return false; }
    if (stays()) { leaveTo(); } else { setTimeout(function () { refetch(true); }, RETRY_MS); }
    return true;
  }

  /* Fetches this page again. A page that is busy with a tap, or was left meanwhile, is not touched.
     A page that follows nothing only asks whether the box is there again, after a failure, or whether it is still its
     person's, when she comes back to it. */
  function refetch(back) {
    var live = said("data-live"), own = live || back === true && isChilds(), where = own ? address() : "/health";
    if (asking || gone || !live && !lost && !(back === true && said("data-person"))) { return; }
    if (!can) {
      if (document.activeElement === document.body || document.activeElement === null) { location.reload(); }
      return;
    }
    asking = true;
    fetched = now();
    ask(where, { self: true }, function (answer, html) {
      var types;
      if (own && answer.status >= 500) { missed(); return; }
      if (gone || own && where !== address()) { asked(); return; }
      if ((own || answer.headers.get("Chair-Person")) && anothers(answer)) { asked(); return; }
      if (own && answer.status === 403) {
        /* Who types here hears it with the next save, which keeps the words and leads back; whoever walked away is gone soon. */
        types = document.querySelector("[data-autosave]") && now() - touched < RETRY_MS;
        if (!types && stays()) { location.reload(); } else { asked(); }
        return;
      }
      healthy();
      if (live && answer.ok && !chair.busy) { place(html); }
      show();
      if (!stream && (worked || now() - opened > RETRY_MS)) { open(); }
      asked();
    }, missed);
    function missed() { show(); failed(); asked(); }
  }

  /* A change that this page follows. While children type, words arrive by the dozen: one look in two seconds is enough for
     those. A change that comes while a look is under way may not be in its answer, so the page looks once more. */
  function heed(topic) {
    var rest = CALM_MS - (now() - fetched);
    if (topic === "prep-time" && said("data-audience") === "student") { toQuestion(); }
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
    ask("/prep/time", { accept: "application/json", self: true }, function (answer, text) {
      if (answer.status === 200 && !anothers(answer)) { go(JSON.parse(text).go, true); }
    }, function () {});
  }

  function close() {
    if (stream) { stream.close(); stream = null; known = false; deaf = deaf || now(); }
  }
  /* The stream cannot see headers: its first word is the number of its box. One that breaks is not opened again before a
     look has found the box. */
  function open() {
    var mine;
    close();
    if (!window.EventSource || !listens()) { return; }
    heard = opened = now();
    worked = false;
    mine = stream = new EventSource("/live");
    mine.onopen = function () { heard = now(); };
    mine.onerror = function () {
      if (mine !== stream) { return; }
      close();
      setTimeout(refetch, CALM_MS);
    };
    mine.addEventListener("box", function (event) {
      var missed = deaf && now() - deaf > LATE_MS;
      if (mine !== stream) { return; }
      if (event.data !== said("data-box")) { close(); failed(); return; }
      known = worked = true;
      heard = now();
      deaf = 0;
      if (missed || lost) { refetch(); }
    });
    mine.addEventListener("tick", function () { if (known && mine === stream) { heard = now(); if (lost) { refetch(); } } });
    mine.addEventListener("changed", function (event) {
      if (!known || mine !== stream) { return; }
      heard = changed[event.data] = now();
      if (follows(event.data)) { heed(event.data); }
    });
  }

  /* What a device slept through has passed as well: the page looks at once, and nobody has touched it meanwhile. A day and
     more is no sleep but a clock that was put right. */
  function woke() {
    var before = ahead, slept;
    ahead = Date.now() - now();
    slept = ahead - before;
    if (slept < RETRY_MS) { return; }
    fetched -= slept;
    heard -= slept;
    if (slept < DAY_MS) { touched -= slept; }
  }

  /* Chairs also change by time alone, so a quiet page asks once a minute. */
  function watch() {
    woke();
    if (document.hidden) { close(); return; }
    if (!listens()) {
      close();
    } else if (stream && now() - heard > SILENCE_MS) {
      close();
      refetch();
    } else if (window.EventSource && !stream && now() - fetched > (lost ? LOST_MS : RETRY_MS)) {
      refetch();
    }
    if (now() - fetched > (lost ? RETRY_MS : window.EventSource ? MINUTE_MS : MINUTE_MS / 2)) { refetch(); }
    if (can && now() - born > DAY_MS && now() - touched > QUIET_MS) {
      born = now() - DAY_MS + QUIET_MS;
      go("", true);
    }
  }

  var chair = window.chair = {
    busy: false, can: can, say: say, healthy: healthy, failed: failed, refetch: refetch, address: address, now: now, ask: ask, sure: sure, go: go, anothers: anothers, leaves: leaves,
    /* A page has taken this one's place; it was asked for at `from`. */
    arrived: function (from) {
      fetched = now();
      if (!stream) { open(); }
      topics().concat("everything").forEach(function (topic) { if (changed[topic] >= from) { refetch(); } });
    },
    touched: function () { return touched; },
    /* For so many seconds nobody has touched this page, at the longest since the box answered: said by whatever asks by
       itself. */
    rested: function () { return String(Math.max(0, Math.floor(Math.max(longest, now() - touched) / 1000))); }
  };
  function touch() {
    woke();
    longest = Math.max(longest, now() - touched);
    touched = now();
  }
  document.addEventListener("touchstart", touch, true);
  document.addEventListener("mousedown", touch, true);
  document.addEventListener("keydown", touch, true);
  document.addEventListener("input", touch, true);

  /* Some browsers keep a page that was left, whatever its headers say, and show it again on Back: by then another child may
     hold the tablet. So a child's page hides itself when it is left, and when it comes back it shows nothing but the strip
     until the box has answered; then it is loaded again, as whoever is signed in now may see it. A page whose person is not
     the one who is signed in does the same at once. */
  var root = document.documentElement, gone = false, focused = null;
  function hide() {
    if (!root.hasAttribute("data-left")) { focused = document.activeElement; root.setAttribute("data-left", ""); }
  }
  function show() {
    if (gone || document.hidden || !root.hasAttribute("data-left")) { return; }
    root.removeAttribute("data-left");
    if (focused && focused !== document.activeElement && focused.focus) { focused.focus(); }
  }
  function isChilds() { return said("data-audience") === "student"; }
  function leave() {
    close();
    if (isChilds()) { gone = true; hide(); }
  }
  function leaveTo() {
    if (gone) { return; }
    gone = true;
    hide();
    close();
    comeBack();
  }
  function comeBack() {
    var answered = false, begun = now();
    if (!can) { location.reload(); return; }
    ask(address(), { self: true, first: true, ms: RETRY_MS }, function (answer) {
      answered = true;
      leaves();
      location.replace(answer.ok || answer.status === 403 ? address() : "/");
    }, function () {
      failed();
      setTimeout(comeBack, Math.max(0, RETRY_MS - (now() - begun)));
    });
    setTimeout(function () { if (!answered) { failed(); } }, CALM_MS);
  }
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", function (event) {
    if (gone) { comeBack(); } else if (event.persisted) { open(); refetch(true); }
  });

  /* A child's page that is not looked at is hidden too, until the box has said that it is still hers; where the box is away
     it is shown again soon, or nobody could write on. */
  function unseen() { if (isChilds() && said("data-person")) { hide(); } }
  if (document.hidden) { unseen(); }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      close();
      unseen();
      return;
    }
    open();
    refetch(true);
    setTimeout(show, CALM_MS);
  });
  window.addEventListener("focus", function () { refetch(true); });
  window.addEventListener("online", refetch);
  window.addEventListener("offline", refetch);

  /* Pages of one browser tell each other who is signed in now, and keep nothing of it. */
  window.addEventListener("storage", function (event) {
    var who = event.key === HERE && event.newValue;
    if (!who || !said("data-person") || who.split(" ")[0] === said("data-person")) { return; }
    if (who.charAt(0) === " ") { refetch(true); } else { leaveTo(); }
  });
  if (said("data-audience") !== "wall") {
    try {
      localStorage.setItem(HERE, said("data-person") + " " + Math.random());
      localStorage.removeItem(HERE);
    } catch (error) { focused = null; }
  }
  open();
  setInterval(watch, 1000);
})();
