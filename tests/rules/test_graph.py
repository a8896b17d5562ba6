"""Links, parents and parts as one graph, and what is read off it."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.data.graph import Edge, Graph, ancestors, build, owner
from atlas.data.load import load
from atlas.data.validation import open_atlas
from atlas.site.page import PageContext
from atlas.site.site import make_site
from atlas.web.views.entity import entity_view

from ..fixture.support import Patches, broken, fixture_site
from .cases import LINCHUAN, SENSOR, VOUCHER

TIDES = "programmes/tide-programme"


def _graph(folder: Path, patches: Patches) -> Graph:
    return build(open_atlas(broken(folder, patches)))


def _ends(edges: list[Edge], relation: str) -> list[tuple[str, str]]:
    return [(edge.subject, edge.object) for edge in edges if edge.relation == relation]


def test_a_link_is_read_from_both_ends() -> None:
    graph = fixture_site().graph
    edge = Edge("products/tide-sensor", "presented-at", "events/spring-fair", "yunting-2030#p17")
    assert edge in graph.out["products/tide-sensor"]
    assert edge in graph.into["events/spring-fair"]
    assert edge not in graph.into.get("products/tide-sensor", [])


def test_a_link_keeps_its_date_and_note() -> None:
    edges = {edge.relation: edge for edge in fixture_site().graph.out["organizations/starling-instruments"]}
    assert edges["holds"].as_of == "2031-03"
    assert edges["cooperates-with"].note is not None
    assert edges["cooperates-with"].note.en == "Developing a sensor"


def test_a_symmetric_link_is_one_edge() -> None:
    assert _ends(list(fixture_site().graph.edges), "cooperates-with") == [
        ("organizations/starling-instruments", "organizations/joint-institute")
    ]


def test_parents_are_edges_with_their_citation() -> None:
    graph = fixture_site().graph
    assert (
        Edge("carriers/hillside-incubator", "part-of", "regions/yunting-high-tech-zone", "hillside-2029#p2")
        in graph.edges
    )
    assert graph.children["regions/yunting-high-tech-zone"] == ["carriers/hillside-incubator"]
    assert "carriers/hillside-incubator" not in graph.children


def test_parts_are_edges_from_the_part_above() -> None:
    assert _ends(list(fixture_site().graph.edges), "has-part") == [
        (TIDES, f"{TIDES}#gathering-the-tide"),
        (f"{TIDES}#gathering-the-tide", "carriers/hillside-incubator"),
        (f"{TIDES}#gathering-the-tide", f"{TIDES}#platforms"),
        (f"{TIDES}#platforms", "platforms/shared-testing"),
        (f"{TIDES}#platforms", "programmes/science-voucher"),
        (TIDES, f"{TIDES}#rising"),
        (f"{TIDES}#rising", "funds/yunting-seed-fund"),
        ("funds/yunting-seed-fund", "projects/light-source"),
        (f"{TIDES}#rising", f"{TIDES}#later-money"),
    ]


def test_parts_stand_on_the_page_of_their_system() -> None:
    graph = fixture_site().graph
    assert len([edge for edge in graph.out[TIDES] if edge.relation == "has-part"]) == 8
    assert _ends(graph.into["platforms/shared-testing"], "has-part") == [
        (f"{TIDES}#platforms", "platforms/shared-testing")
    ]
    assert owner(f"{TIDES}#platforms") == TIDES == owner(TIDES)


def test_parts_of_a_part_with_a_page_of_its_own_are_seen_from_that_page() -> None:
    """The tree stands on the system's page only, so the page of the part in the middle must list them as relations."""
    site = fixture_site()
    view = entity_view(PageContext(site, "en", "en/funds/yunting-seed-fund/"), site.dossier("funds/yunting-seed-fund"))
    assert "projects/light-source" in {row.id for group in view.relations for row in group.rows}


@pytest.mark.parametrize("naming", ["honours/lighthouse-list", "terms/lighthouse-firm"])
def test_what_stands_below_a_title_or_a_term_is_no_part_of_it(naming: str, tmp_path: Path) -> None:
    """A tree may list a title's holders below it; they belong to what the title is a part of."""
    system = "programmes/tide-programme.yml"
    found = _graph(tmp_path, {system: ("    to: funds/yunting-seed-fund\n", f"    to: {naming}\n")})
    ends = _ends(found.into["projects/light-source"], "has-part")
    assert ends == [("programmes/tide-programme#rising", "projects/light-source")]


def test_degree_counts_both_ways() -> None:
    graph = fixture_site().graph
    assert graph.degree("products/tide-sensor") == 2
    assert graph.degree("terms/lighthouse-firm") == 0
    assert graph.degree("regions/linchuan") == 1


def test_ancestors_outermost_first() -> None:
    atlas = fixture_site().atlas
    chain = [record.id for record in ancestors(atlas, "carriers/hillside-incubator")]
    assert chain == ["regions/linchuan", "regions/yunting", "regions/yunting-high-tech-zone"]
    assert ancestors(atlas, "regions/linchuan") == []


def test_a_circle_of_parents_ends_the_walk(tmp_path: Path) -> None:
    atlas = load(
        broken(tmp_path, {LINCHUAN: ("en_status: official", "en_status: official\nparent: regions/yunting")})
    ).atlas
    assert [record.id for record in ancestors(atlas, "regions/linchuan")] == ["regions/yunting"]
    assert len(ancestors(atlas, "carriers/hillside-incubator")) == 3


def test_more_links_more_edges(tmp_path: Path) -> None:
    one = fixture_site().graph
    two = _graph(
        tmp_path,
        {SENSOR: ("links:\n", "links:\n- {relation: holds, to: honours/lighthouse-list, cite: yunting-2030#p17}\n")},
    )
    assert len(two.edges) == len(one.edges) + 1
    assert two.degree("honours/lighthouse-list") == one.degree("honours/lighthouse-list") + 1


def test_the_place_of_an_entity() -> None:
    site = fixture_site()
    places = {entity_id: (site.place(record) or record).id for entity_id, record in site.atlas.records.items()}
    assert places["events/spring-fair"] == "regions/yunting"  # by its link
    assert places["regions/yunting-high-tech-zone"] == "regions/yunting"  # by its parent
    assert site.place(site.record("terms/lighthouse-firm")) is None
    assert site.place(site.record("regions/linchuan")) is None


def test_the_place_of_a_parent_serves_its_children(tmp_path: Path) -> None:
    patches = {
        VOUCHER: (
            "links:\n- {relation: located-in, to: regions/yunting, cite: linchuan-2031#p7}\n",
            "parent: programmes/tide-programme\n",
        )
    }
    site = make_site(open_atlas(broken(tmp_path, patches)))
    place = site.place(site.record("programmes/science-voucher"))
    assert place is not None
    assert place.id == "regions/yunting"


def test_who_cites_a_paragraph() -> None:
    citing = fixture_site().citing
    assert citing["hillside-2029", 2] == ["carriers/hillside-incubator"]
    assert citing["linchuan-2031", 5] == ["funds/yunting-seed-fund"]
    assert ("linchuan-2031", 2) not in citing


def test_facts_stand_on_the_pages_they_are_about() -> None:
    site = fixture_site()
    assert len(site.facts_of["regions/yunting"]) == 42
    assert [value.id for value in site.facts_of["programmes/tide-programme"]] == ["regions/yunting#tech-firms-2035"]
    assert [value.id for value in site.facts_of["funds/yunting-seed-fund"]] == [
        "regions/yunting#fund-term-2030",
        "funds/yunting-seed-fund#first-closing",
    ]
    assert "regions/linchuan" not in site.facts_of
