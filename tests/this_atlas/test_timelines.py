"""The timelines say what the data say: every dated step, nothing else, and the same beside them in words."""

from __future__ import annotations

import pytest

from atlas.pictures.timeline import timeline, timeline_of_all
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
def test_the_timeline_of_all_holds_every_event_and_nothing_else(language: Language) -> None:
    site = real_data()
    drawing = drawings(str(timeline_of_all(PageContext(site, language, f"{language}/events/"))))[0]
    dates = sum(len(record.entity.dates) for record in site.atlas.records.values())
    assert len(links(drawing)) == len([href for href in links(drawing) if href.endswith("#dates")]) == dates


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
