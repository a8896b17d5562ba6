"""What is hardly true begins just beyond its limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.data.validation import validate

from ..edge.made import entity, part, write
from ..fixture.support import Patches, findings, fixture_site
from .cases import FAIR, YUNTING, ZONE

SUMMARY = len(fixture_site().record("events/spring-fair").entity.summary.zh)


def _fields(folder: Path, patches: Patches) -> list[tuple[str, str]]:
    return [(found.rule, found.field) for found in findings(folder, patches)]


@pytest.mark.parametrize(
    ("share", "found"),
    [("0%", False), ("-0.1%", True), ("100%", False), ("100.1%", True)],
)
def test_a_share_is_of_a_whole(share: str, found: bool, tmp_path: Path) -> None:
    patches: Patches = {YUNTING: ("printed: 2.87%", f"printed: '{share}'")}
    assert _fields(tmp_path, patches) == [("plausible", "facts[4].printed")] * found


@pytest.mark.parametrize(("year", "found"), [("1799", True), ("1800", False), ("2100", False), ("2101", True)])
def test_years_are_of_our_age(year: str, found: bool, tmp_path: Path) -> None:
    patches: Patches = {YUNTING: ("printed: 18个月\n  as_of: 2030", f"printed: 18个月\n  as_of: {year}")}
    assert _fields(tmp_path, patches) == [("plausible", "facts[37].as_of")] * found


@pytest.mark.parametrize(("length", "found"), [(300, False), (301, True)])
def test_a_name_is_no_text(length: int, found: bool, tmp_path: Path) -> None:
    patches: Patches = {FAIR: ("en: Spring Fair}", f"en: {'S' * length}}}")}
    assert _fields(tmp_path, patches) == [("plausible", "name.en")] * found


@pytest.mark.parametrize(("length", "found"), [(2000, False), (2001, True)])
def test_a_summary_is_no_article(length: int, found: bool, tmp_path: Path) -> None:
    patches: Patches = {FAIR: ("到会服务。", "到会服务" + "很" * (length - SUMMARY) + "。")}
    assert _fields(tmp_path, patches) == [("plausible", "summary.zh")] * found


@pytest.mark.parametrize(("latitude", "found"), [("46.5", False), ("46.51", True), ("16.5", False), ("16.49", True)])
def test_a_place_lies_near_what_it_lies_in(latitude: str, found: bool, tmp_path: Path) -> None:
    """Yunting, of which it is a zone, lies at 31.5 degrees north."""
    patches: Patches = {ZONE: ("lat: 31.52", f"lat: {latitude}")}
    assert _fields(tmp_path, patches) == [("plausible", "coordinates")] * found


@pytest.mark.parametrize(("levels", "found"), [(8, False), (9, True)])
def test_a_tree_is_eight_levels_deep(levels: int, found: bool, tmp_path: Path) -> None:
    parts = None
    for level in range(levels, 0, -1):
        parts = [part((f"第{'一二三四五六七八九'[level - 1]}层", f"Level {level}"), parts)]
    system = entity("programmes/system", ("体系", "System"), parts=parts)
    rules = [one.rule for one in validate(write(tmp_path / "data", [system])).findings]
    assert rules == ["plausible"] * found
