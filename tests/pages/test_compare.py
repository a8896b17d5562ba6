"""The page of places side by side, as it is without script: which figures stand where, and what is said of what is
missing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from atlas.data.validation import open_atlas
from atlas.site.i18n import word
from atlas.site.page import PageContext
from atlas.site.site import Site, make_site
from atlas.text.language import Language
from atlas.web.pages import pages, split
from atlas.web.views import comparable, compare
from atlas.web.views.comparable import coverage
from atlas.web.views.compare import MOST, compare_view

from ..fixture.support import broken, fixture_site
from .made import Parsed, fixture_pages, parse

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MISSING = {"zh": "未报告", "en": "not reported"}


@cache
def _html(lang: str) -> str:
    return split(fixture_pages()[f"{lang}/compare/index.md"])[1]


def _page(lang: str) -> Parsed:
    return parse(_html(lang))


def _belongs(site: Site) -> set[tuple[str, str]]:
    """(place, fact) of every figure that is a place's own or names it in `about`; none of the fixture has a level."""
    assert not any(value.scope_level for value in site.facts)
    return {
        (entity_id.removeprefix("regions/"), value.id)
        for value in site.facts
        if value.quantity and value.quantity.unit.grammar != "rank" and value.indicator.weight != "structural"
        for entity_id in (value.record.id, *value.recorded.about)
        if entity_id.startswith("regions/")
    }


@pytest.mark.parametrize(
    ("level", "place"), [("city", "yunting"), ("province", "linchuan"), ("site", ""), ("zone", "")]
)
def test_a_figure_belongs_to_the_place_as_far_as_it_reaches(level: str, place: str, tmp_path: Path) -> None:
    """And is then about the whole of it, whoever it is recorded with."""
    cite = "  cite: linchuan-2031#p3\n  status: actual\n"
    name = "carriers/hillside-incubator.yml"
    text = broken(tmp_path, {}) / name
    text.write_text(text.read_text(encoding="utf-8").replace(cite, f"{cite}  level: {level}\n", 1), encoding="utf-8")
    body = pages(make_site(open_atlas(text.parents[1])))["en/compare/index.md"]
    cells = re.findall(r'<td data-place="([^"]+)"[^>]*>(.*?)</td>', body, re.DOTALL)
    found = [(at, cell) for at, cell in cells if 'data-fact="carriers/hillside-incubator#' in cell]
    assert [at for at, _ in found] == ([place] if place else [])
    assert all('<p class="cell-record">' in cell and "cell-subject" not in cell for _, cell in found)


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("2023", "point"),
        ("2023-10", "point"),
        ("2023-10-26", "point"),
        ("../2023-10", "to"),
        ("2021/2023", "span"),
        ("2023-01/2023-11", "span"),
    ],
)
def test_what_a_period_covers(period: str, kind: str) -> None:
    assert coverage(period) == kind


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_of_a_place_stands_in_its_column_once(lang: str) -> None:
    found = re.findall(r'<td data-place="([^"]+)"[^>]*>(.*?)</td>', _html(lang), re.DOTALL)
    pairs = [(place, fact) for place, cell in found for fact in re.findall(r'data-fact="([^"]+)"', cell)]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == _belongs(fixture_site())
    assert len(pairs) > 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_common_measures_are_those_of_two_places_and_the_rest_stand_below(lang: Language) -> None:
    view = compare_view(PageContext(fixture_site(), lang, f"{lang}/compare/"))
    number: dict[str, set[str]] = {}
    measure = {value.id: value.recorded.indicator for value in fixture_site().facts}
    for place, fact in _belongs(fixture_site()):
        number.setdefault(measure[fact], set()).add(place)
    for name, common in (("common", True), ("single", False)):
        assert {row.id for group in getattr(view, name) for row in group.rows} == {
            key for key, places in number.items() if (len(places) > 1) is common
        }, name
    assert view.common
    assert view.single


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_is_not_reported_and_never_zero(lang: Language) -> None:
    view = compare_view(PageContext(fixture_site(), lang, f"{lang}/compare/"))
    cells = sum(len(view.places) - len(row.cells) for group in view.common for row in group.rows)
    missing = re.findall(r'<td class="none">(.*?)</td>', _html(lang))
    assert missing == [MISSING[lang]] * cells


def test_a_figure_of_something_else_names_it(tmp_path: Path) -> None:
    """What a list holds, made to stand on the city's page as well, must not be taken for the city's."""
    cite = "  cite: linchuan-2031#p8\n  status: actual\n"
    patch = {"honours/lighthouse-list.yml": (cite, f"{cite}  about: [regions/yunting]\n")}
    site = make_site(open_atlas(broken(tmp_path, patch)))
    cells = re.findall(r'<td data-place="([^"]+)"[^>]*>(.*?)</td>', pages(site)["en/compare/index.md"], re.DOTALL)
    figures = [(place, figure) for place, cell in cells for figure in cell.split('<div class="cell-figure"')[1:]]
    foreign = [figure for place, figure in figures if f'data-fact="regions/{place}#' not in figure]
    assert len(foreign) == 1
    assert all(("cell-subject" in figure) == (figure in foreign) for _, figure in figures)
    assert re.search(r"About: <a [^>]+>Lighthouse List</a>", foreign[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_figure_has_its_value_date_source_and_a_status_that_is_not_actual(lang: Language) -> None:
    figures = _html(lang).split('<div class="cell-figure"')[1:]
    assert figures and any(_status(lang, figure) for figure in figures)
    for figure in figures:
        assert re.search(r'<a class="figure" href="[^"]+#[^"]+">[^<]+</a>', figure)
        assert re.search(r'<span class="date">\d|<span class="date">(?:[^<]|<wbr>)*\d{4}', figure)
        assert bool(re.search(r'<span class="status status--\w+">\w+</span>', figure)) == bool(_status(lang, figure))
        assert re.search(r'<a class="cite" href="[^"]+#p\d+"', figure)


def _status(lang: Language, figure: str) -> str:
    """What its attribute says; empty for an actual figure."""
    found = re.search(r'data-status="([^"]+)"', figure)
    assert found
    return found[1].removeprefix(word("actual", lang))


def test_only_places_with_figures_can_be_chosen_each_once() -> None:
    boxes = [element.attrs["value"] for element in _page("zh").elements if element.attrs.get("name") == "places"]
    assert sorted(boxes) == sorted({place for place, _ in _belongs(fixture_site())})
    assert "linchuan" not in boxes
    assert [element.attrs["data-most"] for element in _page("zh").elements if "data-compare" in element.attrs] == [
        str(MOST)
    ]


def _two_alike(tmp_path: Path) -> Site:
    """The fixture with a second zone that reports what the first does."""
    twin = (fixture_site().atlas.records["regions/yunting-high-tech-zone"].slug, "regions/second-zone.yml")
    text = (broken(tmp_path, {}) / f"regions/{twin[0]}.yml").read_text(encoding="utf-8")
    text = (
        text.replace("云汀高新区", "云汀科技城")
        .replace("Yunting High-tech Zone", "Yunting Science City")
        .replace("云高区", "云科城")
    )
    return make_site(open_atlas(broken(tmp_path / "two", {twin[1]: (None, text.replace("YHTZ", "YSC"))})))


def test_places_of_one_level_with_measures_in_common_are_proposed(tmp_path: Path) -> None:
    site = _two_alike(tmp_path)
    pairs = compare_view(PageContext(site, "en", "en/compare/")).pairs
    assert [set(pair.slugs.split(",")) for pair in pairs] == [{"second-zone", "yunting-high-tech-zone"}]
    assert 'data-places="' in pages(site)["en/compare/index.md"]


def test_an_atlas_without_figures_still_has_the_page() -> None:
    site = fixture_site()
    empty = make_site(site.atlas.__class__(records={}, moved={}, sources={}, vocabulary=site.atlas.vocabulary))
    for lang in LANGUAGES:
        view = compare_view(PageContext(empty, lang, f"{lang}/compare/"))
        assert (view.places, view.common, view.pairs) == ([], [], [])
        assert parse(split(pages(empty)[f"{lang}/compare/index.md"])[1]).wrong == []


@pytest.mark.parametrize("fewer", [0, 1])
def test_the_page_holds_so_many_places_and_says_how_many_it_leaves_out(
    fewer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    everywhere = compare_view(PageContext(fixture_site(), "en", "en/compare/")).places
    monkeypatch.setattr(compare, "PLACES", len(everywhere) - fewer)
    view = compare_view(PageContext(fixture_site(), "en", "en/compare/"))
    assert view.places == everywhere[: len(everywhere) - fewer]
    assert view.left_out == fewer
    body = pages(fixture_site())["en/compare/index.md"]
    assert (f"{fewer} more are left out" in body) == bool(fewer)


@pytest.mark.parametrize(("tried", "found"), [(1, False), (2, True)])
def test_examples_are_looked_for_among_the_richest(
    tried: int, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparable, "TRIED", tried)
    assert bool(compare_view(PageContext(_two_alike(tmp_path), "en", "en/compare/")).pairs) == found
