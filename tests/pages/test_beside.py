"""What stands beside and within an entity: the same figure of other places, others like it, what lies in a place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from atlas.data.keys import fact_key
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.web.views.beside import SHOWN, SIBLINGS, alike, siblings
from atlas.web.views.lists import LONGEST as MOST
from atlas.web.views.profile import titled
from atlas.web.views.relations import relation_groups
from atlas.web.views.within import LONGEST, parts_of_place

from ..edge.made import Record, entity, fact, link
from .tiny import PLACE, SHOP, numbered, page, tiny


def _context(site: Site) -> PageContext:
    return PageContext(site, "en", "en/")


# Within a place


def _nested(**more: Any) -> list[Record]:
    """A place, a part of it without figures, a part of that with one, and a shop in the place."""
    return [
        entity(PLACE, ("乙县", "Place"), facts=[fact("tech-firms", "100家", "2029")]),
        entity("regions/zone", ("丙区", "Zone"), parent=PLACE, level="zone"),
        entity(
            "regions/park",
            ("丁园", "Park"),
            parent="regions/zone",
            level="area",
            facts=[fact("tech-firms", "30家", "2029")],
        ),
        entity(
            SHOP, ("商行", "Shop"), links=[link("located-in", PLACE)], facts=[fact("engineers", "5人", "2029")], **more
        ),
    ]


def test_what_lies_in_a_place_is_told_apart_and_the_nearest_that_has_figures(tmp_path: Path) -> None:
    site = tiny(tmp_path, *_nested())
    dossier = site.dossier(PLACE)
    assert [(one.id, len(one.facts)) for one in dossier.within] == [("regions/park", 1), (SHOP, 1)]
    assert {one.record.id for one in dossier.direct} == {PLACE}
    assert [part.id for part in parts_of_place(_context(site), dossier)] == ["regions/park", SHOP]
    body = page(site, f"{PLACE}/")
    assert '<h2 id="within">' in body and len(re.findall(r"<tr\b[^>]*>\n<th>", body)) == 1


def test_nothing_lies_in_what_is_no_place(tmp_path: Path) -> None:
    assert tiny(tmp_path, *_nested()).dossier(SHOP).within == ()


def test_a_figure_is_told_of_one_thing_within(tmp_path: Path) -> None:
    """A figure of a shop that names the zone is told with the zone, not again with the shop."""
    place, zone, park, shop = _nested()
    shop["links"], shop["facts"][0]["about"] = [link("located-in", PLACE)], ["regions/park"]
    site = tiny(tmp_path, place, zone, park, shop)
    told = [found.id for one in site.dossier(PLACE).within for found in one.facts]
    assert len(told) == len(set(told)) == 2


@pytest.mark.parametrize(("things", "shown"), [(LONGEST, LONGEST), (LONGEST + 1, LONGEST)])
def test_so_many_things_in_a_place_are_told_and_no_more(things: int, shown: int, tmp_path: Path) -> None:
    here = [link("located-in", PLACE)]
    shops = numbered("organizations", things, links=here, facts=[fact("engineers", "5人", "2029")])
    site = tiny(tmp_path, entity(PLACE, ("乙县", "Place")), *shops)
    assert len(site.dossier(PLACE).within) == things
    assert len(parts_of_place(_context(site), site.dossier(PLACE))) == shown


@pytest.mark.parametrize(("firms", "cut"), [(MOST, False), (MOST + 1, True)])
def test_firms_of_a_place_stand_by_title_and_a_long_group_leads_on(firms: int, cut: bool, tmp_path: Path) -> None:
    title = entity("honours/title", ("称号", "Title"))
    shops = numbered("organizations", firms)
    shops[0]["links"] = [link("holds", title["id"])]
    site = tiny(tmp_path, title, entity(PLACE, ("乙县", "Place")), *shops)
    records = [site.record(shop["id"]) for shop in shops]
    found = list(titled(_context(site), site.record(PLACE), records, ("holds",), ()))
    assert [group.name for group in found] == ["Title", "Company"]
    assert [len(group.rows) for group in found] == [1, min(firms - 1, MOST)]
    whole = list(titled(_context(site), site.record(PLACE), records, (), ()))
    assert [(len(group.rows), bool(group.all_path)) for group in whole] == [(MOST, cut)]


# Siblings


@pytest.mark.parametrize(
    ("other", "comparable"),
    [
        (fact("tech-firms", "30家", "2029-06"), True),
        (fact("tech-firms", "30家", "2028"), False),
        (fact("tech-firms", "30家", "2029", "target"), False),
        (fact("tech-firms", "30家", "2029", scope={"zh": "其中", "en": "Some"}), False),
    ],
    ids=["the same year", "another year", "a target", "a scope of its own"],
)
def test_a_sibling_may_be_compared_if_year_status_and_scope_agree(
    other: Record, comparable: bool, tmp_path: Path
) -> None:
    own = fact("tech-firms", "100家", "2029")
    first, second = numbered("regions", 2)
    first["facts"], second["facts"] = [own], [other]
    site = tiny(tmp_path, first, second)
    dossier = site.dossier("regions/n-01")
    [found] = siblings(_context(site), dossier, dossier.own).values()
    assert [(one.place, one.comparable) for one in found] == [("regions/n-02", comparable)]


@pytest.mark.parametrize("others", [SIBLINGS, SIBLINGS + 1])
def test_few_siblings_stand_beside_a_figure_and_those_of_one_parent_first(others: int, tmp_path: Path) -> None:
    places = numbered("regions", others + 1, facts=[fact("tech-firms", "100家", "2029")])
    above = entity("regions/above", ("丙省", "Above"), type="province", level="province")
    places[0]["parent"] = places[-1]["parent"] = above["id"]
    site = tiny(tmp_path, above, *places)
    dossier = site.dossier("regions/n-01")
    [found] = siblings(_context(site), dossier, dossier.own).values()
    assert len(found) == SIBLINGS
    assert found[0].place == places[-1]["id"]


def test_only_places_have_siblings(tmp_path: Path) -> None:
    shop = entity(SHOP, ("商行", "Shop"), facts=[fact("engineers", "5人", "2029")])
    site = tiny(tmp_path, shop)
    assert siblings(_context(site), site.dossier(SHOP), site.dossier(SHOP).own) == {}
    assert fact_key(site.dossier(SHOP).own[0].recorded) == "engineers-2029"


# Others like it


@pytest.mark.parametrize(("others", "more"), [(SHOWN, False), (SHOWN + 1, True)])
def test_others_like_it_hold_the_same_title_or_stand_in_the_same_place(others: int, more: bool, tmp_path: Path) -> None:
    title = entity("honours/title", ("称号", "Title"))
    firms = numbered("organizations", others, links=[link("holds", title["id"]), link("located-in", PLACE)])
    own = entity(SHOP, ("商行", "Shop"), links=[link("holds", title["id"]), link("located-in", PLACE)])
    site = tiny(tmp_path, title, entity(PLACE, ("乙县", "Place")), own, *firms)
    found = alike(_context(site), site.dossier(SHOP))
    assert [(one.shared, len(one.ids), one.more) for one in found] == [
        (title["id"], SHOWN, more),
        (PLACE, SHOWN, more),
    ]
    assert all(SHOP not in one.ids for one in found)


def test_who_shares_nothing_has_no_others_like_it(tmp_path: Path) -> None:
    site = tiny(tmp_path, entity(SHOP, ("商行", "Shop")), *numbered("organizations", 2))
    assert alike(_context(site), site.dossier(SHOP)) == []


# Relations


def test_two_relations_of_the_same_two_are_said_once(tmp_path: Path) -> None:
    fair = entity("events/fair", ("会", "Fair"))
    shop = entity(SHOP, ("商行", "Shop"), links=[link("cooperates-with", fair["id"]), link("produces", fair["id"])])
    site = tiny(tmp_path, shop, fair)
    [group] = relation_groups(_context(site), site.dossier(SHOP).relations)
    assert group.name == "produces; cooperates with" or group.name == "cooperates with; produces"
    assert [one.id for one in group.rows] == [fair["id"]] and len(group.rows[0].rows) == 2


def test_a_link_says_its_status_and_whose_word_it_is(tmp_path: Path) -> None:
    fair = entity("events/fair", ("会", "Fair"))
    why = {"zh": "按名称", "en": "By its name"}
    links = [link("cooperates-with", fair["id"], status="planned", basis="atlas", why=why)]
    body = page(tiny(tmp_path, entity(SHOP, ("商行", "Shop"), links=links), fair), f"{SHOP}/")
    assert '<span class="state state--planned">planned</span>' in body
    assert "By its name" in body and "‡ our classification" in body


def test_the_state_of_a_thing_stands_at_its_head_and_beside_its_name(tmp_path: Path) -> None:
    state = {"stage": "signed", "as_of": "2029", "cite": "wuyin-2030#p1"}
    fund = entity("funds/fund", ("基金", "Fund"), state=state)
    shop = entity(SHOP, ("商行", "Shop"), links=[link("cooperates-with", fund["id"])])
    site = tiny(tmp_path, shop, fund)
    badge = '<span class="state state--signed">agreed</span>'
    assert badge in page(site, "funds/fund/") and badge in page(site, f"{SHOP}/")
