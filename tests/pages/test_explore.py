"""The explorers as they are without script: every row, what it says it meets, and the tables for downloads."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from atlas.exports import exports, tables
from atlas.site.page import PageContext
from atlas.text.language import Language
from atlas.web.pages import split
from atlas.web.views.explore import FilteredFact, facts_view
from atlas.web.views.filters import Filter, entity_filters, entity_tokens, places_of, years

from ..fixture.support import fixture_site
from .made import Element, fixture_pages, parse

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _view(lang: Language) -> tuple[list[FilteredFact], list[Filter]]:
    view = facts_view(PageContext(fixture_site(), lang, f"{lang}/facts/"))
    return view.rows, view.filters


def _rows(uri: str) -> list[Element]:
    return [element for element in parse(split(fixture_pages()[uri])[1]).elements if "data-id" in element.attrs]


@pytest.mark.parametrize(
    ("period", "wanted"),
    [
        ("2023", "2023"),
        ("2023-10-26", "2023"),
        ("../2023-10", "2023"),
        ("2021/2023", "2021 2022 2023"),
        ("2022-10/2023-03", "2022 2023"),
        ("2023-01/2023-11", "2023"),
    ],
)
def test_a_period_is_found_by_each_of_its_years(period: str, wanted: str) -> None:
    assert years(period) == wanted.split()


def test_an_absurd_period_does_not_list_thousands_of_years() -> None:
    assert len(years("0001/9999")) == 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_has_its_row_once(lang: str) -> None:
    ids = [row.attrs["data-id"] for row in _rows(f"{lang}/facts/index.md")]
    assert sorted(ids) == sorted(value.id for value in fixture_site().facts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_may_be_chosen_is_what_some_row_meets(lang: Language) -> None:
    rows, filters = _view(lang)
    assert [one.key for one in filters] == ["measure", "place", "year", "status", "unit", "kind", "source"]
    for one in filters:
        options = [option.value for group in one.groups for option in group.options]
        assert len(options) == len(set(options))
        assert set(options) == {token for row in rows for token in row.tokens[one.key].split()}, one.key
        assert all(option.name.strip() for group in one.groups for option in group.options)


def test_a_row_meets_what_its_figure_says() -> None:
    values = {value.id: value for value in fixture_site().facts}
    for row in _rows("en/facts/index.md"):
        value = values[row.attrs["data-id"]]
        quantity = (row.attrs["data-unit"], row.attrs["data-status"], row.attrs["data-measure"], row.attrs["data-kind"])
        assert quantity == (value.indicator.unit, value.recorded.status, value.recorded.indicator, value.record.kind)
        assert set(row.attrs["data-source"].split()) == {
            cite.partition("#")[0] for cite in (value.recorded.cite, *value.recorded.also)
        }


def test_a_place_finds_what_is_within_it() -> None:
    site = fixture_site()
    assert places_of(site, ["regions/yunting-high-tech-zone"])[0] == "yunting-high-tech-zone"
    assert set(places_of(site, ["regions/yunting-high-tech-zone"])) == {"yunting-high-tech-zone", "yunting", "linchuan"}
    incubator = site.atlas.records["carriers/hillside-incubator"].entity
    assert (incubator.parent, [link.to for link in incubator.links]) == (
        "regions/yunting-high-tech-zone",
        ["regions/yunting"],
    )
    assert set(places_of(site, ["carriers/hillside-incubator"])) == {"yunting-high-tech-zone", "yunting", "linchuan"}
    assert places_of(site, ["terms/lighthouse-firm"]) == []


def test_places_to_choose_are_indented_below_those_that_hold_them() -> None:
    _, filters = _view("en")
    options = [option.name for one in filters if one.key == "place" for group in one.groups for option in group.options]
    assert options == ["Linchuan Province", "\u3000Yunting City", "\u3000\u3000Yunting High-tech Zone"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_values_are_sorted_as_numbers_of_one_unit(lang: str) -> None:
    html = split(fixture_pages()[f"{lang}/facts/index.md"])[1]
    keys = re.findall(r'<td class="num" data-key="([^"]*)" data-within="([^"]+)">', html)
    assert len(keys) == len(fixture_site().facts)
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", number) for number, _ in keys)
    assert {unit for _, unit in keys} == {value.indicator.unit for value in fixture_site().facts}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", fixture_site().atlas.vocabulary.kinds)
def test_every_entity_of_a_kind_is_a_row_that_can_be_filtered(lang: Language, kind: str) -> None:
    c = PageContext(fixture_site(), lang, f"{lang}/{kind}/")
    records = fixture_site().atlas.of_kind(kind)
    rows = _rows(f"{lang}/{kind}/index.md")
    assert sorted(row.attrs["data-id"] for row in rows) == sorted(record.id for record in records)
    filters = entity_filters(c, kind, [entity_tokens(c, record) for record in records])
    assert {one.key for one in filters} <= {"type", "place"}
    for one in filters:
        options = {option.value for group in one.groups for option in group.options}
        assert len(options) > 1, "nothing to choose"
        assert options == {token for record in records for token in entity_tokens(c, record)[one.key].split()}


def test_a_region_is_not_within_itself() -> None:
    c = PageContext(fixture_site(), "zh", "zh/regions/")
    assert entity_tokens(c, fixture_site().atlas.records["regions/linchuan"])["place"] == ""
    assert "yunting" not in entity_tokens(c, fixture_site().atlas.records["regions/yunting"])["place"].split()


@pytest.mark.parametrize("name", ["facts", "entities"])
def test_the_tables_for_downloads_are_those_of_the_contract(name: str) -> None:
    text = exports(fixture_site())[f"assets/tables/{name}.js"]
    assert isinstance(text, str)
    start = f"((window.atlas = window.atlas || {{}}).tables = window.atlas.tables || {{}}).{name} = "
    assert text.startswith(start)
    assert text.endswith(";\n")
    table = json.loads(text.removeprefix(start).removesuffix(";\n"))
    published = list(csv.reader(io.StringIO(tables(fixture_site())[f"data/v1/{name}.csv"], newline="")))
    assert table["columns"] == published[0]
    assert [["" if cell is None else str(cell) for cell in row] for row in table["rows"]] == published[1:]
