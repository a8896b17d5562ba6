"""What is taken away is made in parts, so that no part holds all of a large atlas."""

from __future__ import annotations

from collections import Counter

from atlas.exports import exports, parts_of_exports

from ..fixture.support import fixture_site


def test_each_file_is_made_by_one_part() -> None:
    made = [path for make in parts_of_exports(fixture_site()).values() for path in make()]
    assert max(Counter(made).values()) == 1
    assert sorted(made) == sorted(exports(fixture_site()))


def test_parts_do_not_depend_on_each_other() -> None:
    backwards = [make() for make in reversed(parts_of_exports(fixture_site()).values())]
    assert {path: content for made in backwards for path, content in made.items()} == exports(fixture_site())
