"""The canonical form of data files: their order and layout, never their meaning, with their comments."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import yaml

from atlas.data.canonical import canonical
from atlas.data.tidy import tidy
from atlas.data.yamlfile import read

from ..fixture.support import DATA

ENTITY, SOURCE = "data/regions/x.yml", "data/sources/x.yml"
HEAD = "# yaml-language-server: $schema=../schemas/entity.json\n"
FILES = [path for path in sorted(DATA.glob("*/*.yml"))]


def _tidied(text: str, path: str = ENTITY) -> str:
    made = tidy(text.encode(), path)
    assert isinstance(made, str), made
    return made.removeprefix(HEAD)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_file_says_is_the_same_before_and_after(path: Path) -> None:
    name = path.relative_to(DATA.parent).as_posix()
    made = tidy(path.read_bytes(), name)
    assert isinstance(made, str), made
    assert read(made.encode(), name).content == read(path.read_bytes(), name).content
    assert tidy(made.encode(), name) == made


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("name: {zh: 甲, en: A}\ntype: b\n", "type: b\nname: {zh: 甲, en: A}\n"),
        ("name:\n  en: A\n  zh: 甲\n", "name: {zh: 甲, en: A}\n"),
        ("type: 'b'\n", "type: b\n"),
        ("type: 'b: c'\n", 'type: "b: c"\n'),
        ("reading: ''\n", 'reading: ""\n'),
        ("colour: red\ntype: b\n", "type: b\ncolour: red\n"),
        ("moved_to:   regions/y\n", "moved_to: regions/y\n"),
        ("same_as:\n  - https://a.test/1\n", "same_as: [https://a.test/1]\n"),
    ],
)
def test_the_form(written: str, wanted: str) -> None:
    assert _tidied(written) == wanted


def test_a_text_of_any_signs_is_read_as_it_was_written() -> None:
    signs = [chr(code) for code in range(0x20, 0x7F)] + list("中，：·—“”’\u3000\xa0")
    texts = ["".join(parts) for parts in product(("", "1", "a"), ("", " "), signs, ("", " "), ("", "b"))]
    texts += ["null", "Null", "NULL", "nUll", "~", "yes", "1e3", "0x1", "2030-06", "<<", "---", "a\nb"]
    block = {f"k{number}": text for number, text in enumerate(texts)}
    flow = {f"f{number}": {"a": text, "b": "c"} for number, text in enumerate(texts)}
    assert read(canonical(block | flow).encode(), "x").content == block | flow


def test_ordinary_texts_are_written_without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(yaml, "compose", lambda text, Loader: parsed.append(text))
    facts = [{"indicator": f"firms-{n}", "printed": f"约{n}家（含{n % 7}%）", "cite": f"a#p{n}"} for n in range(500)]
    made = canonical(
        {"summary": {"zh": "全市有企业，也有院所。", "en": "Firms and the zone’s own bodies."}, "facts": facts}
    )
    assert len(made.splitlines()) > 500
    assert parsed == []


@pytest.mark.parametrize(("letters", "lines"), [(120, 1), (121, 3)])
def test_a_mapping_stands_on_a_line_of_at_most_120_letters(letters: int, lines: int) -> None:
    en = "x" * (letters - len("name: {zh: a, en: }"))
    assert len(_tidied(f"name: {{zh: a, en: {en}}}\n").splitlines()) == lines


def test_comments_go_where_that_goes_which_they_stand_before() -> None:
    written = (
        "# On the file.\n\n# On the name,\n# which is long.\nname:\n  # On the English.\n  en: A\n  zh: 甲\n"
        "# On the type.\ntype: b\nfacts:\n# On the first.\n- printed: 1家\n  indicator: x\n# The end.\n"
    )
    assert _tidied(written) == (
        "# On the file.\n\n# On the name,\n# which is long.\n# On the type.\ntype: b\n# On the English.\n"
        "name: {zh: 甲, en: A}\nfacts:\n# On the first.\n- {indicator: x, printed: 1家}\n# The end.\n"
    )


def test_the_line_for_editors_stands_once_and_first() -> None:
    for before in ("", HEAD, "# yaml-language-server: $schema=old.json\n"):
        assert tidy(f"{before}type: b\n".encode(), ENTITY) == f"{HEAD}type: b\n"
    made = tidy(b"url: https://a.test\n", SOURCE)
    assert isinstance(made, str) and made.startswith("# yaml-language-server: $schema=../schemas/source.json\n")


@pytest.mark.parametrize("text", ["zh: |\n    # text\n    more", 'zh: "a\n    # text"', "zh: 甲#乙", "zh: '甲 # 乙'"])
def test_a_sign_within_a_text_is_no_comment(text: str) -> None:
    whole = f"name:\n  {text}\n"
    assert read(_tidied(whole).encode(), ENTITY).content == read(whole.encode(), ENTITY).content


@pytest.mark.parametrize(
    ("written", "line", "says"),
    [
        ("type: b\nname: {zh: 甲, en: A} # why\n", 2, "'# why' stands behind a value"),
        ("facts: # why\n- printed: 1家\n", 1, "'# why' stands behind a value"),
        ("type: b # why\n", 1, "begins a comment"),
        ("type: b\ntype: c\n", 2, "the key stands twice"),
        ("- b\n", 1, "holds no mapping"),
        ("", 1, "the file is empty"),
        ("type: [\n", 2, "not YAML"),
    ],
)
def test_what_cannot_be_laid_out_is_told_with_its_line(written: str, line: int, says: str) -> None:
    told = tidy(written.encode(), ENTITY)
    assert isinstance(told, list)
    [found] = told
    assert (found.path, found.line) == (ENTITY, line)
    assert says in found.message
