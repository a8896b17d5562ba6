"""No module of the scripts holds words of the interface: those stand in i18n.yml, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pytest

from atlas.output.javascript import sources
from atlas.output.tokens import Token, expressions, tokens
from atlas.text.han import CLASS

# Chinese in the program of the search: what queries and facts are made of, and no words that a reader is shown.
GRAMMAR = {
    "assets/search/engine/dates.js": "〇一七三上下九二五八六到十半号四年日月至零～",
    "assets/search/engine/facts.js": "日",
    "assets/search/engine/number-words.js": "一七万三九二五亿八六十千四年日月百第零",
    "assets/search/engine/numerals.js": "〇一七万三两九二五亿八六十千四点百零",
    "assets/search/engine/quantities.js": "〇一七万三两之九二五亿余八六分十千四多点百零",
    "assets/search/engine/fact-text.js": "上下半年",  # half-years as they are typed
    "assets/search/engine/pieces.js": "业举产做出制办在建成投来理生的立管设谁资造",  # who did it: 谁建的, 投资
    "assets/search/engine/question.js": "一个么了于些什位何儿共况几前只叫名吗吧呢哪嗎在多大如家少怎总情所数是有条样现的目请里量问项麼",
    "assets/search/engine/readings.js": "万上下与个之亩人亿位元初千半及只名和家平年底度日月末百的與项",  # dates, counts, particles
}
# Modules that read sentences: tables of little words, of questions, of negations and of relations, in both languages.
READERS = {
    f"assets/search/engine/{name}.js"
    for name in ("asking", "frames", "listing", "little-words", "negatives", "relations", "toneless")
}
# English of the same sort, by the first words of its text.
ENGLISH = {
    ("assets/search/engine/ways.js", "of the for and"),  # words without an initial
    ("assets/search/engine/question.js", "how many much what"),
    ("assets/search/engine/stem.js", "ational ate ization"),  # endings
    ("assets/search/engine/stem.js", "aliti al iviti"),
    ("assets/search/engine/stem.js", "icate ic ative"),
    ("assets/search/engine/stem.js", "ement ance ence"),
    ("assets/search/engine/tokens.js", "a an and"),
}
NAMES = {"Escape", "SecurityError", "/ Control+K Meta+K"}  # of keys and errors, as browsers have them
# The initial zh; a word in both languages; words of queries by their language.
PAIRS = {
    "assets/search/engine/little-words.js",
    "assets/search/engine/relations.js",
    "assets/search/engine/syllables.js",
    "assets/words.js",
}
LANGUAGES = {'"zh"', '"en"', '"zh-Hans"'}

SIGNS = re.compile(rf"[{CLASS}\u3001-\u303f\uff01-\uff65]")
ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?")
SENTENCE = re.compile(r"(?<![\w<-])(?:[A-Z][a-z]+ [a-z]{2,}|[a-z]+(?: [a-z]{2,}){2})")
NAME = re.compile(r"(?<![\w-])[A-Z][a-z]{2,}")


def _program(code: str) -> list[Token]:
    """What runs of it; a template without the expressions in it, which come after it."""
    return [part for token in tokens(code) if token.counts for part in _parts(token)]


def _parts(token: Token) -> Iterator[Token]:
    inner = [text for _, text in expressions(token.text)] if token.kind == "template" else []
    yield token._replace(text=reduce(lambda text, one: text.replace(f"${{{one}}}", "…", 1), inner, token.text))
    for one in inner:
        yield from _program(one)


def _chinese(code: str) -> str:
    """Han characters and full-width signs of a program, each once, escaped ones too; those of patterns may be escaped."""
    texts = (token.text if token.kind == "regex" else _unescaped(token.text) for token in _program(code))
    return "".join(sorted({sign for text in texts for sign in SIGNS.findall(text)}))


def _unescaped(text: str) -> str:
    """Ranges, which end in an escape after a hyphen, are no text."""
    return text if re.search(r"-\\u", text) else ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _english(code: str) -> Iterator[str]:
    """Texts of a program that are, or begin with, English words for a reader; what programs throw is for others."""
    program = _program(code)
    for name, bracket, token in zip(program, program[1:], program[2:], strict=False):
        if token.kind not in ("string", "template") or (bracket.text == "(" and name.text.endswith("Error")):
            continue
        text = token.text[1:-1]
        if text not in NAMES and (SENTENCE.search(text) or NAME.search(text)):
            yield text


def _by_language(code: str) -> list[str]:
    """Values that a program has for one language and another: `zh: "…"`, and `lang === "zh" ? "…"`."""
    program = _program(code)
    return [
        value.text
        for before, name, sign, value in zip(program, program[1:], program[2:], program[3:], strict=False)
        if (name.text in ("zh", "en") and before.text in ("{", ",") and sign.text == ":" and not value.text.isdigit())
        or (name.text in ('"zh"', '"en"') and sign.text == "?" and _is_text(value))
    ]


def _is_text(token: Token) -> bool:
    return token.kind in ("string", "template") and token.text not in LANGUAGES


@pytest.fixture(scope="module")
def code(root: Path) -> dict[str, str]:
    docs = root / "docs"
    return {uri: (docs / uri).read_text(encoding="utf-8") for uri in sources(docs) if uri.endswith(".js")}


def test_chinese_in_scripts_is_grammar(code: dict[str, str]) -> None:
    found = {uri: signs for uri, text in code.items() if (signs := _chinese(text))}
    assert set(found) >= READERS
    found = {uri: signs for uri, signs in found.items() if uri not in READERS}
    assert found == {uri: "".join(sorted(signs)) for uri, signs in GRAMMAR.items()}


def test_english_in_scripts_is_grammar(code: dict[str, str]) -> None:
    found = {(uri, " ".join(text.split()[:4])) for uri, whole in code.items() for text in _english(whole)}
    left = {
        (uri, text)
        for uri, text in found
        if uri not in READERS and not any(uri == one and text.startswith(begin) for one, begin in ENGLISH)
    }
    assert left == set()
    assert {
        (uri, begin) for uri, begin in ENGLISH if not any(u == uri and t.startswith(begin) for u, t in found)
    } == set()


def test_scripts_choose_no_text_by_the_language(code: dict[str, str]) -> None:
    assert {uri for uri, text in code.items() if _by_language(text)} == PAIRS


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ('say("筛选"); // 海门', "筛选"),
        ("say(`${n}个`); /* 海门 */", "个"),
        ("const o = { 万: 1 };", "万"),
        ("const end = /[初底]/;", "初底"),
        ('say("\\u5e74");', "年"),
        ('say("（" + n + "）");', "（）"),
        ("const han = /[\\u4e00-\\u9fff]/; // 年", ""),
        ('const han = "\\u3400-\\u9fff";', ""),
    ],
)
def test_chinese_is_seen_wherever_it_runs(line: str, signs: str) -> None:
    assert _chinese(line) == "".join(sorted(signs))


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ('say("Filters");', ["Filters"]),
        ('say("See all results");', ["See all results"]),
        ('say("in no name");', ["in no name"]),
        ("say(`Show ${n} more`);", ["Show … more"]),
        ("throw new Error(`no table of ${name} in there`);", []),
        ('if (key === "Escape") say("zh-Hans", "hit hit--fact", "atlas-option");', []),
        ('say(`${word("a", lang, { n: 1 })} · ${site}`); // See all results', []),
    ],
)
def test_english_is_seen_where_a_reader_may_read_it(line: str, texts: list[str]) -> None:
    assert list(_english(line)) == texts


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ('const o = { zh: "a", en: "b" };', ['"a"', '"b"']),
        ('const o = { zh: (n) => n + "a" };', ["("]),
        ("const o = { zh: 76, en: 170 };", []),
        ('say(lang === "zh" ? "" : " ");', ['""']),
        ('say(lang === "zh" ? "en" : "zh", lang === "en" ? 1 : 0, { zh, en }, one ? o.en : o.zh);', []),
    ],
)
def test_texts_by_language_are_seen(line: str, values: list[str]) -> None:
    assert _by_language(line) == values
