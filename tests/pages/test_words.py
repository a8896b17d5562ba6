"""The words of the interface: complete in both languages, each used, none missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
import yaml

from atlas.data.model import Ordinal
from atlas.site import i18n as interface
from atlas.text.han import HAN
from atlas.text.language import LANGUAGES
from atlas.web.navigation import navigation
from atlas.web.pages import fragment, pages
from atlas.web.views.profile import THEMES

from ..edge.made import edge_site, smallest_site
from ..fixture.support import fixture_site
from ..pictures.made import full_site

LIBRARY = Path(interface.__file__).parent.parent
TEMPLATES = LIBRARY / "web" / "templates"
THEME = LIBRARY.parent / "theme"
WORDS: dict[str, dict[str, str]] = yaml.safe_load((LIBRARY / "site" / "i18n.yml").read_text(encoding="utf-8"))
ASKED = re.compile(r"""\b(?:word|c\.t|t)\(\s*["']([a-z][A-Za-z0-9-]*)["']\s*[,)]""")
SAME_IN_BOTH = {"paragraph-short", "search-any"}
OTHER_LANGUAGE = {"language-switch", "enter"}  # words that name the languages themselves


class _Listening(Mapping[str, Mapping[str, str]]):
    """The words, and which of them were asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Mapping[str, str]:
        self.asked.add(key)
        return WORDS[key]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(WORDS)

    def __len__(self) -> int:
        return len(WORDS)


def _asked_by_pages(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    listening = _Listening()
    monkeypatch.setattr(interface, "_words", lambda: listening)
    pages(fixture_site())
    pages(full_site())
    pages(edge_site())
    pages(smallest_site())
    for language in LANGUAGES:
        for name in ("sources", "counts", "release"):
            fragment(fixture_site(), language, f"{language}/about/", name)
        navigation(language, f"{language}/")
    return listening.asked


def _asked_by_the_theme() -> set[str]:
    """What the theme's templates ask for, conditions included, and the pairs of group and title they loop over."""
    texts = [path.read_text(encoding="utf-8") for path in THEME.rglob("*.html")]
    calls = {
        key
        for text in texts
        for call in re.findall(r"\bword\(([^()]*)\)", text)
        for key in re.findall(r"""["']([\w-]+)["']""", call)
    }
    titles = {key for text in texts for key in re.findall(r"""(?<!\w)\("\w+", "([\w-]+)"\)""", text)}
    return (calls | titles) - {"zh", "en"}


def test_each_word_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixture has every unit, status, sort of defect and relation, and the atlas of tests/pictures every picture:
    every word is used.
    """
    themes = {f"theme-{key}" for key in THEMES}  # the fixture does not tell each of them
    ordinals = {f"ordinal-{ordinal}" for ordinal in get_args(Ordinal)}  # the fixture claims none
    assert sorted(set(WORDS) - _asked_by_pages(monkeypatch) - _asked_by_the_theme() - themes - ordinals) == []
    assert themes | ordinals <= set(WORDS)


def test_each_word_asked_for_exists() -> None:
    files = [*THEME.rglob("*.html"), *TEMPLATES.glob("*.html"), *LIBRARY.rglob("*.py")]
    asked = {key: path.name for path in files for key in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert len(asked) > 40
    assert {key: name for key, name in asked.items() if key not in WORDS} == {}
    assert _asked_by_the_theme() <= set(WORDS)


def test_each_word_is_complete() -> None:
    assert {key: word for key, word in WORDS.items() if set(word) != {"zh", "en"}} == {}
    texts = {f"{key}.{language}": text for key, word in WORDS.items() for language, text in word.items()}
    assert {
        key: text for key, text in texts.items() if not isinstance(text, str) or not text or text != text.strip()
    } == {}


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    blanks = {
        key: [set(re.findall(r"\{\w*\}", word[language])) for language in LANGUAGES] for key, word in WORDS.items()
    }
    assert {key: (zh, en) for key, (zh, en) in blanks.items() if zh != en} == {}


def test_each_word_is_in_its_language() -> None:
    words = {key: word for key, word in WORDS.items() if key not in SAME_IN_BOTH | OTHER_LANGUAGE}
    assert {key: word["zh"] for key, word in words.items() if not HAN.search(word["zh"])} == {}
    assert {key: word["en"] for key, word in words.items() if HAN.search(word["en"])} == {}


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        interface.word("no-such-word", "zh")
