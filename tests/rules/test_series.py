"""Series: what belongs to one, and what its figures say of each other."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from atlas.data.load import load
from atlas.site.series import LOOKED_AT, AllSeries
from atlas.site.site import make_site
from atlas.text.dates import months

from ..fixture.support import broken, fixture_site
from .cases import PLATFORM

ID = "platforms/shared-testing"
PAPER, OTHER = "yunting-daily-2031", "linchuan-2031"

NUMBERS = itertools.count()


def _fact(printed: str, as_of: str, cite: str = OTHER, status: str = "actual", more: str = "") -> str:
    return (
        f"- indicator: services\n  key: f{next(NUMBERS)}\n  printed: {printed}\n  as_of: {as_of}\n"
        f"  cite: {cite}#p2\n  status: {status}\n{more}"
    )


def _series(folder: Path, *facts: str) -> AllSeries:
    old = (Path(__file__).parents[1] / "fixture/data" / PLATFORM).read_text(encoding="utf-8")
    start, end = old.index("- indicator: services"), old.index("links:")
    patches = {PLATFORM: (old[start:end], "".join(facts))}
    return make_site(load(broken(folder, patches)).atlas).series


def _verdicts(series: AllSeries) -> list[str]:
    """Kind and cause of each figure, in the order recorded."""
    own = [fact for one in series.by_id.values() for fact in one.facts if fact.record.id == ID]
    own.sort(key=lambda fact: fact.record.entity.facts.index(fact.recorded))
    found = (series.verdicts.get(fact.id) for fact in own)
    return [f"{verdict.kind} {verdict.cause}".strip() if verdict else "" for verdict in found]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (("30家", "2029"), ("30家", "2029"), "confirms"),
        (("31家", "2029"), ("30余家", "2029"), "confirms qualifier"),
        (("30家", "2029"), ("30余家", "2029"), "differs qualifier"),
        (("30家", "2029"), ("41家", "2029"), "differs"),
        (("30家", "2029"), ("31家", "2029-11"), "differs date"),
        (("30家", "2029"), ("30家", "2029-11"), "confirms"),
        (("30家", "2029-06"), ("31家", "2029-11"), "continues"),
        (("30家", "../2029-11"), ("31家", "2029-11"), "differs"),
        (("30家", "2029-11~"), ("31家", "2029-11"), "differs"),
        (("30家", "2029-01/2029-11"), ("31家", "2029"), "continues"),
        (("30家", "2029-01/2029-12"), ("31家", "2029"), "differs"),
        (("30家", "2029-H1"), ("31家", "2029"), "continues"),
        (("30家", "2029-Q1"), ("31家", "2029-01/2029-03"), "differs"),
        (("30家", "2029-12-31"), ("31家", "2029"), "differs date"),
        (("30家", "2028"), ("31家", "2029"), "continues"),
        (("30家", "2027/2028"), ("31家", "2029"), ""),
        (("30家", "2027/2028"), ("31家", "2027/2029"), "continues"),
        (("30家", "2026/2028"), ("31家", "2027/2029"), ""),
        (("30家", "2026/2029"), ("31家", "2027/2029"), ""),
    ],
)
def test_a_pair_has_a_verdict_by_value_and_period(
    one: tuple[str, str], other: tuple[str, str], wanted: str, tmp_path: Path
) -> None:
    series = _series(tmp_path, _fact(*one, PAPER), _fact(*other, OTHER))
    assert sorted(_verdicts(series)) == sorted(["", wanted])


SCOPE = "  scope: {zh: 全市, en: Whole city%s}\n"


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("", SCOPE % "", "not-comparable scope"),
        (SCOPE % "", "  scope: {zh: 全市, en: whole  city}\n", "confirms"),
        (SCOPE % ", level: city", SCOPE % "", "not-comparable level"),
        (SCOPE % ", level: city", "  level: city\n", "not-comparable scope"),
        ("  level: city\n", "", "not-comparable level"),
        ("  holders: honours/lighthouse-list\n", "", "not-comparable holders"),
        ("  rank_in: {zh: 全省, en: In the province}\n", "", "not-comparable ranking"),
        ("  said_by: official\n", "", "confirms"),
        (SCOPE % "", "  scope: {zh: 新办的, en: New ones}\n", ""),
        ("  series: one\n", "  series: one\n  level: city\n", "confirms"),
        ("  series: one\n", "", "not-comparable"),
    ],
)
def test_what_must_agree(one: str, other: str, wanted: str, tmp_path: Path) -> None:
    series = _series(tmp_path, _fact("30家", "2029", PAPER, more=one), _fact("30家", "2029", OTHER, more=other))
    assert sorted(_verdicts(series)) == sorted(["", wanted])


def test_what_one_source_says_of_two_scopes_is_no_pair(tmp_path: Path) -> None:
    series = _series(tmp_path, _fact("30家", "2029"), _fact("30家", "2029", more=SCOPE % ""))
    assert _verdicts(series) == ["", ""]


def test_the_level_of_a_place_need_not_be_recorded() -> None:
    """The figures of a city with level city are those of the city."""
    assert "regions/yunting#tech-firms" in fixture_site().series.by_id


def test_of_several_sources_the_one_that_confirms_is_told(tmp_path: Path) -> None:
    facts = [_fact("30家", "2029", PAPER), _fact("41家", "2029", PAPER), _fact("30家", "2029", PAPER)]
    assert sorted(_verdicts(_series(tmp_path, *facts))) == ["", "confirms", "differs"]


@pytest.mark.parametrize(("between", "wanted"), [(LOOKED_AT - 1, "confirms"), (LOOKED_AT, "differs")])
def test_only_near_figures_are_looked_at(between: int, wanted: str, tmp_path: Path) -> None:
    facts = [_fact("30家", "2029", "hillside-2029")]
    facts += [_fact(f"{number}家", "2029", PAPER) for number in range(41, 41 + between)]
    series = _series(tmp_path, *facts, _fact("30家", "2029", OTHER))

    assert _verdicts(series)[-1] == wanted


@pytest.mark.parametrize(
    ("aim", "actual", "wanted"),
    [
        (("50家", "2029"), [("41家", "2029")], "41家"),
        (("50家", "2029"), [("41家", "2028"), ("45家", "2029-11")], "45家"),
        (("50家", "2029"), [("41家", "2029-06"), ("45家", "2029-11"), ("60家", "2030")], "45家"),
        (("50家", "2029"), [("60家", "2030-06-30"), ("70家", "2030-12-31")], "60家"),
        (("50家", "2029"), [("60家", "2030")], "60家"),
        (("50家", "2028"), [("60家", "2029-12-31")], "60家"),
        (("50家", "2028"), [("60家", "2030-01-02")], ""),
        (("50家", "2028"), [("60家", "2029-H1"), ("70家", "2029-01/2029-11")], ""),
        (("50家", "2028-H1"), [("60家", "2028-H2")], ""),
        (("50家", "2028-H1"), [("60家", "2029-H1")], "60家"),
        (("50家", "2029"), [("41家", "2029-H1")], ""),
        (("50家", "2029"), [("41家", "2028")], ""),
        (("50家", "2040"), [("41家", "2029")], ""),
    ],
)
def test_what_came_of_an_aim(aim: tuple[str, str], actual: list[tuple[str, str]], wanted: str, tmp_path: Path) -> None:
    facts = [_fact(*aim, "hillside-2029", "target"), *(_fact(*one, PAPER) for one in actual)]
    series = _series(tmp_path, *facts)
    assert [fact.recorded.printed for fact in series.outcomes.values()] == ([wanted] if wanted else [])


def test_an_actual_figure_that_was_published_before_the_aim_is_not_its_outcome(tmp_path: Path) -> None:
    facts = [_fact("50家", "2029", PAPER, "target"), _fact("41家", "2029", "hillside-2029")]
    assert not _series(tmp_path, *facts).outcomes


def test_aims_and_actual_figures_are_not_set_against_each_other(tmp_path: Path) -> None:
    facts = [_fact("50家", "2029", PAPER, "target"), _fact("41家", "2029", OTHER)]
    assert _verdicts(_series(tmp_path, *facts)) == ["", ""]


def test_the_order_of_the_file_does_not_matter(tmp_path: Path) -> None:
    facts = [_fact("30家", "2027"), _fact("31家", "2029", PAPER), _fact("31家", "2029"), _fact("40家", "2028")]
    one, other = _series(tmp_path / "a", *facts), _series(tmp_path / "b", *reversed(facts))
    told = [{key: (v.kind, v.cause, v.other.id) for key, v in found.verdicts.items()} for found in (one, other)]
    assert told[0] == told[1]
    assert [fact.id for fact in one.by_id[f"{ID}#services"].facts] == [
        fact.id for fact in other.by_id[f"{ID}#services"].facts
    ]


@pytest.mark.parametrize(
    ("period", "wanted"),
    [
        ("2029", ""), ("2029-06", ""), ("2029-06-30", ""), ("../2029-06", ""), ("2029-01/2029-12", ""), ("2029~", ""),
        ("2029-Q1", "1-3"), ("2029-H2", "7-12"), ("2029-01/2029-03", "1-3"), ("2029-01/2029-11", "1-11"), ("2028/2029", "1-12"),
    ],
)  # fmt: skip
def test_parts_of_a_year_are_told_by_their_months(period: str, wanted: str) -> None:
    assert months(period) == wanted
