"""Where tests run in several processes, what shares something costly stays in one."""

from __future__ import annotations

from collections import defaultdict

import pytest

from ..conftest import LONGEST, ROOT, SHARING


def test_a_file_and_a_room_that_shares_a_site_stay_together(request: pytest.FixtureRequest) -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    for item in request.session.items:
        path = item.path.relative_to(ROOT / "tests")
        (mark,) = item.iter_markers("xdist_group")
        groups[path.parts[0] if path.parts[0] in SHARING else path.as_posix()].add(mark.args[0])
    assert groups == {name: {name} for name in groups}


def test_the_rooms_named_are_there() -> None:
    assert [room for room in (*SHARING, *LONGEST) if not (ROOT / "tests" / room).is_dir()] == []
