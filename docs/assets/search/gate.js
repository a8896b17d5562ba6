/* The search of the Kechuang Atlas, on every page. Everything outside of this folder relies on what stands in this comment, and on
   nothing else. The program that searches (engine.js) and the names are loaded at the first call.

   await atlas.search(query, {lang, limit})
     query   whatever somebody typed. Anything else than a string is made one; no input raises an error.
     lang    "zh" or "en": the language of titles, reasons and addresses. Default: that of the page.
     limit   at most so many results; default 20. With limit: Infinity come all, for facets.
     names   true: names and figures only, at once, without the text index (for a first answer while typing). Default false.
   resolves to an array of results, best first, with the properties
     total       how many there are without the limit (texts are only searched while names leave room)
     similar     true if none of those shown matches as typed, all by a sound or but for a letter
     incomplete  false, or a sentence in `lang` that says that a part could not be loaded and what is shown was found without it
   It is empty for a blank query and for one that means nothing. It rejects only if the program itself cannot be loaded; the next
   call tries again.

   A result
     id          "regions/haimen"; a part "programmes/x#part-key"; a figure "regions/haimen#key" (its fact_id in the tables); also
                 "indicators/x", "sources/x" and "pages/about". No two results have the same; what follows # is the anchor
     type        "entity" | "fact" | "page"
     kind, kindName, typeName     "regions", 地区, 市辖区
     title, marks       the name in `lang`, and the stretches of it that the query matched: [[start, end], …] in UTF-16 units,
                        in order and apart
     other, otherMarks  the name in the other language, "" if it is the same
     match, matchMarks  another name that matched (an alias), "" if it was one of these two
     url                absolute; of a figure, its row
     reason             why it is here, in `lang`
     place              {id, name, url} of the nearest region, or null;  places: the same of all regions around, nearest first
     partOf             {id, name, url} of the entity that a part belongs to, or null
     sources            [{id, name}]
     excerpt, excerptMarks, excerptLang   a line of the text where that matched, else ""
     grade              a number to compare results of one query with; thousands are tiers (grades.js)
     fact               of a figure only: {subject, indicator: {id, name, url}, value, valueMarks, printed, period, periodName,
                        status, statusName, scope, scopeMarks, source: {id, name, paragraph, url}}; value is as printed in Chinese,
                        by CLDR in English

   await atlas.search.explain(query, {lang})
     {chunks: [{text, kind: "han" | "latin" | "number" | "mixed", simplified, count, names: [{id, name, url}]}], near: [results]}
     what was understood: each piece (a Chinese one that nothing is called is cut by the words of names), in simplified characters if
     it was not, how many names it matches by itself and the best three;
     `near` are a few results for the query without the pieces that match nothing; or, if each matches by itself but nothing
     matches all of them, without one of them.

   await atlas.search.ready()       program and names are loaded; call it when the box is focused. Rejects if they cannot be loaded.
   await atlas.search.excerpt(result, query)   {text, marks, lang} for a result that has none: the beginning of its text
   atlas.search.kinds(lang)         [{id, name}] of all kinds, once ready
*/
import { openFiles } from "./registry.js";

let files = openFiles(null);

/* The program over some files, made once. */
async function programOf(given) {
  given.load("names").catch(() => undefined); // they need no program to arrive; it asks for them again, and says so
  const Program = await given.load("engine");
  given.program = given.program || new Program(given);
  return given.program;
}

async function call(name, given) {
  const program = await programOf(files);
  return program[name](...given);
}

/* A function of the program. If a file turns out to be of another build than the names, once more with everything anew, the program
   included. */
const anew = (name) =>
  async function (...given) {
    const asked = files;
    try {
      return await call(name, given);
    } catch (error) {
      if (!error.newer) {
        throw error;
      }
      if (asked === files) {
        files = openFiles(error.newer);
      }
      return call(name, given);
    }
  };

const names = ["explain", "excerpt", "kinds", "ready"];
export const search = Object.assign(anew("search"), Object.fromEntries(names.map((name) => [name, anew(name)])));
