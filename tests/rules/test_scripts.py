"""Scripts that go out in one piece: every part in one, none forgotten, comments left at home and licences kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.output.javascript import EXPLORE, EXPLORERS, explorers, joined, lean, parts


def test_each_part_of_the_explorers_goes_out(root: Path) -> None:
    written = {Path(uri).stem for uri in parts(root / "docs", EXPLORE)}
    assert written == {name for names in EXPLORERS.values() for name in names}
    assert set(explorers(root / "docs")) == {f"{EXPLORE}/comparison.js", f"{EXPLORE}/tables.js"}
    assert not written & set(EXPLORERS)


def test_parts_stand_in_their_order(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.js").write_text(f"/* {name} */\n{name}();\n", encoding="utf-8")
    assert joined(tmp_path, ".", {"both": ["second", "first"]}) == {"./both.js": "second();\nfirst();\n"}


def test_a_missing_part_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        joined(tmp_path, ".", {"both": ["gone"]})


@pytest.mark.parametrize("script, left", [
    ("  a();\n\n  // why\n  b();\n", "a();\nb();\n"), ("/* two\n   lines */\na();\n", "a();\n"),
    ("/*! licence */\na();\n", "/*! licence */\na();\n"), ('a("// no comment");\n', 'a("// no comment");\n'),
])
def test_what_is_left_of_a_script(script: str, left: str) -> None:
    assert lean(script) == left
