/* Small tools of the interface. Text from data or readers becomes text nodes only, never markup. */
(function (atlas) {
  "use strict";
  var ui = (atlas.ui = atlas.ui || {});

  /* An element with attributes (absent where null or false) and children: nodes, strings, or nothing. */
  ui.el = function (tag, attributes) {
    var node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    });
    return ui.add(node, Array.prototype.slice.call(arguments, 2));
  };

  ui.add = function (node, children) {
    children.forEach(function (child) {
      if (Array.isArray(child)) ui.add(node, child);
      else if (child !== null && child !== undefined && child !== false && child !== "") node.append(child);
    });
    return node;
  };

  ui.fill = function (node) {
    node.textContent = "";
    return ui.add(node, Array.prototype.slice.call(arguments, 1));
  };

  /* Text with its marks ([start, end) in UTF-16 units, in order) as <mark> elements. Marks that do not fit are left out. */
  ui.marked = function (text, marks) {
    var nodes = [], at = 0;
    (marks || []).forEach(function (mark) {
      var start = mark[0], end = mark[1];
      if (!(start >= at && end > start && end <= text.length)) return;
      if (start > at) nodes.push(text.slice(at, start));
      nodes.push(ui.el("mark", {}, text.slice(start, end)));
      at = end;
    });
    if (at < text.length) nodes.push(text.slice(at));
    return nodes;
  };

  /* `lang` of text in the other language of the page. */
  ui.htmlLang = function (lang) {
    return lang === "zh" ? "zh-Hans" : "en";
  };

  ui.other = function (lang) {
    return lang === "zh" ? "en" : "zh";
  };

  /* A folder's address has no page of its own on a disk: there it needs the file's name. */
  ui.address = function (href) {
    if (location.protocol !== "file:") return href;
    return href.replace(/\/(?=[?#]|$)/, "/index.html");
  };

  /* The engine's answer to the newest query only: run(query) -> promise, show(query, answer), or fail(query).
     While one query runs, later ones wait, and only the last of them is asked. */
  ui.newest = function (run, show, fail) {
    var busy = false, waiting = null;

    function ask(query) {
      if (busy) {
        waiting = { query: query };
        return;
      }
      busy = true;
      run(query).then(
        function (answer) { done(function () { show(query, answer); }); },
        function () { done(function () { fail(query); }); }
      );
    }

    function done(report) {
      var next = waiting;
      busy = false;
      waiting = null;
      if (next) ask(next.query);
      else report();
    }
    return ask;
  };

  /* The whole script has run by then, in whatever order its parts were joined. */
  ui.ready = function (start) {
    if (document.readyState === "complete") start();
    else document.addEventListener("DOMContentLoaded", start);
  };
})((window.atlas = window.atlas || {}));
