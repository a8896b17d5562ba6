/* What the reader searched for lately: kept in this browser only, absent where it keeps nothing. */
const KEY = "kechuang-atlas.recent";
const MOST = 8;
const LONGEST = 60;

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(found) ? found.filter(fits).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function fits(query) {
  return typeof query === "string" && query.trim() !== "" && query.length <= LONGEST;
}

function write(queries) {
  try {
    if (queries.length) localStorage.setItem(KEY, JSON.stringify(queries));
    else localStorage.removeItem(KEY);
  } catch {
    /* Private windows and full disks: then nothing is kept. */
  }
}

export const recent = {
  list: read,
  add: function (query) {
    const text = query.trim().replace(/\s+/g, " ");
    if (fits(text))
      write(
        [text]
          .concat(
            read().filter(function (other) {
              return other !== text;
            }),
          )
          .slice(0, MOST),
      );
  },
  clear: function () {
    write([]);
  },
};
