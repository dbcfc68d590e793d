/* What a teacher types into a form with a button to save is kept on her device at each key, and stands in it again after Back,
   a reload, a refresh, a crash or the end of her session: for her alone. It goes once it is saved, and when she signs out.
   Plain ES5. The contract: GET /unsent says by which mark her words are told from another's (none: nobody's are shown);
   a form that was taken is answered with a redirect, one that was not with a page; body[data-back] is what is said where words
   stand again, body[data-elsewhere] the link on Today to a page where some wait. Boxes that save themselves are autosave.js's. */
(function () {
  "use strict";
  var KEY = "chair-form ", LIFE_MS = 12 * 3600000, SENT_MS = 60000, ALIVE_MS = 60000, HOME = "/teach";
  var chair = window.chair || {}, body = document.body, whose = "", alive = 0, known = [], sending = null, store = null;
  if (body.getAttribute("data-audience") !== "teacher" || !window.fetch || !window.JSON) { return; }
  try { store = window.localStorage; store.getItem(KEY); } catch (error) { return; }

  function each(list, work) { for (var i = 0; i < list.length; i++) { work(list[i], i); } }
  function read(key) { try { return JSON.parse(store.getItem(key)); } catch (error) { return null; } }
  function write(key, entry) {
    try { if (entry) { store.setItem(key, JSON.stringify(entry)); } else { store.removeItem(key); } } catch (error) { return; }
  }
  /* Every entry of this browser, whoever's it is. */
  function entries(work) {
    var keys = [], i, key;
    for (i = 0; i < store.length; i++) {
      key = store.key(i) || "";
      if (key.indexOf(KEY) === 0) { keys.push(key); }
    }
    each(keys, function (one) { work(one, read(one) || {}); });
  }
  function mine(key) { return whose !== "" && key.indexOf(KEY + whose + " ") === 0; }

  function isKept(form) {
    return form.method === "post" && !form.hasAttribute("data-autosave") && !form.querySelector("[data-now], [type=password]") && form.action.indexOf("/door/") < 0;
  }
  function isField(field) {
    return field.name && !field.readOnly && (field.nodeName === "TEXTAREA" || field.nodeName === "SELECT" || field.nodeName === "INPUT" && !/^(hidden|password|file|submit|button)$/.test(field.type));
  }
  function isTick(field) { return field.type === "checkbox" || field.type === "radio"; }
  function fieldsOf(form) {
    var fields = [];
    each(form.elements, function (field) { if (isField(field)) { fields.push(field); } });
    return fields;
  }
  function valueOf(field) { return isTick(field) ? field.checked : field.value; }
  function drawn(field) {
    var chosen = "", first = null;
    if (isTick(field)) { return field.defaultChecked; }
    if (field.nodeName !== "SELECT") { return field.defaultValue; }
    each(field.options, function (option, i) {
      if (i === 0) { first = option.value; }
      if (option.defaultSelected) { chosen = option.value; first = null; }
    });
    return first === null ? chosen : first;
  }

  /* A form by where it goes, what it says without being asked, and its turn among those that are alike. */
  function sign(form) {
    var words = [form.getAttribute("action")];
    each(form.elements, function (field) {
      if (field.type === "hidden" && !/^(request|was|seen)$/.test(field.name)) { words.push(field.name + "=" + field.value); }
    });
    return words.join(" ");
  }
  function keyOf(form) {
    var own = sign(form), turn = 0, found = false;
    each(document.forms, function (other) {
      found = found || other === form;
      if (!found && sign(other) === own) { turn++; }
    });
    return KEY + whose + " " + location.pathname + " " + own + " " + turn;
  }

  function save(form, sent) {
    var changed = [], was = form.elements.was, key = keyOf(form);
    each(fieldsOf(form), function (field, at) {
      if (valueOf(field) !== drawn(field)) { changed.push([at, field.name, isTick(field) ? field.value : null, valueOf(field)]); }
    });
    write(key, changed.length ? { at: Date.now(), page: location.pathname + location.search, was: was ? was.value : null, changed: changed, sent: sent } : null);
  }

  function open(field) {
    var above = field;
    while (above && above !== body) {
      if (above.nodeName === "DETAILS") { above.open = true; }
      above = above.parentNode;
    }
  }
  function putBack(form) {
    var entry = read(keyOf(form)), fields = fieldsOf(form), any = false, line;
    if (!entry || !entry.changed) { return; }
    each(entry.changed, function (one) {
      var field = fields[one[0]], caret;
      if (!field || field.name !== one[1] || isTick(field) && field.value !== one[2] || valueOf(field) === one[3]) { return; }
      any = true;
      if (isTick(field)) { field.checked = one[3]; } else { field.value = one[3]; }
      open(field);
      caret = field === document.activeElement && field.setSelectionRange && form.caret;
      if (caret) { try { field.setSelectionRange(caret, caret); } catch (error) { return; } }
    });
    if (any && entry.was !== null && form.elements.was) { form.elements.was.value = entry.was; }
    if (any && body.getAttribute("data-back") && !form.querySelector("[data-said-back]")) {
      line = document.createElement("p");
      line.className = "notice";
      line.setAttribute("data-said-back", "");
      line.textContent = body.getAttribute("data-back");
      form.insertBefore(line, form.firstChild);
    }
  }

  /* While she types she is there: a page that asks for nothing by itself says so, at most once a minute. */
  function live() {
    var now = chair.now ? chair.now() : Date.now();
    if (now - alive < ALIVE_MS || body.getAttribute("data-live")) { return; }
    alive = now;
    fetch("/health", { cache: "no-cache", credentials: "same-origin", headers: { "X-By-Itself": chair.rested ? chair.rested() : "0" } })["catch"](function () { alive = 0; });
  }

  function start(form) {
    if (known.indexOf(form) >= 0 || !isKept(form)) { return; }
    known.push(form);
    putBack(form);
  }
  function startAll() { each(document.forms, start); }

  function typed(event) {
    var field = event.target, form = field.form;
    if (!form || known.indexOf(form) < 0) { return; }
    live();
    sending = null;
    try { form.caret = field.selectionStart; } catch (error) { form.caret = 0; }
    save(form, 0);
  }
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  /* Her words go with her. Whose they are may not be known yet when she taps: then she leaves as soon as it is. */
  var asked = false, leaving = null;
  function leaves(form) { return /\/door\/leave$/.test(form.action); }
  function forget() { entries(function (key) { if (mine(key)) { write(key, null); } }); }
  function whoseIsKnown() {
    asked = true;
    if (leaving) {
      forget();
      if (chair.send) { chair.send(leaving); } else { leaving.submit(); }
    }
  }
  /* A form is sent once the box is there (board.js), so only the end of this page says that it went. */
  window.addEventListener("submit", function (event) {
    var form = event.target;
    if (leaves(form) && !asked) {
      leaving = form;
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (leaves(form)) { forget(); }
    if (/\/teach\/unsent$/.test(form.action)) { entries(function (key, entry) { if (mine(key) && entry.page === location.pathname + location.search) { write(key, null); } }); }
    sending = known.indexOf(form) >= 0 ? form : null;
  }, true);
  document.addEventListener("click", function (event) { if (event.target.nodeName === "A") { sending = null; } }, true);
  window.addEventListener("pagehide", function () {
    if (sending && !(chair.lost && chair.lost())) { save(sending, Date.now()); }
    sending = null;
  });

  function elsewhere() {
    var at = 0, page = "", line, link;
    entries(function (key, entry) {
      if (mine(key) && entry.at > at && entry.page && entry.page.split("?")[0] !== HOME) { at = entry.at; page = entry.page; }
    });
    if (!page || location.pathname !== HOME || page.charAt(0) !== "/") { return; }
    line = document.createElement("p");
    link = document.createElement("a");
    line.className = "notice";
    link.href = page;
    link.textContent = body.getAttribute("data-elsewhere");
    line.appendChild(link);
    document.getElementById("main").insertBefore(line, document.getElementById("main").firstChild);
  }

  /* What was sent and led on is saved; what was sent and led nowhere is not. */
  function settle() {
    var moved = window.performance && performance.navigation && performance.navigation.redirectCount > 0, now = Date.now();
    entries(function (key, entry) {
      if (!entry.at || now - entry.at > LIFE_MS || moved && entry.sent && now - entry.sent < SENT_MS) {
        write(key, null);
      } else if (entry.sent) {
        entry.sent = 0;
        write(key, entry);
      }
    });
  }
  settle();
  if (location.pathname !== HOME && !Array.prototype.some.call(document.forms, function (form) { return isKept(form) || leaves(form); })) { return; }
  fetch("/unsent", { cache: "no-cache", credentials: "same-origin", headers: { Accept: "application/json", "X-By-Itself": "0" } }).then(function (answer) {
    return answer.status === 200 ? answer.json() : {};
  }).then(function (said) {
    whose = said.whose || "";
    whoseIsKnown();
    if (!whose || leaving) { return; }
    startAll();
    each(known, function (form) { each(fieldsOf(form), function (field) { if (field === document.activeElement && valueOf(field) !== drawn(field)) { save(form, 0); } }); });
    elsewhere();
    if (window.MutationObserver) { new MutationObserver(startAll).observe(document.getElementById("main"), { childList: true, subtree: true }); }
  })["catch"](whoseIsKnown);
})();
