"""`data/site.yml`: what it must say, what it may leave out, and what it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..fixture.support import findings


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("key: yunting-atlas", "key: Yunting", "key", "'Yunting'"),
        ("contact: atlas@yunting.test", "contact: the office", "contact", "'the office'"),
        (
            "repository: https://atlas.test/yunting",
            "repository: http://atlas.test",
            "repository",
            "'http://atlas.test'",
        ),
        ("feed: 2b7c0c5e-3d0f-5a51-8f0e-6f3c9a1d7e42", "feed: 2b7c", "feed", "'2b7c'"),
        ("since: 2026-01-01", "since: 2026-02-30", "since", "2026-02-30"),
        ("key: yunting-atlas\n", "", "key", "missing"),
    ],
)
def test_the_names_of_the_atlas_are_held_against_the_model(
    old: str, new: str, field: str, says: str, tmp_path: Path
) -> None:
    found = [one for one in findings(tmp_path, {"site.yml": (old, new)}) if one.path == "data/site.yml"]
    assert [one.field for one in found] == [field], found
    assert says in str(found[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("contact: atlas@yunting.test", "contact: https://atlas.test/errors"),
        ("contact: atlas@yunting.test\n", ""),
        ("repository: https://atlas.test/yunting\n", ""),
    ],
)
def test_what_may_be_absent_of_the_names(old: str, new: str, tmp_path: Path) -> None:
    assert findings(tmp_path, {"site.yml": (old, new)}) == []


def test_an_atlas_has_names(tmp_path: Path) -> None:
    [found] = findings(tmp_path, {"site.yml": (None, None)})
    assert (found.path, found.line, found.field) == ("data/site.yml", 1, "file")
    assert "the file is missing" in found.message and "Identity" in found.hint
