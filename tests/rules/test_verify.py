"""The proof that printed figures stand in the paragraphs they cite, against invented texts."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from atlas.data.load import load
from atlas.data.records import Atlas
from atlas.data.verify import Proof, paragraphs, verify

from ..fixture.support import TEXTS, Patches, broken, fixture_site, line_of
from .cases import FAIR, HILLSIDE, LIST, PLATFORM, YUNTING


def _atlas(folder: Path, patches: Patches) -> Atlas:
    return load(broken(folder, patches)).atlas


def _retold(folder: Path, source: str, new: bytes, more: Patches | None = None) -> Proof:
    """The proof with one text replaced, its checksum corrected, and everything else as it is but for `more`."""
    texts = folder / "texts"
    shutil.copytree(TEXTS, texts)
    old = (texts / f"{source}.txt").read_bytes()
    (texts / f"{source}.txt").write_bytes(new)
    checksum = (hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest())
    return verify(_atlas(folder, {**(more or {}), f"sources/{source}.yml": checksum}), texts)


def _text(source: str) -> str:
    return (TEXTS / f"{source}.txt").read_text(encoding="utf-8")


def test_every_figure_of_the_fixture_is_proved() -> None:
    atlas = fixture_site().atlas
    report = verify(atlas, TEXTS)
    assert report.failures == []
    assert report.missing == []
    assert (report.texts, report.dates) == (3, 3)
    assert report.proved == sum(1 + len(fact.also) for record in atlas.records.values() for fact in record.entity.facts)


def test_a_figure_that_stands_elsewhere_is_said_to(tmp_path: Path) -> None:
    report = verify(
        _atlas(tmp_path, {PLATFORM: ("cite: linchuan-2031#p6\n  status", "cite: linchuan-2031#p7\n  status")}), TEXTS
    )
    assert len(report.failures) == 1
    finding = report.failures[0]
    assert (finding.path, finding.field, finding.rule) == (f"data/{PLATFORM}", "facts[0].printed", "verify")
    assert finding.message == "'3000余家次' does not stand in linchuan-2031#p7"
    assert finding.hint == "it stands in p6"
    assert finding.line == line_of(tmp_path / "data" / PLATFORM, "printed: 3000余家次")


@pytest.mark.parametrize(
    ("path", "old", "new", "field", "message"),
    [
        (PLATFORM, "3000余家次", "3001余家次", "facts[0].printed", "'3001余家次' does not stand in linchuan-2031#p6"),
        (LIST, "printed: 20家", "printed: 20 家", "facts[0].printed", "'20 家' does not stand"),
        (
            FAIR,
            "printed: 3月20日",
            "printed: 3月21日",
            "dates[0].printed",
            "'3月21日' does not stand in linchuan-2031#p9",
        ),
        (
            HILLSIDE,
            "also: [hillside-2029#p2]",
            "also: [hillside-2029#p1]",
            "facts[0].printed",
            "'109家' does not stand in hillside-2029#p1",
        ),
        (
            HILLSIDE,
            "also: [hillside-2029#p2]",
            "also: [hillside-2029#p3]",
            "facts[0].printed",
            "does not stand in hillside-2029#p3",
        ),
        (YUNTING, "printed: 705家", "printed: 705个", "facts[1].printed", "'705个' does not stand in yunting-2030#p3"),
    ],
)
def test_what_does_not_stand_there_fails(
    path: str, old: str, new: str, field: str, message: str, tmp_path: Path
) -> None:
    report = verify(_atlas(tmp_path, {path: (old, new)}), TEXTS)
    assert [(f.path, f.field) for f in report.failures] == [(f"data/{path}", field)]
    assert message in report.failures[0].message


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PLATFORM, "3000余家次", "000余家次"),
        (YUNTING, "printed: 1860家", "printed: 860家"),
        (YUNTING, "printed: 104.5亿元", "printed: 4.5亿元"),
        (YUNTING, "printed: 104.5亿元", "printed: 5亿元"),
        (LIST, "printed: 20家", "printed: '2'"),
        (YUNTING, "printed: 3.46%", "printed: 46%"),
    ],
)
def test_digits_cut_out_of_a_longer_number_are_no_proof(path: str, old: str, new: str, tmp_path: Path) -> None:
    """The text prints 1860家; the characters 860家 stand in it, but that number does not."""
    assert len(verify(_atlas(tmp_path, {path: (old, new)}), TEXTS).failures) == 1


@pytest.mark.parametrize("places", [(1, 2, 7), (1, 2, 7, 10)])
def test_the_first_three_paragraphs_that_hold_a_figure_are_named(places: tuple[int, ...], tmp_path: Path) -> None:
    lines = paragraphs(_text("linchuan-2031").replace("3000余家次", "多次"))
    told = [f"{line}，3000余家次" if number in places else line for number, line in enumerate(lines, 1)]
    [finding] = _retold(tmp_path, "linchuan-2031", "\n".join(told).encode()).failures
    assert finding.hint == "it stands in p1, p2, p7"


@pytest.mark.parametrize("sign", "0〇一九十百千万亿")
def test_a_figure_does_not_begin_within_a_number(sign: str, tmp_path: Path) -> None:
    """三家 does not stand in 〇三家, nor in any number that ends in it."""
    more: Patches = {LIST: ("printed: 20家", "printed: 三家")}
    told = _text("linchuan-2031").replace("20家", f"{sign}三家")
    [finding] = _retold(tmp_path, "linchuan-2031", told.encode(), more).failures
    assert finding.message.startswith("'三家' does not stand in")


def test_a_figure_may_follow_a_word(tmp_path: Path) -> None:
    more: Patches = {LIST: ("printed: 20家", "printed: 三家")}
    told = _text("linchuan-2031").replace("20家", "三家")
    assert _retold(tmp_path, "linchuan-2031", told.encode(), more).failures == []


def test_a_changed_text_is_missing_and_proves_nothing(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    shutil.copytree(TEXTS, texts)
    (texts / "linchuan-2031.txt").write_text(_text("linchuan-2031") + "多出一行\n", encoding="utf-8")
    report = verify(fixture_site().atlas, texts)
    assert report.missing == ["linchuan-2031"]
    assert (report.texts, report.dates, report.failures) == (2, 0, [])
    assert 0 < report.proved < verify(fixture_site().atlas, TEXTS).proved


def test_texts_are_known_by_their_content_not_by_name(tmp_path: Path) -> None:
    for number, path in enumerate(sorted(TEXTS.iterdir(), reverse=True)):
        shutil.copy(path, tmp_path / f"{number}.bin")
    (tmp_path / "a picture.png").write_bytes(b"\x89PNG\xff\xfe")
    (tmp_path / "folder").mkdir()
    report = verify(fixture_site().atlas, tmp_path)
    assert (report.texts, report.missing, report.failures) == (3, [], [])


def test_line_ends_of_windows_do_not_change_the_paragraphs(tmp_path: Path) -> None:
    report = _retold(tmp_path, "yunting-2030", _text("yunting-2030").replace("\n", "\r\n").encode())
    assert (report.missing, report.failures) == ([], [])


def test_lines_of_any_white_space_do_not_count(tmp_path: Path) -> None:
    spaced = _text("linchuan-2031").replace("\n", "\n\u3000\u3000\n\u00a0 \t\n\u2003\n")
    report = _retold(tmp_path, "linchuan-2031", spaced.encode())
    assert (report.missing, report.failures) == ([], [])


def test_a_line_of_a_zero_width_character_counts(tmp_path: Path) -> None:
    """U+200B is no white space in Unicode, so the paragraphs shift, and the proof says so."""
    report = _retold(tmp_path, "linchuan-2031", _text("linchuan-2031").replace("\n", "\n\u200b\n", 1).encode())
    assert any(f.field == "paragraphs" and f.message == "the text has 11 paragraphs, not 10" for f in report.failures)
    assert any("it stands in p7" in f.hint for f in report.failures)


def test_a_wrong_number_of_paragraphs_fails(tmp_path: Path) -> None:
    report = verify(_atlas(tmp_path, {"sources/hillside-2029.yml": ("paragraphs: 2", "paragraphs: 3")}), TEXTS)
    assert [(f.path, f.field, f.message) for f in report.failures] == [
        ("data/sources/hillside-2029.yml", "paragraphs", "the text has 2 paragraphs, not 3")
    ]


def test_paragraphs() -> None:
    assert paragraphs("一\n\n二\r\n\u3000\n三") == ["一", "二\r", "三"]
    assert paragraphs("\ufeff一") == ["\ufeff一"]
    assert paragraphs("一\u2028二\x0b三\x85四") == ["一\u2028二\x0b三\x85四"]
    assert paragraphs(" \n\t\n") == []


def test_a_folder_without_the_texts_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("另一篇\n", encoding="utf-8")
    report = verify(fixture_site().atlas, tmp_path)
    assert (report.texts, report.proved) == (0, 0)
    assert report.missing == sorted(fixture_site().atlas.sources)
