/* Words that are saved while somebody types, and never lost: kept on this device at each key, by each tab for itself, sent to
   the box soon after, erased here as soon as the box has them. Only an answer with the number of this page's own box counts. Plain ES5; without it the same form has a button to save.

   The markup it wants is one form for each box:
     form[data-autosave=ID][action][method=post]   ID: from the box, opaque, one for each person and line. Words that are
                                                   still here are only shown or sent where the box draws that ID again
       input[type=hidden][name=seen]               the revision that this page shows (0 before the first)
       any other hidden fields                     they are sent with every save
       textarea or input[type=text]                exactly one
       [data-status]                               says how it stands; its words are in data-saving, data-saved,
                                                   data-kept (no link to the box), data-full (no room on it) and
                                                   data-again (the session has ended)
       [data-way]                                  the way to sign in again: shown while the session has ended
       [data-swap]                                 "Another question": leads nowhere after the first answer
       button[data-plain]                          "Save", for browsers without script: hidden here
       button[data-words=TEXT]                     optional: puts TEXT into the box
     and on the form, optional: data-picture=TEXT, said to who pastes or drops a picture where only words are kept
       any other button                            is sent with the words; the answer's `go` is then gone to
   and on pages without that form, to send what is left over: [data-kept=ID-PREFIX ID-PREFIX].
   The box answers 200 {"revision":n} or {"revision":n,"go":"/prep"}; 409 {"conflict":true}: another screen wrote too, and
   the page that is fetched again shows both; 409 {"kept":true}: the words are on the box, though not where they were
   meant for; 409 {"said":"..."}: it is not taken, and stays here. */
(function () {
  "use strict";
  var AFTER_MS = 800, LATEST_MS = 5000, RETRY_MS = 5000, SLOW_RETRY_MS = 30000, WAIT_MS = 10000, LEAVE_MS = 3000, KEY = "chair-words ";
  var chair = window.chair, now = chair.now, boxes = [], store = null, tab = "~" + Math.random().toString(36).slice(2, 10);
  if (!window.XMLHttpRequest || !window.JSON) { return; }
  try { store = window.localStorage; store.getItem(KEY); } catch (error) { store = null; }

  function each(list, work) { for (var i = 0; i < list.length; i++) { work(list[i]); } }
  function pair(name, value) { return encodeURIComponent(name) + "=" + encodeURIComponent(value); }
  /* Each tab keeps what was typed in it under a key of its own: two of one child lose nothing of each other. */
  function read(key) {
    try { return store && JSON.parse(store.getItem(key)) || null; } catch (error) { return null; }
  }
  function erase(key) {
    try { if (store) { store.removeItem(key); } } catch (error) { return; }
  }
  function write(id, entry) {
    if (!entry) { erase(KEY + id + tab); return; }
    try { if (store) { store.setItem(KEY + id + tab, JSON.stringify(entry)); } } catch (error) { return; }
  }
  /* What any tab has kept for boxes of these ids, as it was typed; the newest last. */
  function kept(is) {
    var found = [], i, key, entry;
    for (i = 0; store && i < store.length; i++) {
      key = store.key(i) || "";
      entry = key.indexOf(KEY) === 0 && is(key.slice(KEY.length).split("~")[0]) && read(key);
      if (entry && entry.to) { found.push({ key: key, entry: entry }); }
    }
    return found.sort(function (one, other) { return (one.entry.at || 0) - (other.entry.at || 0); });
  }

  function post(to, body, done) {
    function send() { sendTo(to, body, done); }
    if (chair.can) { chair.sure(send, function () { done(0, {}); }); } else { send(); }
  }
  function sendTo(to, body, done) {
    var ask = new XMLHttpRequest();
    ask.open("POST", to, true);
    ask.timeout = WAIT_MS;
    ask.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    ask.setRequestHeader("Accept", "application/json");
    ask.setRequestHeader("X-By-Itself", chair.rested());
    ask.onloadend = function () {
      var said = {}, own = document.body.getAttribute("data-box");
      /* A redirect would have been followed by the browser: whose it was, nobody can tell. */
      if (!own || ask.getResponseHeader("Chair-Box") !== own || ask.responseURL && ask.responseURL !== to) { done(0, said); return; }
      try { said = JSON.parse(ask.responseText) || {}; } catch (error) { said = {}; }
      chair.anothers({ ok: ask.status < 300, headers: { get: function (name) { return ask.getResponseHeader(name); } } });
      /* Half an answer looks like a whole one with nothing in it: the box always says a revision, or why not. */
      done(said.revision === undefined && !said.refusal ? 0 : ask.status, said);
    };
    ask.send(body);
  }
  function has(status, said) { return status >= 200 && status < 300 || said.conflict || said.kept; }

  /* Sends what was kept, one after the other; `done` hears how many of them have arrived. */
  function sendKept(found, done, arrived) {
    if (!found.length) { done(arrived || 0); return; }
    post(found[0].entry.to, body(found[0].entry), function (status, said) {
      var is = has(status, said);
      if (is) { erase(found[0].key); }
      sendKept(found.slice(1), done, (arrived || 0) + (is ? 1 : 0));
    });
  }

  /* The form's fields besides the words and what was seen of them. */
  function rest(box) {
    var pairs = [];
    each(box.form.elements, function (field) {
      if (field.type === "hidden" && field.name && field.name !== "seen") { pairs.push(pair(field.name, field.value)); }
    });
    return pairs.join("&");
  }
  function body(entry) {
    return [entry.rest, pair("seen", entry.seen), pair(entry.name, entry.text), entry.button].join("&");
  }
  function entryOf(box) {
    return { to: box.form.action, rest: rest(box), name: box.area.name, text: box.area.value, seen: box.seen, button: box.button, doubt: box.doubt ? box.doubt.text : null, at: Date.now() };
  }

  function say(box, which, words) {
    var line = box.status;
    words = words || line && line.getAttribute("data-" + which) || "";
    if (!line || line.getAttribute("data-is") === which && line.textContent === words) { return; }
    line.setAttribute("data-is", which);
    line.textContent = words;
    if (box.way) { box.way.hidden = which !== "again"; }
    if (which !== "saving") { chair.say(words); }
  }
  function unsaved(box) { return box.area.value !== box.base || box.button !== ""; }

  function wait(box, ms) {
    clearTimeout(box.timer);
    box.timer = setTimeout(function () { send(box); }, ms);
  }
  function typed(box) {
    mark(box);
    if (!unsaved(box)) { write(box.id, null); return; }
    write(box.id, entryOf(box));
    box.first = box.first || now();
    if (!box.sending) { wait(box, Math.max(0, Math.min(AFTER_MS, box.first + LATEST_MS - now()))); }
    if (!box.lost) { say(box, "saving"); }
  }

  function send(box, then) {
    var entry, sent;
    if (then) { box.then.push(then); }
    if (box.sending) { return; }
    if (!unsaved(box) && box.doubt === null) { finish(box, true); return; }
    /* What was sent and never answered goes first, word for word: the box then knows it for the same save. */
    entry = box.doubt || entryOf(box);
    sent = box.doubt = entry;
    write(box.id, entryOf(box));
    box.sending = true;
    box.first = 0;
    if (!box.lost) { say(box, "saving"); }
    post(entry.to, body(entry), function (status, said) { answered(box, sent, status, said); });
  }

  function answered(box, sent, status, said) {
    var ok = status >= 200 && status < 300, more;
    box.sending = false;
    if (has(status, said)) {
      chair.healthy();
      box.doubt = null;
      box.lost = false;
      box.base = sent.text;
      if (box.button === sent.button) { box.button = ""; }
      if (said.revision !== undefined) { box.seen = said.revision; }
      /* An answered question keeps its wording. The link stays where it is, for what stands beside it must not move. */
      if (box.swap && box.seen) { box.swap.setAttribute("aria-disabled", "true"); box.swap.removeAttribute("href"); }
      if (box.field) { box.field.value = box.seen; }
    }
    more = unsaved(box);
    if (ok) {
      write(box.id, more ? entryOf(box) : null);
      if (more) { wait(box, 0); return; }
      say(box, "saved");
      finish(box, true);
      if (said.go) { chair.go(said.go); }
    } else if (said.conflict) {
      /* Both are on the box now; the page asks which one stays. */
      write(box.id, null);
      location.reload();
    } else if (said.kept) {
      write(box.id, null);
      say(box, "told", said.said);
      finish(box, true);
    } else if (status === 409 || status === 413 || status === 400) {
      /* No other try would fare better until the words change. */
      box.doubt = null;
      box.button = "";
      say(box, "told", said.said);
      finish(box, false);
      if (box.area.value !== sent.text) { wait(box, 0); }
    } else {
      box.lost = true;
      say(box, status === 401 || status === 403 ? "again" : status === 507 ? "full" : "kept");
      finish(box, false);
      wait(box, status === 0 || status >= 500 ? RETRY_MS : SLOW_RETRY_MS);
    }
  }
  function finish(box, good) {
    var then = box.then;
    box.then = [];
    each(then, function (work) { work(good); });
  }

  /* Words of an earlier page that the box did not have when it was left. What the box shows now decides. Those of a second
     page go first, so that the box shows both. */
  function takeUp(box) {
    var found = kept(function (id) { return id === box.id; }), last, entry;
    found = found.filter(function (one) {
      var news = one.entry.text !== box.base || one.entry.button;
      if (!news) { erase(one.key); }
      return news;
    });
    last = found.pop();
    if (!last) { return; }
    entry = last.entry;
    if (entry.seen !== box.seen && entry.doubt !== box.base) { box.seen = entry.seen; }
    box.button = entry.button || "";
    box.area.value = entry.text;
    typed(box);
    erase(last.key);
    sendKept(found, function () { wait(box, 0); });
  }

  function start(form) {
    var area = form.querySelector("textarea") || form.querySelector("input[type=text]"), box;
    if (!area) { return; }
    /* A browser that fills in what stood here before a reload does not know what the box has. */
    area.value = area.defaultValue;
    box = {
      form: form, area: area, id: form.getAttribute("data-autosave"), status: form.querySelector("[data-status]"), way: form.querySelector("[data-way]"), swap: form.querySelector("[data-swap]"), field: form.querySelector("[name=seen]"),
      base: area.value, seen: 0, button: "", pressed: null, doubt: null, sending: false, lost: false, timer: 0, first: 0, then: []
    };
    if (box.field) { box.field.value = box.field.defaultValue; box.seen = Number(box.field.value) || 0; }
    boxes.push(box);
    each(form.querySelectorAll("[data-plain]"), function (button) { button.hidden = true; });
    area.addEventListener("input", function () { typed(box); });
    each(form.hasAttribute("data-picture") ? ["paste", "drop"] : [], function (name) {
      area.addEventListener(name, function (event) {
        var data = event.clipboardData || event.dataTransfer;
        if (!data || !data.files || !data.files.length || data.getData("text/plain")) { return; }
        event.preventDefault();
        say(box, "told", form.getAttribute("data-picture"));
      });
    });
    form.addEventListener("click", function (event) {
      var button = event.target;
      while (button && button !== form && button.nodeName !== "BUTTON") { button = button.parentNode; }
      box.pressed = button && button.nodeName === "BUTTON" ? button : null;
      if (box.pressed && box.pressed.hasAttribute("data-words")) { event.preventDefault(); put(box, box.pressed.getAttribute("data-words")); }
    });
    form.addEventListener("submit", function (event) {
      var button = event.submitter || box.pressed;
      event.preventDefault();
      event.stopPropagation();
      box.button = button && button.name ? pair(button.name, button.value) : "";
      box.pressed = null;
      if (unsaved(box)) { write(box.id, entryOf(box)); }
      send(box);
    });
    takeUp(box);
  }

  /* Whatever was tapped and still stands in the box is seen to be chosen. */
  function mark(box) {
    each(box.form.querySelectorAll("[data-words][aria-pressed]"), function (button) {
      var words = button.getAttribute("data-words").replace(/\s+$/, "");
      button.setAttribute("aria-pressed", box.area.value.indexOf(words) >= 0 ? "true" : "false");
    });
  }

  function put(box, words) {
    var text = box.area.value, gap = text === "" || /\s$/.test(text) ? "" : " ";
    box.area.value = text + gap + words;
    box.area.focus();
    if (box.area.setSelectionRange) { box.area.setSelectionRange(box.area.value.length, box.area.value.length); }
    typed(box);
  }

  /* Sends everything; `done` hears whether all of it has arrived. */
  function flush(done) {
    var open = 1, all = true;
    function one(good) { all = all && good; open--; if (!open && done) { done(all); } }
    each(boxes, function (box) { if (unsaved(box) || box.sending) { open++; clearTimeout(box.timer); send(box, one); } });
    one(true);
  }

  /* What lines without a box on this page still have here. */
  function leftOvers() {
    var starts = "";
    each(document.querySelectorAll("[data-kept]"), function (mark) { starts += " " + mark.getAttribute("data-kept"); });
    starts = starts.split(" ").filter(function (start) { return start !== ""; });
    sendKept(kept(function (id) {
      return starts.some(function (start) { return id.indexOf(start) === 0; }) && !boxes.some(function (box) { return box.id === id; });
    }), function (arrived) { if (arrived && !boxes.length) { location.reload(); } });
  }

  function leaving() {
    each(boxes, function (box) {
      var entry, request;
      clearTimeout(box.timer);
      if (box.sending || !unsaved(box) && !box.doubt) { return; }
      entry = box.doubt || entryOf(box);
      write(box.id, entryOf(box));
      try {
        if (window.fetch && window.Request && "keepalive" in Request.prototype) {
          request = fetch(entry.to, { method: "POST", body: body(entry), keepalive: true, credentials: "same-origin", headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json", "X-By-Itself": chair.rested() } });
          request["catch"](function () { return; });
        } else if (navigator.sendBeacon && window.Blob) {
          navigator.sendBeacon(entry.to, new Blob([body(entry)], { type: "application/x-www-form-urlencoded" }));
        }
      } catch (error) { return; }
    });
  }

  /* "Read to me", only where this device itself has a voice for the page's language. */
  function voiceFor(button) {
    var speech = window.speechSynthesis, voice = null;
    if (!speech || !window.SpeechSynthesisUtterance) { return; }
    function offer() {
      each(speech.getVoices(), function (one) { if (one.localService && one.lang.slice(0, 2) === document.documentElement.lang) { voice = voice || one; } });
      button.hidden = !voice;
    }
    offer();
    speech.onvoiceschanged = offer;
    button.addEventListener("click", function () {
      var words = new window.SpeechSynthesisUtterance(document.querySelector("h1").textContent);
      words.voice = voice;
      words.lang = voice.lang;
      speech.cancel();
      setTimeout(function () { speech.speak(words); }, 100);
    });
  }

  each(document.querySelectorAll("[data-read]"), voiceFor);
  each(document.querySelectorAll("form[data-autosave]"), start);
  leftOvers();
  window.addEventListener("online", function () { each(boxes, function (box) { if (unsaved(box)) { wait(box, 0); } }); leftOvers(); });
  window.addEventListener("pagehide", leaving);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { each(boxes, function (box) { if (unsaved(box) || box.doubt) { wait(box, 0); } }); } });
  /* "I am done" sends first; what the box will not take waits here for the same child. */
  document.addEventListener("submit", function (event) {
    var form = event.target, gone = false;
    function go() { if (!gone) { gone = true; chair.send(form); } }
    if (!/\/door\/leave$/.test(form.action) || !boxes.some(unsaved)) { return; }
    event.preventDefault();
    event.stopPropagation();
    flush(go);
    setTimeout(go, LEAVE_MS);
  }, true);
  chair.flush = flush;
})();
