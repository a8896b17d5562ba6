"""What people mistype is found where it stands, with what helps, and nothing follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.data.findings import Finding
from atlas.data.validation import validate

from ..fixture.support import Patches, broken, findings, line_of
from .cases import FAIR, PLATFORM, SENSOR, YUNTING, Case
from .mistakes import HARMLESS, MISTAKES, TEXT


def _shown(found: list[Finding]) -> str:
    return "\n".join(f"[{f.rule}] {f}" for f in found) or "nothing was found"


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: f"{case}-{case.says[:24]}")
def test_a_mistake_is_found_with_what_helps(case: Case, tmp_path: Path) -> None:
    found = findings(tmp_path, case.patches)
    fitting = [
        f for f in found if (f.rule, f.path, f.field) == (case.rule, case.path, case.field) and case.says in f.message
    ]
    assert len(fitting) == 1, _shown(found)
    assert case.hint in fitting[0].hint
    if case.at:
        assert fitting[0].line == line_of(tmp_path / case.path, case.at)
    assert {f.rule for f in found if f != fitting[0]} <= set(case.more), _shown(found)


def test_there_are_many_of_each_sort() -> None:
    assert len(MISTAKES) >= 120
    assert len({case.rule for case in MISTAKES}) >= 20


@pytest.mark.parametrize(("what", "patches"), HARMLESS, ids=[what for what, _ in HARMLESS])
def test_what_looks_like_a_mistake_and_is_none_passes(what: str, patches: Patches, tmp_path: Path) -> None:
    assert _shown(findings(tmp_path, patches)) == "nothing was found"


@pytest.mark.parametrize("name", ["events/autumn.yml", "autumn.yml", "readings.yml"])
def test_a_folder_with_the_name_of_a_file_is_found(name: str, tmp_path: Path) -> None:
    data = broken(tmp_path, {})
    (data / name).unlink(missing_ok=True)
    (data / name).mkdir()
    assert f"data/{name}:1: file: is no file (a folder of that name)" in map(str, validate(data).findings)


@pytest.mark.parametrize("name", ["events", "waivers.yml", "pictures.yml", FAIR])
@pytest.mark.parametrize("there", [True, False], ids=["there", "dangling"])
def test_a_link_is_not_followed_in_silence(name: str, there: bool, tmp_path: Path) -> None:
    data = broken(tmp_path, {})
    (data / name).rename(tmp_path / "elsewhere")
    (data / name).symlink_to(tmp_path / ("elsewhere" if there else "nowhere"))
    assert [(f.path, f.message) for f in validate(data).findings if f.rule == "layout"] == [
        (f"data/{name}", "is a link")
    ]


def test_one_figure_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    """The home page and another figure name it: neither says that it is missing."""
    found = findings(
        tmp_path,
        {
            YUNTING: ("printed: 1860家\n  as_of: 2025\n", "printed: 1860家\n  as_of: 2025-13\n"),
            PLATFORM: ("  status: actual\n", "  status: actual\n  of: regions/yunting#tech-firms-2025\n"),
        },
    )
    assert [(f.rule, f.field) for f in found] == [("schema", "facts[0].as_of")], _shown(found)


def test_a_vocabulary_of_types_is_told_alone(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        {"types.yml": ("one: {zh: 基金, en: Fund}", "one: {zh: 基金}"), SENSOR: ("type: instrument", "type: x")},
    )
    assert [f.path for f in found] == ["data/types.yml"], _shown(found)


def test_a_large_file_is_read_in_one_go(tmp_path: Path) -> None:
    """A hundred thousand wrong keys: each is found, and the time grows with their number only."""
    content = TEXT + "".join(f"key-{number}: x\n" for number in range(100_000))
    found = findings(tmp_path, {FAIR: (None, content)})
    assert len(found) == 100_000
    assert {f.rule for f in found} == {"schema"}
