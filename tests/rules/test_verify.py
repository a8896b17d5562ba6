"""The proof that printed figures stand in the paragraphs they cite, against invented texts."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from atlas.data.load import load
from atlas.data.records import Atlas
from atlas.data.verify import AIDS, ASIDE, DATES, FIGURES, POLICIES, ROUNDS, STATES, Proof, frames, paragraphs, verify

from ..fixture.support import TEXTS, Patches, broken, fixture_site, line_of
from .cases import (
    ADVERT,
    AID_1,
    AID_2,
    FAIR,
    HILLSIDE,
    LIGHT,
    LIST,
    OPENING,
    PLATFORM,
    S2029,
    STARLING,
    TIDE,
    VOUCHER,
    YUNTING,
)

OPENED = "yunting-daily-2031"  # the source of the fixture of which only the opening was read


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
    assert (report.texts, report.proved[DATES]) == (3, 3)
    assert report.proved == report.claimed
    cites = [
        cite for record in atlas.records.values() for fact in record.entity.facts for cite in [fact.cite, *fact.also]
    ]
    openings = [cite for cite in cites if cite.startswith(f"{OPENED}#")]
    assert report.proved[FIGURES] == len(cites) - len(openings)
    assert (report.openings, report.read) == (1, {FIGURES: len(openings)})
    assert len(openings) == 2


def test_a_figure_of_an_opening_is_not_proved_by_any_text(tmp_path: Path) -> None:
    """What is quoted from an opening rests on its reading, however it is printed; with aids, these as well."""
    more: Patches = {
        YUNTING: ("printed: 2100余家", "printed: 2099余家"),
        OPENING: ("paragraphs: 3", "paragraphs: 3\naids: {p2: 云汀科技企业…2100余家。, p3: 到2030年底…3104家。}"),
    }
    report = verify(_atlas(tmp_path, more), TEXTS)
    assert (report.failures, report.missing, report.claimed) == ([], [], report.proved)
    assert report.read == {FIGURES: 2, AIDS: 2}


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
    assert (report.texts, report.proved[DATES], report.failures) == (2, 0, [])
    assert report.claimed == verify(fixture_site().atlas, TEXTS).claimed
    assert 0 < report.proved[FIGURES] < report.claimed[FIGURES]


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
    assert (report.texts, report.proved.total()) == (0, 0)
    assert report.missing == sorted(fixture_site().atlas.sources.keys() - {OPENED})


STATE = "en_status: translated\nstate: {{stage: open, as_of: 2031, printed: {}, cite: linchuan-2031#{}}}"
PART = "state: {{stage: planned, as_of: 2030, printed: {}, cite: yunting-2030#p13}}"
ROUND = "en_status: official\nrounds: [{{name: {{zh: 首期, en: First}}, printed: {}, cite: linchuan-2031#{}}}]"
POLICY = "en_status: translated\npolicy: {{date: 2035, printed: {}, cite: yunting-2030#p13}}"


@pytest.mark.parametrize(
    ("sort", "path", "old", "new", "field", "wrong"),
    [
        (STATES, LIGHT, "en_status: translated", STATE.format("建成", "p4"), "state.printed", "开放"),
        (STATES, TIDE, "cite: yunting-2030#p13, to: projects", PART.format("蓄潮行动") + ", cite: yunting-2030#p13, to: projects",
         "parts[1].parts[0].parts[0].state.printed", "落潮行动"),
        (ROUNDS, STARLING, "en_status: official", ROUND.format("3亿—5亿元", "p5"), "rounds[0].printed", "5亿美元"),
        (POLICIES, VOUCHER, "en_status: translated", POLICY.format("2035年"), "policy.printed", "2036年"),
    ],
)  # fmt: skip
def test_words_of_states_rounds_and_policies_are_proved(
    sort: str, path: str, old: str, new: str, field: str, wrong: str, tmp_path: Path
) -> None:
    report = verify(_atlas(tmp_path / "right", {path: (old, new)}), TEXTS)
    assert (report.proved[sort], report.claimed[sort], report.failures) == (1, 1, [])
    printed = new.partition("printed: ")[2].partition(",")[0]
    report = verify(_atlas(tmp_path / "wrong", {path: (old, new.replace(printed, wrong))}), TEXTS)
    assert (report.proved[sort], report.claimed[sort]) == (0, 1)
    assert [finding.field for finding in report.failures] == [field]
    assert f"'{wrong}' does not stand in" in report.failures[0].message


def test_finding_aids_are_proved(tmp_path: Path) -> None:
    aids = f"paragraphs: 2\naids: {{{AID_1}, {AID_2}}}"
    report = verify(_atlas(tmp_path / "right", {S2029: ("paragraphs: 2", aids)}), TEXTS)
    assert (report.proved[AIDS], report.claimed[AIDS], report.failures) == (2, 2, [])
    report = verify(_atlas(tmp_path / "wrong", {S2029: ("paragraphs: 2", aids.replace("109家", "108家"))}), TEXTS)
    assert (report.proved[AIDS], report.claimed[AIDS]) == (1, 2)
    assert [(f.path, f.field) for f in report.failures] == [(f"data/{S2029}", "aids.p2")]
    assert "does not begin and end hillside-2029#p2" in report.failures[0].message


@pytest.mark.parametrize(
    ("aid", "line", "stands"),
    [
        ("山坡孵化器由…在孵109家。", "山坡孵化器由云汀设立，在孵109家。", True),
        ("山坡孵化器由…在孵109家。", f"山坡孵化器由云汀设立，在孵109家。{ADVERT}", True),
        ("山坡孵化器由…在孵109家。", f"{'记' * ASIDE}山坡孵化器由云汀设立，在孵109家。{'者' * ASIDE}", True),
        ("山坡孵化器由…在孵109家。", f"{'记' * (ASIDE + 1)}山坡孵化器由云汀设立，在孵109家。", False),
        ("山坡孵化器由…在孵109家。", f"山坡孵化器由云汀设立，在孵109家。{'者' * (ASIDE + 1)}", False),
        ("在孵109家。…山坡孵化器由", "山坡孵化器由云汀设立，在孵109家。", False),
        ("山坡孵化器…孵化器由云汀", "山坡孵化器由云汀", False),
        ("山坡孵化器…由云汀设立", "山坡孵化器由云汀设立", True),
        ("山坡孵化器简介", "\u3000山坡孵化器简介 ", True),
        ("山坡孵化器", "山坡孵化器简介", False),
    ],
)
def test_an_aid_frames_its_paragraph(aid: str, line: str, stands: bool) -> None:
    assert frames(aid, line, [ADVERT[:2], ADVERT]) is stands
