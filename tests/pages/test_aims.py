"""The page of aims, and the calendar of the days on which they are due."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from atlas.data.load import load
from atlas.meta.calendar import OCTETS, calendar
from atlas.site.aims import all_aims, as_of
from atlas.site.page import PageContext
from atlas.site.release import Release
from atlas.site.site import Site, make_site
from atlas.text.language import LANGUAGES
from atlas.web.pages import pages
from atlas.web.views.aims import aims_view

from ..edge.made import entity
from ..fixture.support import broken, fixture_site
from .made import fixture_pages
from .tiny import PLACE, tiny

AIM = "as_of: 2035\n  cite: yunting-2030#p13\n  status: target"


def _due(folder: Path, period: str, day: str | None) -> tuple[Site, str]:
    """The fixture on a day, and how its aim of 5000 firms stands if that is for `period`."""
    data = broken(folder, {"regions/yunting.yml": (AIM, AIM.replace("2035", period) + "\n  key: aim")})
    site = make_site(load(data).atlas, release=Release(day=day))
    return site, next(aim.standing for aim in all_aims(site) if aim.fact.recorded.printed == "5000家以上")


@pytest.mark.parametrize(
    ("period", "day", "wanted"),
    [
        ("2035", "2035-12-30", "ahead"),
        ("2035", "2035-12-31", "due"),
        ("2033-06", "2033-06-29", "ahead"),
        ("2033-06", "2033-06-30", "due"),
        ("2030", "2031-01-01", "told"),
        ("2031-02", None, "due"),
        ("2031-03", None, "ahead"),
    ],
)
def test_an_aim_is_due_by_the_day_of_the_edition(period: str, day: str | None, wanted: str, tmp_path: Path) -> None:
    """Without an edition it is the last day of the newest source, 18 March 2031."""
    assert _due(tmp_path, period, day)[1] == wanted


def test_an_aim_without_a_date_of_its_own_is_never_due(tmp_path: Path) -> None:
    data = broken(
        tmp_path, {"regions/yunting.yml": (AIM, f"{AIM}\n  dated: source\n  key: aim".replace("2035", "2030-06"))}
    )
    site = make_site(load(data).atlas)
    aim = next(aim for aim in all_aims(site) if aim.fact.recorded.printed == "5000家以上")
    assert (aim.due, aim.outcome and aim.outcome.recorded.printed) == (None, "3104家")
    other = next(aim for aim in all_aims(fixture_site()) if aim.standing == "undated")
    assert other.due is None and other.outcome is None


def test_every_aim_stands_on_the_page_once_by_the_day_on_which_it_is_due() -> None:
    site = fixture_site()
    wanted = {
        f.id for f in site.facts if f.recorded.status != "actual" and f.quantity and f.indicator.weight != "structural"
    }
    for lang in LANGUAGES:
        page = fixture_pages()[f"{lang}/aims/index.md"]
        assert set(re.findall(r'<tr data-id="([^"]+)"', page)) == wanted != set()
        assert page.count("<tr data-id=") == len(wanted)
        assert 'href="./aims.ics"' in page
    days = [aim.due or date.max for aim in all_aims(site)]
    assert days == sorted(days)


def test_the_outcome_stands_beside_the_aim(tmp_path: Path) -> None:
    site, _ = _due(tmp_path, "2030", "2031-01-01")
    page = pages(site)["en/aims/index.md"]
    row = page[page.index("at least 5,000") :].partition("</tr>")[0]
    assert ">3,104</a>" in row and "no source yet" not in row
    assert aims_view(PageContext(site, "en", "en/aims/")).told == 1


def test_without_aims_the_page_says_so(tmp_path: Path) -> None:
    site = tiny(tmp_path, entity(PLACE, ("乙县", "Place")))
    assert "hold no target" in pages(site)["en/aims/index.md"]
    assert calendar(site, "en") == ""


def test_the_calendar_has_an_event_for_each_aim_with_a_date() -> None:
    site = fixture_site()
    dated = [aim for aim in all_aims(site) if aim.due]
    for lang in LANGUAGES:
        text = calendar(site, lang)
        assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
        assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == len(dated)
        assert len(set(re.findall(r"UID:(\S+)", text))) == len(dated)
        assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", text) == [f"{aim.due:%Y%m%d}" for aim in dated]
        assert set(re.findall(r"DTSTAMP:(\S+)", text)) == {f"{as_of(site):%Y%m%d}T000000Z"}


def test_lines_of_the_calendar_are_folded_and_escaped() -> None:
    text = calendar(fixture_site(), "zh")
    sizes = [len(line.encode()) for line in text.split("\r\n")]
    assert max(sizes) <= OCTETS and max(sizes) > OCTETS - 3
    whole = text.replace("\r\n ", "")
    values = [line.partition(":")[2] for line in whole.split("\r\n") if line.startswith(("SUMMARY", "DESCRIPTION"))]
    assert values and not any(re.search(r"(?<!\\)[,;]", value) for value in values)
