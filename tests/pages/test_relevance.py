"""The report of the search's quality as a page: every score, every miss, and what the atlas no longer knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from atlas.data.validation import open_atlas
from atlas.site.relevance import RelevanceReport, read_report
from atlas.site.site import make_site
from atlas.web.pages import pages, split

from ..fixture.support import DATA
from .made import fixture_pages, parse

ROW = re.compile(r"<tr><th>((?:(?!</th><th).)*?)</tr>", re.DOTALL)


def _rows(language: str) -> list[str]:
    return ROW.findall(split(fixture_pages()[f"{language}/relevance/index.md"])[1])


def test_each_class_has_its_figures() -> None:
    han, nonsense, whole, *_ = _rows("en")
    assert "Chinese names" in han and "a whole name" in han
    assert re.findall(r'<td class="num">(.*?)</td>', han) == ["4", "50.0%", "75.0%", "0.583", "—"]
    assert re.findall(r'<td class="num">(.*?)</td>', nonsense) == ["2", "—", "—", "—", "1/2"]
    assert re.findall(r'<td class="num">(.*?)</td>', whole) == ["6", "50.0%", "75.0%", "0.583", "1/2"]


def test_groups_of_queries_stand_apart_each_with_its_figures() -> None:
    group, han = {"queries": 1, "wanting": 1, "hit1": 1.0, "hit5": 1.0, "mrr": 1.0}, {"zh": "汉", "en": "Han"}
    report = RelevanceReport.model_validate(
        {
            "total": {**group, "queries": 3},
            "groups": [{"id": "names", **group}, {"id": "people", **group, "queries": 2}],
            "classes": [
                {"id": key, "name": han, "covers": han, "floor": 1.0, "group": of, **group}
                for key, of in (("han", "names"), ("question", "people"), ("unit", "people"))
            ],
        }
    )
    body = split(pages(make_site(open_atlas(DATA), report))["en/relevance/index.md"])[1]
    names, people = body.split('id="people"')
    assert re.findall(r'class="num">([0-9]+)</td>', names) == ["1", "1"]
    assert re.findall(r'class="num">([0-9]+)</td>', people) == ["1", "1", "2", "3"]


def test_examples_lead_to_the_search_and_carry_no_markup() -> None:
    han = _rows("en")[0]
    assert '<a href="../search/?q=%E4%BA%91%E6%B1%80" lang="zh-Hans">云汀</a>' in han
    assert '<a href="../search/?q=%3Cb%3E%26%22">&lt;b&gt;&amp;&#34;</a>' in han
    assert "lang=" not in _rows("zh")[0]


def test_each_miss_says_what_was_wanted_and_what_was_found() -> None:
    missed, kept = _rows("en")[3:]
    assert '<a href="../regions/yunting/">Yunting City</a>' in missed
    assert "<code>pages/method</code>" in missed
    assert '<a href="../regions/yunting/#tech-firms-2025">Yunting City · Technology firms</a>' in missed
    assert '<a href="../programmes/tide-programme/#part-rising">' in missed
    assert "<code>regions/gone#part</code>" in missed
    assert "Not wanted:" in kept and "left-out" in kept and "Not wanted:" not in missed


def test_an_atlas_that_nobody_measured_has_the_page_without_figures(tmp_path: Path) -> None:
    assert read_report(tmp_path / "none.json") == RelevanceReport()
    body = split(pages(make_site(open_atlas(DATA)))["en/relevance/index.md"])[1]
    assert parse(body).wrong == []
    assert "<table" not in body


def test_a_report_of_another_shape_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "relevance.json"
    path.write_text('{"total": {"queries": 1, "hits": 1}}')
    with pytest.raises(ValidationError, match="hits"):
        read_report(path)
