"""`scripts/bench draft`: what it counts as found and right, how weights are fitted, and that it measures an atlas.

Recognizers-Text is not run here: it comes from a registry.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.bench.draft import Score, Table, bench_draft
from lib.bench.draft_fit import Example, fit
from lib.bench.pages import page
from lib.draft.features import weigh

TEXTS = Path(__file__).parents[1] / "fixture/texts"


def test_a_score_tells_shares_and_none_of_nothing() -> None:
    score = Score(4, 3, 5, 2)
    score += Score(0, 0, 5, 2)
    assert (score.recall, score.precision) == (0.75, 0.4)
    assert (Score().recall, Score().precision) == (0.0, 0.0)


def test_a_table_adds_up_texts() -> None:
    table = Table()
    for _ in range(2):
        table.add("names", "us", Score(2, 1, 4, 1))
    assert table.text("en").splitlines()[-1] == "| names | us | 4 | 2 | 0.500 | 8 | 2 | 0.250 | 4.00 |"


def test_every_word_of_a_table_is_said_in_chinese() -> None:
    table = Table()
    table.add("names, all", "scripts/draft", Score(2, 1, 4, 1))
    assert not re.search("[a-z]", table.text("zh").replace("scripts/draft", ""))


def test_what_marks_names_gets_weight_and_what_does_not_loses() -> None:
    names: list[Example] = [((("base", 1.0), ("end", 1.0)), True), ((("base", 1.0), ("verb", 1.0)), False)] * 20
    found = fit(names)
    assert found["end"] > 0 > found["verb"]
    assert weigh({"base": 1.0, "end": 1.0}, found) > 0 > weigh({"base": 1.0, "verb": 1.0}, found)
    assert fit(names) == found


def test_an_atlas_is_measured(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_draft(project, TEXTS, peers=False) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines()[2:]]
    assert [row[0].strip("| ") for row in rows] == [
        "figures, value and unit",
        "figures, value",
        *["names, new ones"],
        *["names, all"] * 2,
    ]
    assert float(rows[0][4]) > 0.8


def test_the_table_is_put_into_pages_of_both_languages(project: Path) -> None:
    assert bench_draft(project, TEXTS, peers=False, write=True) == 0
    english, chinese = (page(project, "draft", language).read_text(encoding="utf-8") for language in ("en", "zh"))
    assert (
        "| figures, value and unit | scripts/draft |" in english and "| 数字：数值与单位 | scripts/draft |" in chinese
    )


def test_a_page_without_a_place_for_tables_is_told(project: Path) -> None:
    page(project, "draft", "zh").write_text("# 草稿\n")
    before = page(project, "draft", "en").read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="there is no place for the tables"):
        bench_draft(project, TEXTS, peers=False, write=True)
    assert page(project, "draft", "en").read_text(encoding="utf-8") == before


def test_without_a_text_nothing_is_measured(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert bench_draft(project, tmp_path / "empty", peers=False) == 1
    assert "holds no text of a source" in capsys.readouterr().err
