"""Each picture says what the data say: all of it, nothing else, and the same beside it in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from atlas.data.graph import Edge, owner
from atlas.data.model.pictures import Ladder
from atlas.data.vocabulary import HAS_PART
from atlas.pictures.aims import aims
from atlas.pictures.chain import chain
from atlas.pictures.geography import crosses, sheets
from atlas.pictures.labels import APART, Box, Place, apart, labels
from atlas.pictures.ladder import ladders, ladders_of_all, staircases
from atlas.pictures.money import FEWEST, Axis, money
from atlas.pictures.schematic import map_of, map_of_all
from atlas.pictures.stages import MOST_COUNTED, Stage, Staircase, wide
from atlas.pictures.svg import NARROW, SIZE, ems
from atlas.pictures.ties import Tie, merged, positions, ties
from atlas.pictures.timeline import timeline
from atlas.pictures.tree import structure
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import LANGUAGES, Language
from atlas.text.quantity import Number

from ..fixture.support import Patches, real_data
from ..pictures.made import (
    CITE,
    LADDERS,
    context,
    drawings,
    entity,
    everything,
    fact,
    full_site,
    links,
    made,
    markup_of,
    text,
    tree,
    unbroken,
    words_in,
)
from ..pictures.made import link as made_link

ONE_PLACE: Patches = {"regions/yunting-high-tech-zone.yml": ("coordinates: {lat: 31.52, lon: 120.3}\n", "")}

both_languages = pytest.mark.parametrize("language", LANGUAGES)


# The structure of a system


@both_languages
def test_the_tree_holds_every_part_once(language: Language) -> None:
    site = real_data()
    for record in site.atlas.records.values():
        markup = markup_of(structure, site, language, record.id)
        parts = site.dossier(record.id).all_parts
        assert bool(markup) == bool(parts)
        for drawing in drawings(markup) if markup else ():
            assert len(links(drawing)) == len(parts), record.id
            said, c = words_in(drawing), context(site, language, record.id)
            assert [node.id for node in parts if unbroken(c.s(node.part.name)) not in said] == [], record.id


def _system(tmp_path: Path, parts: Sequence[dict[str, Any]]) -> str:
    site = made(tmp_path, dict([entity("programmes/a-system", "一个体系", "A system", parts=list(parts))]))
    return markup_of(structure, site, "en", "programmes/a-system")


def _part(name: str, parts: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    return {"name": text("部分", name), "cite": CITE, "key": name.lower().replace(" ", "-"), "parts": list(parts)}


def test_trees_of_any_shape_are_drawn(tmp_path: Path) -> None:
    deep: list[dict[str, Any]] = []
    for n in range(8):
        deep = [_part(f"level {n}", deep)]
    shapes = {
        "one": [_part("alone")],
        "wide": [_part(f"part {n}") for n in range(60)],
        "deep": deep,
        "long": [_part(" ".join(["word"] * 60)), _part("x" * 200)],
    }
    for name, parts in shapes.items():
        markup = _system(tmp_path / name, parts)
        for drawing in drawings(markup):
            assert len(links(drawing)) == len(list(tree(markup).iter("a"))) / 2
            assert all(href.startswith("#part-") for href in links(drawing))


# The map


def _map_of_all(site: Site, language: Language = "en") -> list[Any]:
    return drawings(str(map_of_all(PageContext(site, language, f"{language}/"))))


@both_languages
def test_every_place_with_coordinates_is_a_dot_or_hidden_by_one(language: Language) -> None:
    """On the map of all, each dot in the closest window that holds it; one that is left out is as near as a dot is
    wide.
    """
    site, c = real_data(), PageContext(real_data(), language, f"{language}/")
    closer, wide = sheets(site)
    delta, country = _map_of_all(site, language)
    for place, point in positions(site).items():
        sheet, drawing, other = (closer, delta, country) if closer.holds(point) else (wide, country, delta)
        assert c.href(place) not in links(other), place
        x, y = sheet.spot(point)
        dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawing.iter("circle")]
        near = any(max(abs(x - dot[0]), abs(y - dot[1])) <= APART for dot in dots)
        assert c.href(place) in links(drawing) or near, place


@both_languages
def test_each_dot_of_a_map_has_one_name(language: Language) -> None:
    site = real_data()
    for place in positions(site):
        for drawing in drawings(markup_of(map_of, site, language, place)):
            named = [a for a in drawing.iter("a") if "area" not in a.attrib["class"]]
            assert all(len(list(a.iter("circle"))) == len(list(a.iter("text"))) == 1 for a in named)
            spots = [(a.find("circle").attrib["cx"], a.find("circle").attrib["cy"]) for a in named]  # type: ignore[union-attr]
            assert len(spots) == len(set(spots)) >= 1, place


@both_languages
def test_names_on_the_map_do_not_collide(language: Language) -> None:
    c = PageContext(real_data(), language, f"{language}/")
    for window in sheets(c.site):
        shown = {place: point for place, point in positions(c.site).items() if window.holds(point)}
        places = {Place(place, c.name(place), *window.spot(point), 1) for place, point in shown.items()}
        dots = tuple(dict.fromkeys(apart(places).values()))
        placed = labels(dots, (), NARROW, window.height)
        boxes = [one.box for one in placed]
        assert len(placed) == len(dots) > 4
        assert all(first.overlap(second) < 4 for n, first in enumerate(boxes) for second in boxes[:n])
        assert all(box.left >= 0 and box.top >= 0 for box in boxes)
        assert all(box.right <= NARROW and box.bottom <= window.height for box in boxes)


@pytest.mark.parametrize(("gap", "dots"), [(APART - 0.1, 1), (APART, 2)])
def test_dots_that_are_too_near_are_one(gap: float, dots: int) -> None:
    city, zone = Place("city", "City", 50, 50, 1), Place("zone", "Zone", 50 + gap, 50, 2)
    stand = apart([zone, city])
    assert stand["city"] == city and len(set(stand.values())) == dots
    assert stand["zone"] == (city if dots == 1 else zone)


def test_two_hundred_places_are_drawn_in_time() -> None:
    crowd = tuple(Place(f"p{n}", f"Place {n}", (n * 37) % NARROW, (n * 91) % 400, 1) for n in range(200))
    assert len(labels(crowd, (), NARROW, 400)) == 200


def test_boxes_overlap_by_their_common_area() -> None:
    assert Box(0, 0, 4, 4).overlap(Box(2, 3, 9, 9)) == 2
    assert Box(0, 0, 4, 4).overlap(Box(4, 0, 9, 9)) == 0


def test_ties_come_from_the_links() -> None:
    """Across the Yangtze: Nantong with Shanghai and southern Jiangsu; every link of a tie joins its two places."""
    drawn = real_data().atlas.pictures.map
    assert drawn
    found = {frozenset((tie.first, tie.second)): tie for tie in ties(real_data())}
    for ends in (("nantong", "shanghai"), ("nantong", "southern-jiangsu"), ("haimen", "shanghai")):
        pair = [f"regions/{end}" for end in ends]
        tie = found[frozenset(pair)]
        assert tie.edges
        assert crosses(drawn, *(positions(real_data())[end] for end in pair))
    assert not crosses(drawn, *(positions(real_data())[end] for end in ("regions/suzhou", "regions/shanghai")))
    assert not any(edge.relation == HAS_PART for tie in found.values() for edge in tie.edges)


def _edge(subject: str, relation: str, told: str, status: Any = "actual") -> Edge:
    return Edge(subject, relation, told, status=status)


def test_a_tie_counts_what_it_is_about_once() -> None:
    """A park three times by three relations is one, a firm in a project by two is one, an agreement is one."""
    firm, park = "organizations/firm", "carriers/park"
    edges = [_edge(firm, relation, park) for relation in ("develops", "operates", "invests-in")]
    edges += [_edge(firm, relation, "projects/plant") for relation in ("invests-in", "participates-in")]
    edges += [_edge(park, "serves", "projects/plant"), _edge("regions/a", "cooperates-with", "regions/b")]
    found = Tie("regions/a", "regions/b", tuple(edges)).things
    assert {about: len(some) for about, some in found.items()} == {
        (park,): 3,
        ("projects/plant",): 3,
        ("regions/a", "regions/b"): 1,
    }


def test_ties_of_one_dot_are_merged() -> None:
    """The zone stands in its city's dot: its project with the capital is the city's, and none joins the two."""
    some = [
        Tie("capital", "zone", (_edge("organizations/x", "operates", "carriers/one"),)),
        Tie("capital", "city", (_edge("organizations/x", "operates", "carriers/two"),)),
        Tie("city", "zone", (_edge("organizations/x", "operates", "carriers/three"),)),
    ]
    [tie] = merged(some, {"capital": "capital", "city": "city", "zone": "city"})
    assert (tie.first, tie.second) == ("capital", "city") and len(tie.things) == 2


def test_what_is_only_sought_is_dashed_and_said() -> None:
    markup = markup_of(map_of, real_data(), "en", "regions/haimen")
    arcs = [group for group in tree(markup).iter("g") if "tie" in group.attrib["class"].split()]
    sought = [arc for arc in arcs if "sought" in arc.attrib["class"]]
    assert len(sought) == 1 and "Suzhou" in words_in(sought[0])
    assert "(sought)" in words_in(tree(markup)) and "(planned)" in words_in(tree(markup))


def test_a_place_is_set_off_on_its_own_map_and_others_have_none() -> None:
    markup = markup_of(map_of, real_data(), "en", "regions/haimen")
    here = [a for a in tree(markup).iter("a") if "here" in a.attrib.get("class", "").split()]
    assert [a.attrib["href"] for a in here] == ["./"]
    assert "fig-beside" in markup and "Natural Earth" in markup
    assert markup_of(map_of, real_data(), "en", "regions/united-states") == ""
    assert "no coordinates recorded" in str(map_of_all(PageContext(real_data(), "en", "en/")))


def test_the_window_of_a_page_holds_its_places_and_says_where_it_lies() -> None:
    """Every place of the atlas: its own window, no wider than that of the map, with a small map of where it lies unless
    it is as wide as that.
    """
    site = real_data()
    for place in positions(site):
        drawing = tree(markup_of(map_of, site, "en", place)).find(".//svg")
        assert drawing is not None
        c = context(site, "en", place)
        assert c.href(place) in links(drawing), place
        small = [one for one in drawing.iter("g") if one.attrib.get("class") == "locator"]
        assert len(small) == (drawing.attrib["class"] != "panel panel-country"), place
        assert 0.5 < float(drawing.attrib["height"]) / NARROW < 1.02


def test_a_window_around_points_stays_in_the_one_it_lies_in() -> None:
    outer = sheets(real_data())[0]
    edges = outer.window
    for point in ((edges.south + 0.01, edges.east - 0.01), (edges.north - 0.01, edges.west + 0.01), (31.5, 120.5)):
        window = outer.framed([point]).window
        assert edges.south <= window.south < point[0] < window.north <= edges.north + 1e-9
        assert edges.west <= window.west < point[1] < window.east <= edges.east + 1e-9


def test_names_of_waters_stay_on_the_sheet() -> None:
    for drawing in _map_of_all(real_data()):
        names = [one for one in drawing.iter("text") if one.attrib.get("class") == "water-name"]
        ends = [float(one.attrib["x"]) + ems(one.text or "") * SIZE for one in names]
        assert len(names) > 3 and all(end < NARROW for end in ends)


@pytest.mark.parametrize(("patches", "windows"), [({}, ["bay"]), (ONE_PLACE, ["land"])])
def test_a_closer_window_is_drawn_from_two_places_on(patches: Patches, windows: list[str], tmp_path: Path) -> None:
    """The widest one is drawn if it has a place that no closer one shows."""
    site = made(tmp_path, patches)
    found = _map_of_all(site)
    assert [one.attrib["aria-labelledby"] for one in found] == [f"fig-map-{name}-t" for name in windows]


def test_windows_may_be_nested_deeper(tmp_path: Path) -> None:
    """Each place stands in the closest window that holds it, and a closer window is a frame in each wider one."""
    port = "    port: {title: {zh: 港口, en: Port}, south: 31, west: 120, north: 31.6, east: 120.4}\n"
    places = [
        entity("regions/haiwan", "海湾市", "Haiwan", level="prefecture", coordinates={"lat": 31, "lon": 121}),
        entity("regions/yuanfang", "远方市", "Yuanfang", level="prefecture", coordinates={"lat": 29, "lon": 110}),
        entity("regions/daoyu", "岛屿市", "Daoyu", level="prefecture", coordinates={"lat": 32, "lon": 121}),
    ]
    site = made(tmp_path, dict(places) | {"pictures.yml": ("  windows:\n", f"  windows:\n{port}")})
    c = PageContext(site, "en", "en/")
    panels = _map_of_all(site)
    slugs = "yunting", "yunting-high-tech-zone", "haiwan", "daoyu", "yuanfang"
    shown = [[slug for slug in slugs if c.href(f"regions/{slug}") in links(panel)] for panel in panels]
    assert shown == [["yunting", "yunting-high-tech-zone"], ["haiwan", "daoyu"], ["yuanfang"]]
    frames = [[box.attrib["class"] for box in panel.iter("rect")].count("frame") for panel in panels]
    assert frames == [0, 1, 2]


def test_without_a_dividing_line_no_tie_crosses_it() -> None:
    drawn = full_site().atlas.pictures.map
    assert drawn and crosses(drawn, (31.2, 121.4), (32.5, 112)) != crosses(drawn, (31.2, 121.4), (31.2, 121.5))
    assert not crosses(drawn.model_copy(update={"divide": None}), (31.2, 121.4), (32.5, 112))


def test_every_window_of_this_atlas_has_land_with_its_source() -> None:
    atlas = real_data().atlas
    assert atlas.pictures.map and set(atlas.coast.land) == set(atlas.pictures.map.windows)
    assert atlas.coast.source and atlas.coast.package and atlas.coast.sha256 and len(atlas.coast.sha256) == 64
    for key, window in atlas.pictures.map.windows.items():
        lats = [point[0] for ring in atlas.coast.rings[key] for point in ring]
        assert min(lats) > window.south - 2 and max(lats) < window.north + 2


# Chains


@both_languages
def test_a_chain_names_its_segments_and_members_also_in_its_table(language: Language) -> None:
    site, c = full_site(), context(full_site(), language, "clusters/long-chain")
    markup = markup_of(chain, site, language, "clusters/long-chain")
    wanted = {
        c.href("clusters/segment-a"),
        c.href("clusters/segment-b"),
        c.href("organizations/harbour-motors"),
    }
    for drawing in drawings(markup):
        assert set(links(drawing)) == wanted
        assert ("资料未记录" if language == "zh" else "nonerecorded") in words_in(drawing)
    table = tree(markup).find(".//table")
    assert table is not None and set(links(table)) == wanted
    assert markup_of(chain, site, language, "clusters/precision-optics") == ""


def test_no_chain_is_silent_of_what_its_page_tells() -> None:
    """Where a segment of a chain is empty nobody stands in it by any link, or on the chain of a place nobody there."""
    site, seen = real_data(), 0
    drawn = site.atlas.pictures.chain
    assert drawn
    for record in site.atlas.of_kind("clusters"):
        c, here = context(site, "en", record.id), site.place(record)
        table = tree(markup_of(chain, site, "en", record.id)).find(".//table")
        for row in table.iter("tr") if table is not None else ():
            if c.t("fig-chain-gap") in words_in(row).replace("nonerecorded", "none recorded"):
                [end] = [one for one in site.atlas.records if c.href(one) in links(row)]
                near = [site.record(edge.subject) for edge in site.graph.into.get(end, ()) if edge.status != "sought"]
                near = [one for one in near if one.kind in drawn.kinds and one.id not in (record.id, end)]
                near = [one for one in near if end not in {node.id for node in site.dossier(one.id).all_parts}]
                assert [one.id for one in near if here is None or site.places.within(one, here.id)] == [], (
                    record.id,
                    end,
                )
                seen += 1
    assert seen


# Ladders


@both_languages
def test_what_is_not_reported_is_a_gap_and_no_zero(language: Language) -> None:
    gap = "资料未提及" if language == "zh" else "sources silent"
    together = "合并统计" if language == "zh" else "counted together"
    markup = markup_of(ladders, full_site(), language, "regions/haiwan")
    stages = sum(len(stages) for stages in LADDERS.values())
    counted, spanned = 4, 3  # SMEs, high-tech enterprises, little giants, makerspaces; gazelles and unicorns together
    assert markup.count(f">{gap}<") == 2 * (stages - counted - spanned)
    assert markup.count(f">{together}") == 2 * spanned
    assert not re.search(r">\s*0\s*<", markup)
    for page in ("regions/yuanfang", "organizations/harbour-motors"):
        assert markup_of(ladders, full_site(), language, page) == ""


def _climber(slug: str, *more: Any) -> tuple[str, tuple[None, str]]:
    return entity(
        f"organizations/{slug}", f"企业{slug}", f"Firm {slug}", links=[made_link("located-in", "regions/haiwan"), *more]
    )


def test_who_holds_a_title_stands_at_its_stage(tmp_path: Path) -> None:
    """Where nothing is counted: a holder, one that is planned to be, and no one who seeks it or lies elsewhere."""
    unicorn = "honours/potential-unicorn"
    firms = [
        _climber("holder", made_link("holds", unicorn)),
        _climber("planner", made_link("holds", unicorn) | {"status": "planned"}),
        _climber("seeker", made_link("holds", unicorn) | {"status": "sought"}),
        entity("organizations/stranger", "外企", "Stranger", links=[made_link("holds", unicorn)]),
    ]
    counts = [fact("tech-sme", "7家")]
    place = entity("regions/haiwan", "海湾市", "Haiwan", level="prefecture", facts=counts)
    site = made(tmp_path, everything() | dict([*firms, place]))
    for drawing in drawings(markup_of(ladders, site, "en", "regions/haiwan"))[:2]:
        said = words_in(drawing)
        assert "Firmholder" in said and "Firmplanner(planned)" in said
        assert "Firmseeker" not in said and "Stranger" not in said
    assert "Stranger" in words_in(drawings(markup_of(ladders, site, "en", unicorn))[0])


def test_a_stage_that_a_programme_names_is_not_silent(tmp_path: Path) -> None:
    place = entity("regions/haiwan", "海湾市", "Haiwan", level="prefecture", facts=[fact("tech-sme", "7家")])
    aim = entity(
        "programmes/a-system",
        "一个体系",
        "A system",
        links=[made_link("located-in", "regions/haiwan"), made_link("applies", "honours/unicorn")],
    )
    site = made(tmp_path, everything() | dict([place, aim]))
    said = words_in(drawings(markup_of(ladders, site, "en", "regions/haiwan"))[0])
    assert said.count("named,nocount") == 1 and said.count("sourcessilent") == 3


@pytest.mark.parametrize(("holders", "shown"), [(5, 5), (6, 4)])
def test_a_stage_names_five_at_most(holders: int, shown: int, tmp_path: Path) -> None:
    firms = [_climber(f"h{n}", made_link("holds", "honours/unicorn")) for n in range(holders)]
    place = entity("regions/haiwan", "海湾市", "Haiwan", level="prefecture", facts=[fact("tech-sme", "7家")])
    site = made(tmp_path, everything() | dict([place, *firms]))
    said = words_in(drawings(markup_of(ladders, site, "en", "regions/haiwan"))[0])
    assert said.count("Firmh") == shown and ("and2more" in said) == (holders > 5)


def test_no_ladder_is_silent_of_what_its_page_tells() -> None:
    """On every page with a ladder: where a stage is silent nobody holds its title and nothing is of its type, there or
    linked to it; on the page of a stage nowhere.
    """
    site, seen = real_data(), 0
    gap = context(site, "en", "regions/haimen").t("fig-gap")
    for record in site.atlas.records.values():
        for stairs in staircases(context(site, "en", record.id), site.dossier(record.id)):
            ladder = site.atlas.pictures.ladders[stairs.name]
            is_stage = any(record.id in stage.entities for stage in ladder.stages)
            place = None if is_stage else site.places.nearest(record)
            for number, said in enumerate(stairs.stages):
                if said.gap == gap and not said.facts and not said.members:
                    near = [] if is_stage else [record.id, *([place.id] if place else [])]
                    assert _tied(site, near, ladder, number) == [], (record.id, stairs.name, number)
                    seen += 1
    assert seen


def _tied(site: Site, near: Sequence[str], ladder: Ladder, number: int) -> list[str]:
    """Whatever has the title of a stage or is of its type, in or linked to one of these; everywhere without any."""
    stage = ladder.stages[number]
    of_type = {(one.kind, one.type) for one in stage.types}
    found = []
    for record in site.atlas.records.values():
        own = site.graph.out.get(record.id, ())
        ends = {
            owner(end) for edge in (*own, *site.graph.into.get(record.id, ())) for end in (edge.object, edge.subject)
        }
        is_tied = not near or any(site.places.within(record, one) or one in ends for one in near)
        titled = any(e.relation == "holds" and e.object in stage.entities and e.status != "sought" for e in own)
        if is_tied and (titled or (record.kind, record.entity.type) in of_type):
            found.append(record.id)
    return found


def test_a_system_counts_what_lies_in_its_place() -> None:
    """The ladder of a programme of Wuxi does not count the firms of Haimen."""
    markup = markup_of(ladders, real_data(), "en", "programmes/wuxi-ic-cluster-building")
    assert "Haimen" not in markup and "Nantong" not in markup


def amount(fact: ResolvedFact) -> Number:
    """The number of a figure that has one."""
    assert fact.quantity
    return fact.quantity.value


def is_count(fact: ResolvedFact, indicator: str) -> bool:
    """Whether a figure is an actual one of an indicator."""
    return fact.recorded.indicator == indicator and fact.recorded.status == "actual"


@pytest.mark.parametrize("more", (1, 2))
def test_a_stage_says_how_many_more_only_where_it_saves_room(more: int) -> None:
    site = real_data()
    c = context(site, "en", "honours/high-tech-enterprise")
    facts = site.facts_by_indicator["high-tech-enterprises"][: MOST_COUNTED + more]
    assert len(facts) == MOST_COUNTED + more
    stage = Stage("Stage", "#", False, False, facts, "#all", [], "")
    markup = wide(c, Staircase("one", "One", [stage], [], False, "")).body
    assert markup.count('class="count"') == (MOST_COUNTED if more > 1 else MOST_COUNTED + more)
    assert ("#all" in markup) == (more > 1)


@both_languages
def test_the_ladder_of_an_honour_shows_every_count_with_place_date_and_scope(language: Language) -> None:
    """The picture draws the counts that tell most, says how many more there are and where; its table holds them all."""
    site = real_data()
    c = context(site, language, "honours/high-tech-enterprise")
    markup = markup_of(ladders, site, language, "honours/high-tech-enterprise")
    counts = site.atlas.pictures.ladders["growth"].stages[1].indicators
    values = [value for value in site.facts if value.recorded.indicator in counts]
    assert len(values) > MOST_COUNTED + 1
    table = tree(markup).find(".//table")
    assert table is not None
    for value in values:
        assert c.href_fact(value) in links(table)
        assert unbroken(c.shown(value)) in words_in(table)
        assert unbroken(c.period(value.recorded.as_of)) in words_in(table)
    for drawing in drawings(markup):
        drawn = [value for value in values if c.href_fact(value) in links(drawing)]
        assert len(drawn) == MOST_COUNTED
        assert {value.recorded.indicator for value in drawn} == {counts[0]}
        assert max(drawn, key=amount) == max((value for value in values if is_count(value, counts[0])), key=amount)
        assert unbroken(c.t("fig-near-rest", n=len(values) - MOST_COUNTED)) in words_in(drawing)
        assert c.href_indicator(counts[0]) in links(drawing)
    assert sum("here" in box.attrib["class"] for box in tree(markup).iter("rect")) == 2


def test_an_arrow_is_whole_only_where_the_data_say_so() -> None:
    markup = str(ladders_of_all(PageContext(real_data(), "en", "en/honours/"), "honours"))
    growth = drawings(markup)[1]
    lines = [path for path in growth.iter("path") if path.attrib["class"].startswith("wire")]
    arrows = [path.attrib["class"] for path in lines if "l4 3" not in path.attrib["d"]]
    assert arrows[:4] == ["wire guess", "wire guess", "wire", "wire"]
    assert ladders_of_all(PageContext(real_data(), "en", "en/terms/"), "terms") == ""


# Money and aims


@both_languages
def test_money_keeps_statuses_and_currencies_apart(language: Language) -> None:
    markup = markup_of(money, full_site(), language, "regions/haiwan")
    for drawing in drawings(markup):
        grounds = [
            box.attrib["class"] for box in drawing.iter("rect") if box.attrib.get("class", "").startswith("ground")
        ]
        assert grounds == [
            "ground ground-actual",
            "ground ground-target",
            "ground ground-planned",
            "ground ground-forecast",
        ]
        assert len(links(drawing)) == 5
        assert ("对数刻度" if language == "zh" else "logarithmicscale") in words_in(drawing)
        assert ("从零起" if language == "zh" else "fromzero") in words_in(drawing)


@both_languages
def test_the_picture_of_money_holds_every_amount_of_its_page(language: Language) -> None:
    site, seen = real_data(), 0
    for record in site.atlas.records.values():
        found = [one for one in site.facts_of.get(record.id, ()) if one.indicator.group == "money" and one.quantity]
        amounts = [one for one in found if one.number.unit.currency and one.number.value > 0]
        drawn = drawings(markup_of(money, site, language, record.id) or "")
        assert [len(links(drawing)) for drawing in drawn] == [len(amounts)] * len(drawn)
        assert bool(drawn) == (len(amounts) >= FEWEST), record.id
        seen += bool(drawn)
    assert seen


def test_axes_are_honest() -> None:
    linear, log = Axis(0, 60, False, 100, 400), Axis(1e6, 1e9, True, 100, 400)
    assert linear.at(0) == 100 and linear.at(30) == 250 and linear.at(60) == 400
    assert log.at(1e6) == 100 and round(log.at(1e7)) == 200 and round(log.at(1e9)) == 400
    assert linear.ticks() == [0, 20, 40, 60] and log.ticks() == [1e6, 1e7, 1e8, 1e9]
    assert Axis(0, 0, False, 100, 400).ticks() == []


def test_aims_stand_on_one_scale_with_actual_figures_of_the_same_measure_only() -> None:
    for drawing in drawings(markup_of(aims, real_data(), "en", "regions/haian")):
        said = words_in(drawing)
        assert "Netincreaseinhigh-techenterprises" in said and "2022·actual" in said and "2023·target" in said
        assert len(links(drawing)) == 3  # the measure, what was, what is aimed at
    shown = [words_in(drawing) for drawing in drawings(markup_of(aims, full_site(), "en", "regions/haiwan"))]
    assert all("30%" not in words and "5%" not in words for words in shown)  # nothing reported beside them
    assert markup_of(aims, full_site(), "en", "regions/yuanfang") == ""


@pytest.mark.parametrize(
    ("first", "second", "drawn"),
    [(None, None, True), ("city", None, True), ("city", "city", True), ("city", "belt", False)],
)
def test_an_aim_of_another_scope_is_no_aim_of_a_figure(
    tmp_path: Path, first: str | None, second: str | None, drawn: bool
) -> None:
    scopes: list[dict[str, Any]] = [{"scope": text("范围", one)} if one else {} for one in (first, second)]
    facts = [fact("tech-firms", "10家", "2029", **scopes[0]), fact("tech-firms", "20家", "2035", "target", **scopes[1])]
    place = entity("regions/yuanfang", "远方市", "Yuanfang", level="prefecture", facts=facts)
    assert bool(markup_of(aims, made(tmp_path, everything() | dict([place])), "en", "regions/yuanfang")) == drawn


@pytest.mark.parametrize(("count", "drawn"), [(0, False), (1, False), (2, False), (3, True), (40, True)])
def test_no_figure_one_figure_forty_figures(tmp_path: Path, count: int, drawn: bool) -> None:
    scopes = [text(f"第{n}项", f"Item {n} {'of a very long name ' * 9}") for n in range(count)]
    facts = [fact("loans", f"{n + 1}亿元", key=f"loan-{n}", scope=scope) for n, scope in enumerate(scopes)]
    site = made(
        tmp_path,
        everything() | dict([entity("regions/yuanfang", "远方市", "Yuanfang", level="prefecture", facts=facts)]),
    )
    markup = markup_of(money, site, "en", "regions/yuanfang")
    assert bool(markup) == drawn
    assert [len(links(drawing)) for drawing in (drawings(markup) if markup else ())] == ([count] * 2 if drawn else [])


# What goes along with a picture that is taken away


@both_languages
def test_a_picture_names_the_sources_of_what_it_draws(language: Language) -> None:
    site = real_data()
    c = context(site, language, "regions/haian")
    drawn = {ladders: "haian-2023", money: "nantong-en-haian-2022-06", timeline: "haian-2023"}
    for picture, name in drawn.items():
        for figure in tree(markup_of(picture, site, language, "regions/haian")).iter("figure"):
            assert c.s(site.atlas.sources[name].title) in figure.attrib["data-source"], picture
    assert "data-source" in markup_of(structure, site, language, "programmes/haian-2234")
