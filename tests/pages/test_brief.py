"""A place on one sheet: which places have one, and that it is cut where it would grow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atlas.site.page import PageContext
from atlas.web.views.brief import INSIDE, NAMES, Brief
from atlas.web.views.entity import entity_view

from ..edge.made import Record, entity, fact, link
from ..fixture.support import fixture_site
from .tiny import PLACE, SHOP, measured, numbered, page, section, tiny


def _brief(folder: Path, *records: Record) -> Brief | None:
    site = tiny(folder, *records)
    return entity_view(PageContext(site, "en", f"en/{PLACE}/"), site.dossier(PLACE)).brief


def _place(**more: Any) -> Record:
    return entity(PLACE, ("乙县", "Place"), **more)


def test_a_place_without_figures_has_none_and_what_is_no_place_has_none(tmp_path: Path) -> None:
    shop = entity(SHOP, ("甲店", "Shop"), facts=measured(3))
    site = tiny(tmp_path, _place(links=[link("cooperates-with", SHOP)]), shop)
    assert 'id="brief"' not in page(site, f"{PLACE}/") + page(site, f"{SHOP}/")


def test_figures_of_what_lies_in_a_place_are_enough(tmp_path: Path) -> None:
    firms = numbered("organizations", INSIDE + 1, links=[link("located-in", PLACE)], facts=measured(1))
    found = _brief(tmp_path, _place(), *firms)
    assert found and found.facts == []
    assert [len(part.rows) for part in found.parts if part.title.startswith("Places and bodies")] == [INSIDE]


@pytest.mark.parametrize(("firms", "more"), [(NAMES, False), (NAMES + 1, True)])
def test_names_are_cut_and_the_cut_is_said(firms: int, more: bool, tmp_path: Path) -> None:
    there = numbered("organizations", firms, links=[link("located-in", PLACE)])
    site = tiny(tmp_path, _place(facts=measured(1)), *there)
    body = section(page(site, f"{PLACE}/"), '<section class="brief"', "</section>")
    assert body.count('href="../../organizations/') == NAMES
    assert ("and others" in body) == more


def test_each_figure_at_its_head_has_date_and_source_and_an_aim_stands_apart(tmp_path: Path) -> None:
    aim = fact("exports", "90万美元", "2035", "target")
    body = page(tiny(tmp_path, _place(facts=[*measured(2), aim])), f"{PLACE}/")
    head = section(body, '<ul class="brief-facts">', "</ul>")
    assert head.count("<li>") == head.count('class="date"') == head.count('class="cite"') == 3
    assert "Targets and plans" in section(body, '<dl class="brief-parts">', "</dl>")


def test_it_leads_back_and_is_reached_from_the_head_of_the_page() -> None:
    site = fixture_site()
    body = page(site, "regions/yunting/")
    assert 'href="#brief"' in section(body, '<header class="entity-head">', "</header>")
    assert 'href="#"' in section(body, 'id="brief"', "</section>")
