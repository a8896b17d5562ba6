"""Traditional characters in data and queries: either finds the other, and what is shown stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from .engine_support import ask, build, entry


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry("regions/haimen", "海门区", "Haimen", zh=("海门",)),
        entry("regions/guangzhou", "廣州市", "Guangzhou"),
        entry("organizations/book", "某出版社", "Publisher", text="出版《鷺門紀事》，關於尊嚴和權利，每個月都有錯誤。"),
        entry("terms/rights", "权利", "Rights", text="人的尊严。"),
    ]
    return build(tmp_path_factory.mktemp("orthographies"), entries, words={"广州": "Guǎngzhōu"})


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("海門", "regions/haimen"),
        ("海門區", "regions/haimen"),
        ("广州", "regions/guangzhou"),
        ("廣州市", "regions/guangzhou"),
        ("guangzhou", "regions/guangzhou"),
        ("gz", "regions/guangzhou"),
        ("鹭门", "organizations/book"),
        ("每个月都", "organizations/book"),
        ("错误", "organizations/book"),
    ],
)
def test_either_orthography_finds_the_other(query: str, first: str, site: Path) -> None:
    assert ask(site, [query], lang="zh")[0]["results"][0]["id"] == first


def test_a_text_is_found_in_both(site: Path) -> None:
    for query in ("尊严", "尊嚴"):
        found = {result["id"] for result in ask(site, [query], lang="zh")[0]["results"]}
        assert found == {"organizations/book", "terms/rights"}


def test_marks_are_those_of_the_original(site: Path) -> None:
    [name], [text] = (answer["results"] for answer in ask(site, ["广州", "每个月"], lang="zh"))
    assert (name["title"], name["marks"]) == ("廣州市", [[0, 2]])
    [[start, end]] = text["excerptMarks"]
    assert text["excerpt"][start:end] == "每個月"


def test_a_stop_is_no_part_of_a_mark(tmp_path: Path) -> None:
    made = build(tmp_path, [entry("terms/a", "甲", "A", text_en="It lies near Shanghai. So it is.")])
    [result] = ask(made, ["shanghai"], lang="en")[0]["results"]
    [[start, end]] = result["excerptMarks"]
    assert result["excerpt"][start:end] == "Shanghai"
