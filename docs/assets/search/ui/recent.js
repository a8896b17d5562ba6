/* What the reader searched for lately: kept in this browser only, absent where it keeps nothing. */
const KEY = "atlas.recent";
const MOST = 8;
const LONGEST = 60;

/**
 * @param {unknown} query
 * @returns {query is string}
 */
function fits(query) {
  return typeof query === "string" && query.trim() !== "" && query.length <= LONGEST;
}

/** @param {string[]} queries */
function write(queries) {
  try {
    if (queries.length) localStorage.setItem(KEY, JSON.stringify(queries));
    else localStorage.removeItem(KEY);
  } catch {
    /* Private windows and full disks: then nothing is kept. */
  }
}

/**
 * Queries, the last one first.
 * @returns {string[]}
 */
export function recentQueries() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(found) ? found.filter(fits).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string} query */
export function addRecent(query) {
  const text = query.trim().replace(/\s+/g, " ");
  if (fits(text)) write([text, ...recentQueries().filter((other) => other !== text)].slice(0, MOST));
}

export function clearRecent() {
  write([]);
}
