/* What every page is held to and axe does not see, asked inside the page: nothing hidden shows, targets are large, letters of
   the other direction are kept apart, whatever has the focus says so, no words are cut when letters grow, nothing moves for
   those who want stillness. Each part gives a list of complaints. */
(function () {
  "use strict";
  var CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  var root = document.documentElement, surface = document.body.getAttribute("data-audience");

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function shows(it) { return it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0; }
  function named(it) {
    var open = it.outerHTML.split(">")[0], words = (it.textContent || it.value || "").replace(/\s+/g, " ").trim();
    return open.slice(0, 110) + "> " + words.slice(0, 40);
  }
  function size(box) { return Math.round(box.width) + " x " + Math.round(box.height); }

  /* Every [hidden] is hidden, whatever its class says of display. */
  function hidden() {
    return all("[hidden]").filter(shows).map(function (it) { return "hidden and yet shown: " + named(it); });
  }

  /* Every drawing is there: one whose name is in no sheet of drawings would leave an empty place. */
  function drawings() {
    return all("svg use").filter(function (it) {
      var box = shows(it.parentNode) && it.getBoundingClientRect();
      return box && box.width < 1 && box.height < 1;
    }).map(function (it) { return "nothing is drawn: " + it.getAttribute("xlink:href"); });
  }

  /* In a row of boxes the space between words and a name beside them is lost: they stand apart nevertheless. */
  function glued(words, beside, space) {
    var range = document.createRange(), one, other;
    if (!beside || beside.nodeType !== 1 || beside.offsetWidth < 2 || !shows(beside) || !space.test(words.data)) { return false; }
    range.selectNodeContents(words);
    one = range.getBoundingClientRect();
    other = beside.getBoundingClientRect();
    return one.top < other.bottom && other.top < one.bottom && Math.max(other.left - one.right, one.left - other.right) < 2;
  }
  function spaces() {
    return all("body *").filter(function (it) {
      return /flex/.test(getComputedStyle(it).display) && shows(it) && [].some.call(it.childNodes, function (words) {
        return words.nodeType === 3 && words.data.trim() !== "" && (glued(words, words.nextSibling, /\s$/) || glued(words, words.previousSibling, /^\s/));
      });
    }).map(function (it) { return "words without their space: " + named(it); });
  }

  /* Where a finger may come down for a control: a box or a picture to choose is its label as well. */
  function target(it) {
    var box = it.getBoundingClientRect(), boxes = [], label;
    if (it.type !== "checkbox" && it.type !== "radio") { return box; }
    if (shows(it) && box.width > 1) { boxes.push(box); }
    for (label of it.labels || []) { if (shows(label)) { boxes.push(label.getBoundingClientRect()); } }
    if (!boxes.length) { return null; }
    function edge(which, most) { return most.apply(Math, boxes.map(function (box) { return box[which]; })); }
    return new DOMRect(edge("left", Math.min), edge("top", Math.min), edge("right", Math.max) - edge("left", Math.min), edge("bottom", Math.max) - edge("top", Math.min));
  }
  /* A link in the middle of a sentence is as high as its line. */
  function inSentence(it) {
    return it.tagName === "A" && getComputedStyle(it).display === "inline";
  }
  function least(it) {
    var touch = parseFloat(getComputedStyle(root).getPropertyValue("--touch")) || 104;
    if (surface === "wall") { return it.closest("header, .told") ? 80 : touch; }
    if (surface === "student") { return 56; }
    if (it.matches(".main, .main *")) { return it.closest(".desk .thumb, .going-on, .deeds, .room-card, .opened") ? 56 : 72; }
    if (it.closest(".rail, .search, .search-go, .bell, .tool, .tools summary, .prep-time, .seat, .act, .lines, .deeds, .cell, .day-head summary, .ways-on, .days-of, .desk .receipt, .desk .back")) { return 44; }
    return it.matches(".quiet, .plain, .links *, .times *, .roll *, .ticked *, .skip-step *, .chip, .pick-one *, .whose *, .kids-ways *, .kids-page *, .on-the-list *") ? 44 : 56;
  }
  function targets() {
    var said = [], boxes = [];
    all(CONTROLS).filter(shows).forEach(function (it) {
      var box = target(it), high = least(it), wide = Math.min(high, 56);
      if (!box || it.matches(".skip") || inSentence(it)) { return; }
      /* No wall is as narrow as a phone. */
      if (surface === "wall" && innerWidth >= 600) { wide = high; }
      if (box.height < high - 0.6 || box.width < wide - 0.6) { said.push("smaller than " + high + ": " + size(box) + ": " + named(it)); }
      if (surface === "wall" && !it.closest(".still")) { boxes.push([it, box]); }
    });
    boxes.forEach(function (one, at) {
      boxes.slice(at + 1).forEach(function (other) {
        var a = one[1], b = other[1], across = Math.max(b.left - a.right, a.left - b.right), down = Math.max(b.top - a.bottom, a.top - b.bottom);
        if (Math.max(across, down) < 7.9) { said.push("too near each other: " + named(one[0]) + " and " + named(other[0])); }
      });
    });
    return said;
  }

  /* A name that runs the other way than the page is kept apart from the words round it; Back is where the line begins. */
  function direction(width, names) {
    var rtl = root.dir === "rtl", arabic = /[\u0590-\u08ff]/, said = [], walk, node, plain, at;
    names = names.filter(function (name) { return arabic.test(name) !== rtl; });
    walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while ((node = walk.nextNode())) {
      plain = node.data.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, "");
      at = node.parentNode;
      if (names.some(function (name) { return plain.indexOf(name) >= 0; }) && !at.closest("bdi, [dir]:not(html), textarea, code, script, style, noscript") && shows(at)) {
        said.push("not kept apart: " + named(at));
      }
    }
    all("header > a.back").filter(shows).forEach(function (it) {
      var box = it.getBoundingClientRect(), right = (box.left + box.right) / 2 > width / 2;
      if (right !== rtl) { said.push("Back is on the wrong side: " + named(it)); }
    });
    return said;
  }

  /* Whatever a key can reach shows a line of three pixels or more when it has the focus: itself, or what stands for it. */
  function ringed(it) {
    var look = getComputedStyle(it);
    return look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 3 && it.getBoundingClientRect().width > 2 && look.opacity !== "0";
  }
  /* The Tab key begins at the head of the page, as after loading. */
  function begin() {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute("tabindex");
    document.body.blur();
  }
  function focus() {
    var before = document.activeElement, said = [];
    all(CONTROLS + ", [tabindex='0']").filter(shows).forEach(function (it) {
      if (it.disabled || it.tabIndex < 0) { return; }
      it.focus({ preventScroll: true });
      if (document.activeElement !== it) { said.push("cannot be reached: " + named(it)); return; }
      if (!ringed(it) && !all(".nine").filter(shows).some(ringed)) { said.push("does not show its focus: " + named(it)); }
    });
    if (before && before !== document.body) { before.focus({ preventScroll: true }); } else { begin(); }
    return said;
  }

  /* Words stay in the page, in whatever has an edge, and in whatever would cut them off. */
  function cut(width, when) {
    var walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), looks = new Map(), said = [], node, range = document.createRange();
    function look(it) {
      if (!looks.has(it)) { looks.set(it, { style: getComputedStyle(it), box: it.getBoundingClientRect() }); }
      return looks.get(it);
    }
    /* Letters may be drawn higher than their line is. */
    function line(rect, high) {
      var more = Math.max(0, rect.height - high) / 2;
      return { left: rect.left, right: rect.right, top: rect.top + more, bottom: rect.bottom - more, width: rect.width };
    }
    function outside(rect, it, slack) {
      var style = look(it).style, box = look(it).box, clips = style.overflowX !== "visible" || style.overflowY !== "visible";
      function edge(side) { return clips || parseFloat(style["border" + side + "Width"]) > 0; }
      if (style.display === "inline" || box.width <= 2) { return false; }
      return edge("Left") && rect.left < box.left - slack || edge("Right") && rect.right > box.right + slack ||
        edge("Top") && rect.top < box.top - slack || edge("Bottom") && rect.bottom > box.bottom + slack;
    }
    function place(node) {
      var at = node.parentNode, rects, rect, up, strip = at.closest(".filters, .kids-chips");
      /* What a strip has beyond its edge is pulled into sight. */
      strip = strip && look(strip).style.overflowX === "auto";
      if (!node.data.trim() || at.closest(".skip, script, style, noscript, textarea, select") || !shows(at) || look(at).box.width <= 2) { return; }
      range.selectNodeContents(node);
      rects = range.getClientRects();
      for (rect of rects) {
        if (rect.width < 1) { continue; }
        rect = line(rect, parseFloat(look(at).style.lineHeight) || rect.height);
        if (!strip && (rect.left < -1 || rect.right > width + 1)) { said.push(when + ": out of the page: " + named(at)); return; }
        for (up = at; up && up !== document.body; up = up.parentNode) {
          if (look(up).box.width <= 2 || /auto|scroll/.test(look(up).style.overflowX)) { break; }
          if (outside(rect, up, 4)) { said.push(when + ": " + named(at) + " stands out of " + named(up).slice(0, 80)); return; }
        }
      }
    }
    while ((node = walk.nextNode())) { place(node); }
    if (root.scrollWidth > width + 1) { said.push(when + ": the page is " + root.scrollWidth + " wide on a screen of " + width); }
    return said;
  }

  /* A name goes on in the next line between its words, and at a hyphen, never within one. */
  function broken(when) {
    var said = [], range = document.createRange(), walk, node, word, tops, parts;
    function line(box) { if (box.width > 1) { tops[Math.round(box.top)] = true; } }
    if (surface !== "wall" && surface !== "student") { return said; }
    all("bdi").filter(shows).forEach(function (it) {
      walk = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
      while ((node = walk.nextNode())) {
        parts = /[^\s\-\u2010]+/g;
        while ((word = parts.exec(node.data))) {
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          tops = {};
          Array.prototype.forEach.call(range.getClientRects(), line);
          if (Object.keys(tops).length > 1) { said.push(when + ": a broken name: " + word[0]); }
        }
      }
    });
    return said;
  }

  /* Larger letters, and the spacing of WCAG 1.4.12, in which Arabic has no room between letters. */
  function letters(width, percent) {
    var between = document.documentElement.lang === "ar" ? "" : "letter-spacing: .12em !important;", sheet = new CSSStyleSheet(), said = cut(width, "as it is").concat(broken("as it is"));
    if (percent > 100) {
      root.style.fontSize = percent + "%";
      said = said.concat(cut(width, percent + " % letters"), broken(percent + " % letters"));
      root.style.fontSize = "";
    }
    sheet.replaceSync("* { line-height: 1.5 !important; word-spacing: .16em !important; " + between + " } p { margin-bottom: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
    said = said.concat(cut(width, "spaced letters"));
    document.adoptedStyleSheets = [];
    if (root.getAttribute("style") === "") { root.removeAttribute("style"); }
    return said;
  }

  /* No sentence stands twice on one screen of a child's or of the wall. */
  function twice() {
    var seen = {}, said = [];
    if (surface !== "wall" && surface !== "student") { return said; }
    all("main *, header *").forEach(function (it) {
      var words, rest = Array.prototype.some.call(it.childNodes, function (node) { return node.nodeType === 3 && node.data.trim(); });
      if (!rest || !shows(it) || it.closest("bdi, textarea, button, a, [hidden], .unseen, [aria-hidden=true]")) { return; }
      words = it.textContent.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
      if (words.length < 10 || !/[.?!\u061f]$/.test(words)) { return; }
      if (seen[words]) { said.push("said twice: " + named(it)); }
      seen[words] = true;
    });
    return said;
  }

  /* For those who prefer stillness: nothing runs, and nothing would. */
  function still() {
    var said = document.getAnimations().filter(function (it) { return it.playState === "running"; }).map(function () { return "an animation runs"; });
    all("body, body *").forEach(function (it) {
      var look = getComputedStyle(it);
      if (look.animationName !== "none") { said.push("would move: " + named(it)); }
    });
    return said;
  }

  function frame() {
    var said = [], skip = document.querySelector("a[href='#main']");
    if (!skip || skip !== document.querySelector("a, button, input, select, textarea, summary, [tabindex='0']")) { said.push("the skip link is not the first stop"); }
    if (all("header").length !== 1 || all("main#main").length !== 1) { said.push("one header and one main part"); }
    if (all("[role=status]").filter(function (it) { return !it.closest(".receipt"); }).length !== 1) { said.push("no status line that is heard"); }
    return said;
  }

  /* The stops of the Tab key in their order: of boxes that exclude each other one alone is a stop. */
  function stops() {
    return all(CONTROLS + ", [tabindex='0']").filter(function (it) {
      var group;
      if (!shows(it) || it.disabled || it.tabIndex < 0) { return false; }
      if (it.type !== "radio") { return true; }
      group = all("input[type=radio]").filter(function (other) { return other.name === it.name && other.form === it.form; });
      return it === (group.filter(function (other) { return other.checked; })[0] || group[0]);
    });
  }
  /* Where the focus is: whether a selector finds it, whether it shows, which of the stops it is, and its name. */
  function where(selector) {
    var it = document.activeElement;
    return { found: it.matches(selector), shown: ringed(it) || it.matches(".pick") && all(".nine").filter(shows).some(ringed), stop: stops().indexOf(it), name: named(it) };
  }

  /* The classes of whatever bears words or draws, and of all round it: what its colours depend on. */
  function dresses() {
    var found = {};
    function of(it) { return it === root ? "" : of(it.parentNode) + ">" + it.tagName + (it.getAttribute("class") || "") + (it.getAttribute("aria-current") || "") + (it.getAttribute("aria-pressed") || "") + (it.disabled || ""); }
    all("body *").forEach(function (it) {
      if (shows(it) && Array.prototype.some.call(it.childNodes, function (node) { return node.nodeType === 3 && node.data.trim(); })) { found[surface + of(it)] = true; }
    });
    return Object.keys(found);
  }

  return {
    dresses: dresses,
    stops: function () { return stops().map(named); },
    where: where,
    begin: begin,
    spaces: spaces,
    everything: function (width, percent, names) {
      return [].concat(frame(), hidden(), drawings(), twice(), targets(), direction(width, names), focus(), letters(width, percent));
    },
    still: still
  };
})()
