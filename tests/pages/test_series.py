"""Series on the page of an entity: a row each, their course, and what a figure says of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atlas.data.load import load
from atlas.pictures.trend import FEWEST, trend
from atlas.site.page import PageContext
from atlas.site.site import Site, make_site
from atlas.text.language import Language
from atlas.web.views.series import series_rows, together

from ..fixture.support import Patches, broken, fixture_site
from .made import fixture_pages

YUNTING = "regions/yunting"
DAILY = f"{YUNTING}#tech-firms-2026-daily"


def _context(site: Site, lang: Language = "en") -> PageContext:
    return PageContext(site, lang, f"{lang}/{YUNTING}/")


def _changed(folder: Path, patches: Patches) -> Site:
    return make_site(load(broken(folder, patches)).atlas)


def test_each_series_has_a_row_with_its_figures_in_the_order_of_time() -> None:
    page = fixture_pages()[f"en/{YUNTING}/index.md"]
    table = page[page.index('<table class="series">') :]
    row = table[table.index("Technology firms") : table.index("</tr>", table.index("Technology firms"))]
    told = re.findall(r'<span class="date">(.*?)</span> <a class="figure"[^>]*>(.*?)</a>', row)
    assert told[:4] == [("2025", "1,860"), ("2026", "2,140"), ("2026", "over 2,100"), ("2027", "2,433")]
    assert told[-1] == ("2035", "at least 5,000") and 'status--target">' in row


def test_a_figure_alone_has_no_row() -> None:
    site = fixture_site()
    rows = series_rows(_context(site), site.own_facts(YUNTING))
    assert {len(row.facts) > 1 for row in rows} == {True}
    assert "exports" not in {row.fact.recorded.indicator for row in rows}


@pytest.mark.parametrize("number", [FEWEST - 1, FEWEST])
def test_a_course_has_three_points_in_time(number: int) -> None:
    site = fixture_site()
    facts = [fact for fact in site.series.by_id[f"{YUNTING}#engineers"].facts][:number]
    drawn = trend(_context(site), facts)
    assert drawn.count('class="mk mk-actual"') == (number if number >= FEWEST else 0)


def test_two_figures_of_one_day_are_one_point_in_time() -> None:
    site = fixture_site()
    facts = [
        site.fact_by_id[f"{YUNTING}#{key}"] for key in ("tech-firms-2025", "tech-firms-2026", "tech-firms-2026-daily")
    ]
    assert not trend(_context(site), facts)


def test_a_quarter_is_no_point_beside_years(tmp_path: Path) -> None:
    """Nor is it set beside a year in rows of results."""
    old = "indicator: tech-firms\n  printed: 3104家\n  as_of: 2030"
    site = _changed(tmp_path, {f"{YUNTING}.yml": (old, old.replace("2030", "2030-Q1"))})
    series = site.series.by_id[f"{YUNTING}#tech-firms"]
    quarter = next(fact for fact in series.facts if fact.recorded.as_of == "2030-Q1")
    assert site.series.verdicts[quarter.id].kind == "continues" and quarter.id not in site.series.earlier
    assert trend(_context(site), series.facts).count("<circle") == trend(
        _context(site), [f for f in series.facts if f != quarter]
    ).count("<circle")


def test_figures_of_a_series_stand_together() -> None:
    site = fixture_site()
    order = [fact.id for fact in together(_context(site), site.own_facts(YUNTING))]
    assert order.index(DAILY) == order.index(f"{YUNTING}#tech-firms-2026") + 1
    assert sorted(order) == sorted(fact.id for fact in site.own_facts(YUNTING))


@pytest.mark.parametrize(
    ("printed", "lang", "said"),
    [
        ("2100余家", "en", "agrees with 2,140 (2026, Yunting 2030)"),
        ("2100余家", "zh", "与2140家（2026年，云汀2030）一致"),
        ("1999家", "en", "differs from 2,140 (2026, Yunting 2030)"),
        ("2100家", "en", "differs from 2,140 (2026, Yunting 2030): one is probably rounded"),
        ("超2200家", "zh", "与2140家（2026年，云汀2030）不同：其中一个不是确数"),
    ],
)
def test_a_figure_says_whether_it_confirms_another(printed: str, lang: Language, said: str, tmp_path: Path) -> None:
    site = _changed(tmp_path, {f"{YUNTING}.yml": ("printed: 2100余家", f"printed: {printed}")})
    assert _context(site, lang).told(site.fact_by_id[DAILY]).verdict == said


def test_that_a_series_goes_on_is_told_by_its_row() -> None:
    site = fixture_site()
    assert site.series.verdicts[f"{YUNTING}#tech-firms-2027"].kind == "continues"
    assert _context(site).told(site.fact_by_id[f"{YUNTING}#tech-firms-2027"]).verdict == ""


def test_an_aim_and_what_came_of_it_name_each_other(tmp_path: Path) -> None:
    aim = "as_of: 2035\n  cite: yunting-2030#p13\n  status: target"
    site = _changed(tmp_path, {f"{YUNTING}.yml": (aim, aim.replace("2035", "2030") + "\n  key: aim")})
    c = _context(site)
    target = next(fact for fact in site.facts if fact.recorded.printed == "5000家以上")
    assert c.told(target).verdict == "later figure: 3,104 (2030, Yunting Daily 2031)"
    assert c.told(site.series.outcomes[target.id]).verdict == "aim: at least 5,000 (2030, Yunting 2030)"


def test_that_only_an_opening_was_read_is_said_once_a_place() -> None:
    pages = fixture_pages()
    for lang, said in (("en", "only its opening, in an archived copy"), ("zh", "只读了开头（存档副本）")):
        assert f"· {said}" in pages[f"{lang}/{YUNTING}/index.md"].partition('id="sources"')[2]
        assert said not in pages[f"{lang}/regions/linchuan/index.md"]
        source = pages[f"{lang}/sources/yunting-daily-2031/index.md"]
        assert source.count(said) == 1 and 'class="hash"' not in source
        assert '<a href="https://www.yuntingdaily.example/2031-02/11/content_4021.html"' in source


def test_rows_of_results_have_the_figure_of_an_earlier_year() -> None:
    """2030 after 2029; of two figures of 2026 both after 2025; an aim and the first figure after none."""
    site = fixture_site()
    earlier = {
        fact.key: found.key if (found := site.series.earlier.get(fact.id)) else ""
        for fact in site.series.by_id[f"{YUNTING}#tech-firms"].facts
    }
    assert earlier["tech-firms-2030"] == "tech-firms-2029"
    assert earlier["tech-firms-2026"] == earlier["tech-firms-2026-daily"] == "tech-firms-2025"
    assert earlier["tech-firms-2027"] == "tech-firms-2026-daily"
    assert earlier["tech-firms-2025"] == earlier["tech-firms-2035"] == ""
