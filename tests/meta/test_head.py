"""What the head of a page says to programs: Open Graph, JSON-LD, the search description."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import KINDS
from atlas.data.validation import open_atlas
from atlas.exports import exports
from atlas.meta.head import PICTURES, head, page_type
from atlas.site.site import Site, make_site

from ..exports.made import released
from ..fixture.support import broken, fixture_site

BASE = "https://atlas.test/sub/"
ENTITIES = sorted(fixture_site().atlas.records)


def _graph(
    path: str, site: Site | None = None, title: str = "Title", description: str = "About it."
) -> list[dict[str, Any]]:
    document = json.loads(head(site or released(), path, title, description).data)
    assert document["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = document["@graph"]
    return graph


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "home"),
        ("zh/", "home"),
        ("en/", "home"),
        ("zh/regions/", "regions"),
        ("en/regions/yunting/", "regions"),
        ("zh/sources/x/", "sources"),
        ("en/indicators/land/", "indicators"),
        ("zh/search/", "page"),
        ("en/compare/", "page"),
        ("zh/home/", "page"),
        ("zh/page/", "page"),
    ],
)
def test_the_type_of_a_page(path: str, kind: str) -> None:
    assert page_type(path) == kind


def test_addresses_are_whole() -> None:
    found = head(released(), "en/regions/yunting/", "Yunting City", "")
    assert (found.url, found.picture) == (f"{BASE}en/regions/yunting/", f"{BASE}assets/og/regions.png")
    assert (found.locale, found.search) == ("en_GB", "")
    assert head(released(), "en/search/", "", "").search == "../opensearch.xml"
    assert head(released(), "en/", "", "").search == "./opensearch.xml"
    assert found.picture_alt == "Yunting Atlas · Regions"


def test_without_an_address_what_needs_one_is_left_out() -> None:
    found = head(released(address=""), "zh/regions/yunting/", "云汀市", "")
    assert (found.url, found.picture, found.search) == ("", "", "")
    assert "http" not in found.data.replace("https://schema.org", "")
    for item in json.loads(found.data)["@graph"][1]["itemListElement"][:-1]:
        assert item["item"].startswith("../")


def test_every_kind_has_a_picture() -> None:
    assert set(KINDS) < set(PICTURES)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("entity_id", ENTITIES)
def test_every_entity_is_something_and_has_a_way_home(entity_id: str, language: str) -> None:
    thing, trail = _graph(f"{language}/{entity_id}/")
    names = fixture_site().record(entity_id).entity.name
    assert thing["name"] == (names.zh if language == "zh" else names.en)
    assert (names.en if language == "zh" else names.zh) in thing["alternateName"]
    assert thing["url"] == f"{BASE}{language}/{entity_id}/"
    assert thing["subjectOf"]["contentUrl"] == f"{BASE}data/v1/{entity_id}.json"
    items = trail["itemListElement"]
    assert trail["@type"] == "BreadcrumbList"
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert (
        items[0]["item"] == f"{BASE}{language}/"
        and items[1]["item"] == f"{BASE}{language}/{entity_id.partition('/')[0]}/"
    )
    assert items[-1] == {"@type": "ListItem", "position": len(items), "name": "Title"}


TYPES = {
    "regions/yunting": "AdministrativeArea",
    "regions/yunting-high-tech-zone": "Place",
    "organizations/starling-instruments": "Organization",
    "carriers/hillside-incubator": "Place",
    "terms/lighthouse-firm": "DefinedTerm",
    "projects/light-source": "Project",
    "funds/yunting-seed-fund": "InvestmentFund",
    "honours/lighthouse-list": "Thing",
    "programmes/tide-programme": "Thing",
}


def test_codes_and_the_same_thing_elsewhere_are_said(tmp_path: Path) -> None:
    known = "codes: [{scheme: USCC, code: 91350100M000100Y43}]\nsame_as: [https://example.org/s]"
    change = ("en_status: official", f"en_status: official\n{known}")
    site = make_site(open_atlas(broken(tmp_path, {"organizations/starling-instruments.yml": change})))
    thing = _graph("en/organizations/starling-instruments/", site)[0]
    assert thing["identifier"] == [{"@type": "PropertyValue", "propertyID": "USCC", "value": "91350100M000100Y43"}]
    assert thing["sameAs"] == ["https://example.org/s"]
    assert not {"identifier", "sameAs"} & set(_graph("en/regions/yunting/")[0])


@pytest.mark.parametrize("entity_id", TYPES)
def test_types(entity_id: str) -> None:
    assert _graph(f"zh/{entity_id}/")[0]["@type"] == TYPES[entity_id]


def test_an_event_has_its_day() -> None:
    thing = _graph("zh/events/spring-fair/")[0]
    assert ("startDate" in thing) == (thing["@type"] == "Event")


AGAIN = (
    "- what: {{zh: 又办, en: Held again}}\n  date: {0}\n  printed: {0}年\n  cite: linchuan-2031#p9\n  status: planned\n"
)


@pytest.mark.parametrize(("other", "start"), [("2030", "2030"), ("2032", "2031-03-20"), ("../2030", "2031-03-20")])
def test_an_event_starts_on_the_first_day_that_is_a_beginning(other: str, start: str, tmp_path: Path) -> None:
    again = AGAIN.format(other).replace("printed: ../", "printed: ")
    data = broken(tmp_path, {"events/spring-fair.yml": ("dates:\n", f"dates:\n{again}")})
    thing = _graph("zh/events/spring-fair/", make_site(open_atlas(data)))[0]
    assert (thing["@type"], thing["startDate"]) == ("Event", start)


def test_an_event_of_which_only_an_end_is_known_is_none(tmp_path: Path) -> None:
    data = broken(tmp_path, {"events/spring-fair.yml": ("date: 2031-03-20", "date: ../2031-03-20")})
    thing = _graph("zh/events/spring-fair/", make_site(open_atlas(data)))[0]
    assert thing["@type"] == "Thing" and "startDate" not in thing


def test_a_place_in_a_place_with_its_position() -> None:
    thing = _graph("en/regions/yunting/")[0]
    assert thing["geo"] == {"@type": "GeoCoordinates", "latitude": 31.5, "longitude": 120.25}
    assert thing["containedInPlace"] == {
        "@type": "AdministrativeArea",
        "name": fixture_site().record("regions/linchuan").entity.name.en,
        "url": f"{BASE}en/regions/linchuan/",
    }


def test_a_source() -> None:
    thing, trail = _graph("en/sources/yunting-2030/")
    assert (thing["@type"], thing["datePublished"], thing["publisher"]["name"]) == (
        "CreativeWork",
        "2030-06",
        "Yunting Daily",
    )
    assert [item["name"] for item in trail["itemListElement"]] == ["Home", "Sources", "Title"]


def test_the_data_are_a_dataset_whose_files_are_there() -> None:
    site = released()
    thing = _graph("en/data/", site, "Data", "All data.")[0]
    assert (thing["@type"], thing["version"], thing["dateModified"]) == ("Dataset", "1.1.0", "2031-04-02")
    assert thing["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert 50 <= len(thing["description"]) <= 5000  # what searches of data sets demand
    files = {f"{BASE}{name}" for name in exports(site)}
    assert len(thing["distribution"]) == 21
    assert {download["contentUrl"] for download in thing["distribution"]} <= files
    assert thing["temporalCoverage"] == "2025/2035"


@pytest.mark.parametrize("path", ["", "zh/", "en/"])
def test_the_site_can_be_searched_where_it_has_an_address(path: str) -> None:
    [thing] = _graph(path)
    assert thing["@type"] == "WebSite"
    assert thing["potentialAction"]["target"]["urlTemplate"] == f"{BASE}{path or 'zh/'}search/?q={{search_term_string}}"
    [bare] = _graph(path, released(address=""))
    assert "potentialAction" not in bare


def test_other_pages_and_lists() -> None:
    assert [thing["@type"] for thing in _graph("zh/about/")] == ["WebPage", "BreadcrumbList"]
    assert _graph("zh/regions/")[0]["@type"] == "CollectionPage"
    assert [item["name"] for item in _graph("zh/regions/")[1]["itemListElement"]] == ["首页", "Title"]


def test_a_page_that_only_leads_on_has_none() -> None:
    assert head(released(), "zh/organizations/starling-optics/", "x", "x").data == ""


def test_no_text_can_end_the_element_it_stands_in() -> None:
    data = head(released(), "en/about/", "</script><script>alert(1)</script><!-- & \u2028", "<b>").data
    assert not re.search(r"[<>&\u2028\u2029]", data)
    assert json.loads(data)["@graph"][0]["name"] == "</script><script>alert(1)</script><!-- & \u2028"


def test_no_advertising_of_a_source() -> None:
    strings = [
        string
        for source in fixture_site().atlas.sources.values()
        for defect in source.defects
        for string in defect.strings
    ]
    assert strings
    for entity_id in ENTITIES:
        assert not any(string in head(released(), f"zh/{entity_id}/", "", "").data for string in strings)
