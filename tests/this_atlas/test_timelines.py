"""The timelines say what the data say: every dated step, nothing else, and the same beside them in words."""

from __future__ import annotations

import pytest

from atlas.pictures.timeline import MOST, timeline, timeline_of_all
from atlas.site.page import PageContext
from atlas.text.language import LANGUAGES, Language

from ..fixture.support import real_data
from ..pictures.made import context, drawings, full_site, links, markup_of, tree, unbroken, words_in

both_languages = pytest.mark.parametrize("language", LANGUAGES)


@both_languages
def test_the_timeline_holds_the_steps_of_a_place_and_of_what_lies_in_it(language: Language) -> None:
    site = real_data()
    c = context(site, language, "regions/nantong")
    markup = markup_of(timeline, site, language, "regions/nantong")
    steps = [
        (record, step)
        for record in site.atlas.records.values()
        for step in record.entity.dates
        if record.id in ("organizations/yuanshi-intelligent", "regions/haian", "projects/shanghai-electric-pv")
    ]
    table = tree(markup).find(".//table")
    assert len(steps) == 3 and table is not None
    for part in (*drawings(markup), table):
        for record, step in steps:
            assert unbroken(c.s(step.what)) in words_in(part)
            assert c.href(record.id) + "#dates" in links(part)


@both_languages
def test_the_timeline_of_all_holds_the_newest_events_and_says_how_many_came_before(language: Language) -> None:
    site = real_data()
    c = PageContext(site, language, f"{language}/events/")
    markup = str(timeline_of_all(c))
    drawing = drawings(markup)[0]
    years = sorted(
        step.date.rpartition("/")[2][:4] for record in site.atlas.records.values() for step in record.entity.dates
    )
    assert len(links(drawing)) == len([href for href in links(drawing) if href.endswith("#dates")]) == MOST < len(years)
    drawn = [words.text for words in drawing.iter("text") if words.attrib.get("class") == "year"]
    assert drawn == sorted(set(years[-MOST:]))
    assert c.t("fig-time-more", n=len(years) - MOST) in markup


def test_time_runs_downwards_and_gaps_are_marked() -> None:
    for drawing in drawings(markup_of(timeline, full_site(), "en", "regions/haiwan")):
        years = [
            (float(words.attrib["y"]), words.text)
            for words in drawing.iter("text")
            if words.attrib.get("class") == "year"
        ]
        assert years == sorted(years) and years[0][1] == "1950"
        assert [path for path in drawing.iter("path") if path.attrib["class"] == "wire gap"]
        assert "planned" in words_in(drawing)
