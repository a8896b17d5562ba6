"""Tables of the benches stand between two marks of their pages, and nothing else of these changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.bench.pages import empty, page, publish

MARKED = "before\n<!-- measured -->\nold\n<!-- /measured -->\nafter\n"


def _write(root: Path, bench: str, language: str, text: str) -> Path:
    path = page(root, bench, language)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_only_what_is_between_the_marks_changes(tmp_path: Path) -> None:
    path = _write(tmp_path, "search", "en", MARKED)
    assert publish(tmp_path, "search", {"en": r"| \d | new |"}) == [path]
    assert path.read_text(encoding="utf-8") == MARKED.replace("old", r"\n| \d | new |\n".replace(r"\n", "\n"))


@pytest.mark.parametrize("text", ["nothing", None], ids=["no marks", "no page"])
def test_where_one_page_has_no_place_none_is_written(text: str | None, tmp_path: Path) -> None:
    good = _write(tmp_path, "search", "en", MARKED)
    if text:
        _write(tmp_path, "search", "zh", text)
    with pytest.raises(SystemExit, match="no place for the tables"):
        publish(tmp_path, "search", {"en": "new", "zh": "new"})
    assert good.read_text(encoding="utf-8") == MARKED


def test_another_atlas_begins_without_what_was_measured_of_this_one(tmp_path: Path) -> None:
    paths = [
        _write(tmp_path, bench, language, MARKED) for bench in ("search", "draft", "scale") for language in ("en", "zh")
    ]
    empty(tmp_path)
    assert all("old" not in path.read_text(encoding="utf-8") for path in paths)
    assert "`scripts/bench draft --write`" in paths[2].read_text(encoding="utf-8")
