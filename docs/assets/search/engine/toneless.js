/* Questions typed in pinyin without tones: haimen you naxie yuanqu. What asks is known by its letters. The rest has to be names, words for
   kinds and relations, or words of texts; else it is no such question. */
import { segmentOf } from "./segment.js";
import { HAN_FIRST } from "./tokens.js";
import { wholeNames } from "./whole-names.js";

/** @import { Entries } from "./entries.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Segment } from "./segment.js" */

/** What asks, by its syllables. */
const ASKING =
  "you na xie=有哪些 na xie=哪些 you shen me=有什么 shi shen me=是什么 shen me shi=什么是 shen me yi si=什么意思 shen me shi hou=什么时候 " +
  "shen me=什么 zai na li=在哪里 zai na er=在哪儿 zai na=在哪 na li=哪里 you duo shao=有多少 duo shao=多少 you ji jia=有几家 you ji ge=有几个 " +
  "ji jia=几家 ji ge=几个 zen me yang=怎么样 zen me=怎么 wei shen me=为什么 shi shui=是谁 shui=谁 na ge=哪个 na jia=哪家 " +
  "you shen me qu bie=有什么区别 qu bie=区别 bi jiao=比较 dui bi=对比 bu tong=不同";
/** What only holds a question together. */
const FILLING = "he=和 yu=与 gen=跟 de=的 zai=在 you=有 shi=是 le=了 dou=都 ma=吗 li=里 yi gong=一共 zong gong=总共";
const ANYWHERE = 5; // letters from which on what asks is known inside of a word as well
const WINDOW = 6; // words of a name at most
const SHORTEST = 2; // letters of a word

/** @param {string} pairs */
function readPairs(pairs) {
  return new Map(
    Array.from(pairs.matchAll(/([a-z ]+)=(\S+)/g), ([, letters, han]) => [letters.trim().replace(/ /g, ""), han]),
  );
}

/** @param {string} pairs */
function patternOf(pairs) {
  const spaced = Array.from(pairs.matchAll(/([a-z ]+)=/g), ([, letters]) => letters.trim());
  const patterns = spaced
    .sort((a, b) => b.length - a.length)
    .flatMap((letters) => {
      const joined = letters.replace(/ /g, "");
      return [...(joined.length >= ANYWHERE ? [joined] : []), `\\b${letters.replace(/ /g, " ?")}\\b`];
    });
  return new RegExp(patterns.join("|"), "g");
}

const HAN_OF = readPairs(ASKING);
const FILLED = readPairs(FILLING);
const ASKED = patternOf(ASKING);

/** Reads letters as characters. */
export class Toneless {
  /**
   * @param {Entries} entries
   * @param {Lexicon} asked words for kinds and relations
   * @param {Lexicon} lexicon words of texts
   */
  constructor(entries, asked, lexicon) {
    this.entries = entries;
    this.words = [asked, lexicon];
  }

  /**
   * A question in characters; "" if it is none.
   * @param {Segment[]} segments
   * @returns {string}
   */
  question(segments) {
    const typed = segments.map(({ text }) => text).join(" ");
    const told = typed.replace(ASKED, (letters) => ` ${HAN_OF.get(letters.replace(/ /g, ""))} `);
    const tokens = told.split(" ").filter(Boolean);
    let found = told === typed ? "" : " ";
    for (let at = 0; at < tokens.length && found;) {
      const [han, count] = this.longest(tokens.slice(at, at + WINDOW));
      found = han && found + han;
      at += count;
    }
    return found.trim();
  }

  /**
   * The most words that are something together, and how many they are.
   * @param {string[]} tokens
   * @returns {[han: string, count: number]}
   */
  longest(tokens) {
    const end = tokens.findIndex((token) => HAN_FIRST.test(token));
    for (let count = end < 0 ? tokens.length : end; count > 0; count--) {
      const han = this.word(tokens.slice(0, count).join(""));
      if (han) {
        return [han, count];
      }
    }
    return [end ? this.divided(tokens[0]) : tokens[0], 1];
  }

  /**
   * Letters of two words that are typed as one.
   * @param {string} letters
   */
  divided(letters) {
    for (let at = letters.length - SHORTEST; at >= SHORTEST; at--) {
      const first = this.word(letters.slice(0, at));
      const second = first && this.word(letters.slice(at));
      if (second) {
        return first + second;
      }
    }
    return "";
  }

  /** @param {string} letters */
  word(letters) {
    const [asked, text] = this.words.map((lexicon) => () => lexicon.find(segmentOf(letters))[0] || "");
    return this.name(letters) || FILLED.get(letters) || asked() || text();
  }

  /**
   * The name that is spelled so, in characters if it is written in them.
   * @param {string} letters
   */
  name(letters) {
    const { table, fold } = this.entries;
    const names = wholeNames(table).get(letters) || [];
    const han = names.find((name) => !table.latin[name]);
    return han === undefined
      ? names.length
        ? letters
        : ""
      : fold.text(table.texts[han]).replace(/[^\p{L}\p{N}]/gu, "");
  }
}
