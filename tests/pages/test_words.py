"""The words of the interface: complete in both languages, each used, none missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
import yaml

from atlas.data.model import Instrument, LinkStatus, Ordinal, Publisher, ScopeLevel, Speaker, Stage
from atlas.output.javascript import load
from atlas.site import i18n as interface
from atlas.site.aims import Standing
from atlas.site.series import Cause
from atlas.site.series import Kind as Verdict
from atlas.text.han import CLASS, HAN
from atlas.text.language import LANGUAGES, Language
from atlas.text.qualifiers import Qualifier
from atlas.web.navigation import GROUPS, navigation
from atlas.web.pages import fragment, pages

from ..edge.made import edge_site, smallest_site
from ..fixture.support import fixture_site
from ..pictures.made import full_site

LIBRARY = Path(interface.__file__).parent.parent
TEMPLATES = LIBRARY / "web" / "templates"
THEME = LIBRARY.parent / "theme"
WORDS: dict[str, dict[str, str | dict[str, str]]] = yaml.safe_load(
    (LIBRARY / "site" / "i18n.yml").read_text(encoding="utf-8")
)
ASKED = re.compile(r"""\b(?:words?|c\.t|t)\(\s*["']([a-z][A-Za-z0-9-]*)["']\s*[,)]""")
BLANK = re.compile(r"\{\w*\}")
# Keys put together from what they are about.
MADE_UP = {
    *(f"ordinal-{ordinal}" for ordinal in get_args(Ordinal)),
    *(f"reach-{level}" for level in get_args(ScopeLevel)),
    *(f"said-{speaker}" for speaker in get_args(Speaker) if speaker != "reporter"),
    *("dated-by-source", "dated-by-now", "extent-whole", "extent-opening", "trust-A", "trust-B", "trust-C"),
    *("archive", "find-address", "find-nothing", "relevance-people", "relevance-people-lead"),
    *(f"qualifier-{qualifier}" for qualifier in get_args(Qualifier)),
    *(f"stage-{stage}" for stage in get_args(Stage)),
    *(f"instrument-{instrument}" for instrument in get_args(Instrument)),
    *(f"link-{status}" for status in get_args(LinkStatus) if status != "actual"),
    *(f"publisher-{what}" for what in get_args(Publisher.model_fields["what"].annotation)),
    *(f"verdict-{kind}" for kind in get_args(Verdict) if kind != "continues"),
    *("verdict-aim", *(f"cause-{cause}" for cause in get_args(Cause) if cause)),
    *(f"aim-{standing}" for standing in get_args(Standing)),
}
SAME_IN_BOTH = {"paragraph-short", "search-any"}
OTHER_LANGUAGE = {"language-switch", "enter"}  # words that name the languages themselves


class _Listening(Mapping[str, interface.Word]):
    """The words, and which of them were asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> interface.Word:
        self.asked.add(key)
        return WORDS[key]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(WORDS)

    def __len__(self) -> int:
        return len(WORDS)


def _asked_by_pages(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    listening = _Listening()
    monkeypatch.setattr(interface, "all_words", lambda: listening)
    pages(fixture_site())
    pages(full_site())
    pages(edge_site())
    pages(smallest_site())
    for language in LANGUAGES:
        for name in ("sources", "counts", "coverage", "release", "report"):
            fragment(fixture_site(), language, f"{language}/about/", name)
        navigation(language, f"{language}/")
    return listening.asked


def _asked_by_the_theme() -> set[str]:
    """What the theme's templates ask for, conditions included, and the titles of the groups of the navigation."""
    texts = [path.read_text(encoding="utf-8") for path in THEME.rglob("*.html")]
    calls = {
        key
        for text in texts
        for call in re.findall(r"\bword\(([^()]*)\)", text)
        for key in re.findall(r"""["']([\w-]+)["']""", call)
    }
    return (calls | {title for _, title, _ in GROUPS}) - {"zh", "en"}


def _asked_by_code() -> dict[str, str]:
    """Keys written out in calls, in Python and templates, each with a file that has it."""
    files = [*THEME.rglob("*.html"), *TEMPLATES.glob("*.html"), *LIBRARY.rglob("*.py")]
    return {key: path.name for path in files for key in ASKED.findall(path.read_text(encoding="utf-8"))}


def _asked_by_scripts() -> set[str]:
    """That each of them exists is looked at wherever scripts are joined."""
    return {key for module in load(LIBRARY.parent.parent / "docs").values() for _, key in module.words}


def _forms(key: str, language: Language) -> dict[str, str]:
    """The texts of a word in a language: one, or one for each form of the plural."""
    found = WORDS[key][language]
    return {"": found} if isinstance(found, str) else found


def test_each_word_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a key written out, or while the atlases of the tests become pages: they have every status, sort of defect and
    relation, and every picture.
    """
    asked = {*_asked_by_code(), *_asked_by_pages(monkeypatch), *_asked_by_the_theme(), *_asked_by_scripts(), *MADE_UP}
    assert sorted(set(WORDS) - asked) == []


def test_each_word_asked_for_exists() -> None:
    asked = _asked_by_code()
    assert len(asked) > 40
    assert {key: name for key, name in asked.items() if key not in WORDS} == {}
    assert _asked_by_the_theme() | MADE_UP <= set(WORDS)


def test_each_word_is_complete() -> None:
    """The blanks of marks belong to them."""
    assert {key: word for key, word in WORDS.items() if set(word) != {"zh", "en"}} == {}
    forms = {f"{key}.{language}": _forms(key, language) for key in WORDS for language in LANGUAGES}
    assert [key for key, found in forms.items() if set(found) not in ({""}, {"one", "other"})] == []
    texts = {f"{key}.{form}": text for key, found in forms.items() for form, text in found.items()}
    assert [key for key, text in texts.items() if not isinstance(text, str)] == []
    assert [
        key for key, text in texts.items() if not key.startswith("mark-") and (not text or text != text.strip())
    ] == []


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    """But for the form of n = 1, which may say the number in its own way."""
    for key in WORDS:
        blanks = {language: _blanks(_forms(key, language)) for language in LANGUAGES}
        assert blanks["zh"] == blanks["en"], key


def _blanks(forms: Mapping[str, str]) -> set[str]:
    found = {form: set(BLANK.findall(text)) for form, text in forms.items()}
    whole = found.get("", found.get("other", set()))
    assert "one" not in forms or ("{n}" in whole and whole - {"{n}"} <= found["one"] <= whole)
    return whole


def test_a_number_decides_between_the_forms_of_a_word() -> None:
    assert [interface.word("search-count", "en", n=n) for n in (0, 1, 2)] == ["0 results", "1 result", "2 results"]
    assert [interface.word("search-count", "zh", n=n) for n in (0, 1, 2)] == ["0条结果", "1条结果", "2条结果"]


def test_each_word_is_in_its_language() -> None:
    keys = [key for key in WORDS if key not in SAME_IN_BOTH | OTHER_LANGUAGE]
    chinese = [BLANK.sub("", text) for key in keys for text in _forms(key, "zh").values()]
    assert [text for text in chinese if re.search(r"\w", text) and not HAN.search(text)] == []
    assert [text for key in keys for text in _forms(key, "en").values() if HAN.search(text)] == []


def test_chinese_has_no_blanks_beside_what_is_filled_in() -> None:
    beside = re.compile(rf"[{CLASS}] (?={BLANK.pattern})|(?<=\}}) (?=[{CLASS}])")
    assert [key for key in WORDS if any(map(beside.search, _forms(key, "zh").values()))] == []


# Where Chinese is no word of the interface. The rooms text and data read and write figures, dates and names.
CHINESE = {
    "exports/rows.py": "examples of the tables",
    "exports/sqlite.py": "examples of queries",
    "pictures/svg.py": "signs that must not begin or end a line",
    "search/fold.py": "words that the search takes for others",
    "search/names.py": "small words of sentences that Traditional writes otherwise",
    "site/site.py": "marks that are no part of a name",
}
SIGNS = re.compile(rf"[{CLASS}\u3001-\u303f\uff01-\uff65]")
SENTENCE = re.compile(r"(?<![\w<-])(?:[A-Z][a-z]+ [a-z]{2,}|[a-z]{2,} [a-z]{2,} [a-z]{2,})")
SPOKEN = ("meta/", "pictures/", "search/", "site/", "web/")  # what readers are told comes from here
SHARED = {"changes.json", "hit@1", "hit@5", "MRR", "id"}  # names of files and measures, the same in both languages
NAMES = ("noindex", "summary_large_image", "width=device-width,initial-scale=1", "0; url=")


def _literals(path: Path) -> Iterator[str]:
    """Texts of a module but for those that say what it does, and errors of programs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    told |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_python_has_no_words_of_its_own() -> None:
    literals = {path.relative_to(LIBRARY).as_posix(): list(_literals(path)) for path in LIBRARY.rglob("*.py")}
    chinese = {name for name, texts in literals.items() if any(map(SIGNS.search, texts))}
    assert {name for name in chinese if not name.startswith(("data/", "text/"))} == set(CHINESE)
    spoken = {name: texts for name, texts in literals.items() if name.startswith(SPOKEN)}
    assert len(spoken) > 50
    assert [(name, text) for name, texts in spoken.items() for text in texts if SENTENCE.search(text)] == []


def test_templates_have_no_words_of_their_own() -> None:
    for path in [*THEME.rglob("*.html"), *TEMPLATES.glob("*.html")]:
        whole = re.sub(r"\{#.*?#\}|<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        fixed = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\0", whole, flags=re.DOTALL)
        shown = re.findall(r"[^\s\0]*[^\W\d_][^\s\0]*", re.sub(r"<[^>]*>|data-[a-z-]*\0?(?:=\")?", " ", fixed))
        assert [text for text in shown if text not in SHARED] == [], path.name
        named = re.findall(r'\s(?:aria-label|title|placeholder|alt|content)="([^"\0]*[^\W\d_][^"\0]*)"', fixed)
        assert [text for text in named if not text.startswith(NAMES)] == [], path.name


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        interface.word("no-such-word", "zh")
