"""What is derived from the whole atlas of one record, and put together once."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.data.graph import owner
from atlas.data.validation import open_atlas
from atlas.site.site import Site, make_site
from atlas.text.language import LANGUAGES

from ..edge.made import CITE, entity, write
from ..fixture.support import broken, fixture_site
from .cases import VOUCHER

CITY, ZONE, PROVINCE = "regions/yunting", "regions/yunting-high-tech-zone", "regions/linchuan"
TIDES, FUND, TESTING = "programmes/tide-programme", "funds/yunting-seed-fund", "platforms/shared-testing"


def _sites() -> list[str]:
    return list(fixture_site().atlas.records)


def test_a_dossier_is_put_together_once() -> None:
    site = fixture_site()
    assert site.dossier(CITY) is site.dossier(CITY)
    with pytest.raises(KeyError):
        site.dossier("regions/nowhere")


def test_own_facts_stand_apart_from_those_of_others_that_name_it() -> None:
    dossier = fixture_site().dossier(FUND)
    assert [fact.id for fact in dossier.own] == [f"{FUND}#first-closing"]
    assert [fact.id for fact in dossier.others] == [f"{CITY}#fund-term-2030"]
    assert [fact.id for fact in dossier.facts] == [f"{CITY}#fund-term-2030", f"{FUND}#first-closing"]
    assert fixture_site().dossier(PROVINCE).facts == ()


@pytest.mark.parametrize("entity_id", _sites())
def test_facts_are_those_of_its_page(entity_id: str) -> None:
    dossier = fixture_site().dossier(entity_id)
    assert sorted([*dossier.own, *dossier.others], key=dossier.facts.index) == list(dossier.facts)
    assert {fact.record.id for fact in dossier.own} <= {entity_id}
    assert all(entity_id in fact.recorded.about and fact.record.id != entity_id for fact in dossier.others)


def test_parts_have_the_ids_of_their_pages_or_their_anchors() -> None:
    dossier = fixture_site().dossier(TIDES)
    ends = {edge.object for edge in fixture_site().graph.out[TIDES] if edge.relation == "has-part"}
    below = {edge.object for edge in fixture_site().graph.out[FUND] if edge.relation == "has-part"}
    assert len(dossier.all_parts) == 9 and {node.id for node in dossier.all_parts} == ends | below
    assert [node.id for node in dossier.parts] == [node.id for node in dossier.all_parts if node in dossier.parts]
    assert {owner(node.id) for node in dossier.all_parts if "#" in node.id} == {TIDES}
    assert all(node.id == f"{TIDES}#{node.key}" for node in dossier.all_parts if not node.part.to)
    assert fixture_site().dossier(CITY).parts == fixture_site().dossier(CITY).all_parts == ()


def test_relations_leave_out_its_own_parts_and_no_others() -> None:
    site = fixture_site()
    parts = {node.id for node in site.dossier(TIDES).all_parts}
    assert parts and parts.isdisjoint(row.id for row in site.dossier(TIDES).relations)
    row = next(row for row in site.dossier(TESTING).relations if row.relation == "has-part")
    assert (row.id, row.forward, row.kind) == (f"{TIDES}#platforms", False, "programmes")


def test_a_symmetric_relation_reads_forward_from_both_ends() -> None:
    site = fixture_site()
    symmetric = {key for key, word in site.atlas.vocabulary.relations.items() if word.symmetric}
    edges = [edge for edge in site.graph.edges if edge.relation in symmetric]
    assert edges
    for edge in edges:
        for end, other in ((edge.subject, edge.object), (edge.object, edge.subject)):
            assert (edge.relation, True, other) in {(r.relation, r.forward, r.id) for r in site.dossier(end).relations}


def test_what_lies_in_a_place() -> None:
    site = fixture_site()
    assert site.dossier(CITY).ancestors == (site.record(PROVINCE),)
    assert {CITY, ZONE, "carriers/hillside-incubator", "events/spring-fair"} <= set(site.dossier(CITY).inside)
    assert PROVINCE not in site.dossier(CITY).inside
    assert set(site.dossier(CITY).inside) < set(site.dossier(PROVINCE).inside)
    assert site.dossier(FUND).inside == ()


@pytest.mark.parametrize("entity_id", _sites())
def test_inside_and_within_agree(entity_id: str) -> None:
    site = fixture_site()
    record = site.record(entity_id)
    inside = {place.id for place in site.atlas.of_kind("regions") if entity_id in site.dossier(place.id).inside}
    assert inside == {place.id for place in site.atlas.of_kind("regions") if site.places.within(record, place.id)}
    here = site.places.nearest(record)
    assert inside == ({here.id, *(above.id for above in site.dossier(here.id).ancestors)} if here else set())


def test_dates_stand_in_the_order_of_time(tmp_path: Path) -> None:
    dates = "".join(
        f"- {{what: {{zh: 开工, en: Started}}, date: {date}, printed: '{printed}', cite: linchuan-2031#p7}}\n"
        for date, printed in (("2030-03", "2030年3月"), ("../2029", "2029年"), ("2028", "2028年"))
    )
    site = _patched(tmp_path, f"dates:\n{dates}links:\n")
    dossier = site.dossier("programmes/science-voucher")
    assert [date.date for date in dossier.dates] == ["2028", "../2029", "2030-03"]


def _patched(folder: Path, new: str) -> Site:
    return make_site(open_atlas(broken(folder, {VOUCHER: ("links:\n", new)})))


def test_the_state_is_that_of_its_file(tmp_path: Path) -> None:
    state = "state: {stage: open, as_of: 2030-03, cite: linchuan-2031#p7}\n"
    found = _patched(tmp_path, f"{state}links:\n").dossier("programmes/science-voucher").state
    assert found is not None and found.as_of == "2030-03"
    assert fixture_site().dossier(FUND).state is None


def test_sources_are_those_cited_by_it_and_by_the_facts_on_its_page() -> None:
    site = fixture_site()
    told = {fact.source[0] for fact in site.dossier(FUND).others}
    assert told - set(site.sources_of[FUND]) == {"yunting-2030"}
    assert site.dossier(FUND).sources == tuple(sorted({*site.sources_of[FUND], *told}))


def test_a_mention_is_no_relation() -> None:
    site = fixture_site()
    for entity_id in site.atlas.records:
        dossier = site.dossier(entity_id)
        related = {owner(row.id) for row in dossier.relations} | {owner(node.id) for node in dossier.all_parts}
        for language in LANGUAGES:
            named = site.mentioned_in[language].get(entity_id, [])
            assert list(dossier.mentioned_in[language]) == [one for one in named if one not in related]


def test_a_fact_is_found_by_its_id() -> None:
    site = fixture_site()
    assert len(site.fact_by_id) == len(site.facts)
    assert all(site.fact_by_id[fact.id] is fact for fact in site.facts)


def _twice(folder: Path, *, own: bool) -> Site:
    """A system of which a fund is a part, with parts of its own that have no page, which the fund may have as well."""
    part = {"name": {"zh": "第一期", "en": "First phase"}, "cite": CITE}
    fund = entity("funds/seed", ("种子基金", "Seed fund")) | ({"parts": [part]} if own else {})
    inner = {"name": {"zh": "种子基金", "en": "Seed fund"}, "to": "funds/seed", "parts": [part], "cite": CITE}
    system = entity("programmes/system", ("体系", "System"), parts=[inner])
    return make_site(open_atlas(write(folder / "data", [fund, system])))


@pytest.mark.parametrize("own", (True, False))
def test_a_part_that_stands_in_two_trees_is_told_once_on_the_page_of_its_own(own: bool, tmp_path: Path) -> None:
    told = [row.id for row in _twice(tmp_path, own=own).dossier("funds/seed").relations if row.relation == "has-part"]
    assert ("programmes/system#first-phase" in told) == (not own)
    assert "programmes/system" in told


def test_a_child_that_is_a_part_is_told_once(tmp_path: Path) -> None:
    child = entity("programmes/child", ("子项", "Child"), parent="programmes/system")
    other = entity("programmes/other", ("别项", "Other"), parent="programmes/system")
    part = {"name": {"zh": "子项", "en": "Child"}, "to": "programmes/child", "cite": CITE}
    system = entity("programmes/system", ("体系", "System"), parts=[part])
    site = make_site(open_atlas(write(tmp_path / "data", [child, other, system])))
    assert [row.id for row in site.dossier("programmes/system").relations] == ["programmes/other"]
