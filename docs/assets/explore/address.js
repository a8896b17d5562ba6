/* The reader's choice is the address: it can be kept, sent, and gone back to. */
/* What the address asks for, by the names of `keys`; absent or empty ones are "". */
export function askedFor(keys) {
  const query = new URLSearchParams(location.search);
  const found = {};
  keys.forEach((key) => {
    found[key] = (query.get(key) || "").trim();
  });
  return found;
}

/* `?places=haimen,haian`: commas and slashes are allowed in a query, and read better than %2C. */
export function queryOf(state) {
  const pairs = Object.keys(state)
    .filter((key) => state[key])
    .map((key) => key + "=" + encodeURIComponent(wellFormed(state[key])).replace(/%2C/g, ",").replace(/%2F/g, "/"));
  return pairs.length ? "?" + pairs.join("&") : "";
}

/* Half a character cannot be encoded. */
function wellFormed(text) {
  return Array.from(text, (sign) => (/^[\uD800-\uDFFF]$/.test(sign) ? "\uFFFD" : sign)).join("");
}

/* A choice is a new entry of the history; typing goes on in the one it began. Where the browser keeps no
   address (a page in a frame without origin, say), everything but the address works. */
export function remember(state, fresh) {
  const query = queryOf(state);
  keepInSwitch(query);
  if (query === location.search) return;
  try {
    history[fresh ? "pushState" : "replaceState"](null, "", location.pathname + query);
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
  }
}

/* The other language shows the same choice: its values are ids, not names. */
export function keepInSwitch(query) {
  const link = document.querySelector("a.atlas-switch");
  if (link) link.setAttribute("href", link.getAttribute("href").replace(/\?.*$/, "") + query);
}
