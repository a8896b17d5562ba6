"""What holds for every picture, of the made atlas and of the real data."""

from __future__ import annotations

import ast
import gzip
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from atlas.pictures import entity_pictures, home_pictures, kind_pictures, svg
from atlas.pictures.timeline import MOST, Dated, _picture
from atlas.site.page import PageContext
from atlas.site.urls import entity_path
from atlas.text.han import HAN
from atlas.web.pages import pages, split

from ..fixture.support import fixture_site, real_data
from .made import all_pictures, context, drawings, full_site, links, pictures, tree

NAMES = {"map", "structure", "chain", "ladder", "stages", "money", "aims", "timeline"}
MEASURES = {"x", "y", "dx", "dy", "width", "height", "rx", "cx", "cy", "r", "d", "viewBox", "transform", "stroke-width"}
BUDGET = 20 * 1024  # bytes of the pictures of one page, compressed
PACKAGE = Path(svg.__file__).parent
both_atlases = pytest.mark.parametrize("which", ["full", "real"])


def _site(which: str):  # type: ignore[no-untyped-def]
    return full_site() if which == "full" else real_data()


def test_every_sort_of_picture_is_drawn() -> None:
    assert {name for _, name, _ in all_pictures("full")} == NAMES
    assert {name for _, name, _ in all_pictures("real")} <= NAMES


@both_atlases
def test_pictures_are_well_formed_and_named(which: str) -> None:
    for page, name, markup in all_pictures(which):
        found = drawings(markup)
        assert found, (page, name)
        ids = [element.attrib["id"] for element in tree(markup).iter() if "id" in element.attrib]
        assert len(ids) == len(set(ids)), (page, name)
        for drawing in found:
            title, desc = drawing.find("title"), drawing.find("desc")
            assert title is not None and title.text and title.attrib["id"] == drawing.attrib["aria-labelledby"]
            assert desc is not None and desc.text and desc.attrib["id"] == drawing.attrib["aria-describedby"]
            assert drawing.attrib["role"] == "group"


@both_atlases
def test_nothing_is_drawn_outside_or_upside_down(which: str) -> None:
    """Heights are positive, widths those of the two layouts, no coordinate is negative by much or not a number."""
    for page, name, markup in all_pictures(which):
        for drawing in drawings(markup):
            assert not [told for told in _measures(drawing) if re.search("nan|inf", told)], (page, name)
            _, _, width, height = map(float, drawing.attrib["viewBox"].split())
            assert width in (svg.NARROW, svg.WIDE) and height > 10
            for box in drawing.iter("rect"):
                assert float(box.attrib["width"]) > 0 and float(box.attrib["height"]) > 0, (page, name)
            for words in drawing.iter("text"):
                assert -1 <= float(words.attrib["x"]) <= width + 1 and 0 < float(words.attrib["y"]) <= height, (
                    page,
                    name,
                    words.text,
                )


def _measures(drawing: ET.Element) -> list[str]:
    """Every coordinate, size and line of a drawing, and no address or name."""
    return [told for element in drawing.iter() for key, told in element.attrib.items() if key in MEASURES]


def test_a_measure_that_is_no_number_is_found() -> None:
    """An address may hold the letters of one."""
    drawing = ET.fromstring('<svg><a href="#part-of-inf-nan"><path d="M0 nanH3"/></a></svg>')
    assert _measures(drawing) == ["M0 nanH3"]


@both_atlases
def test_links_have_names_and_lead_to_pages(which: str) -> None:
    made = pages(_site(which))
    ids: dict[str, set[str]] = defaultdict(set)
    for uri, text in made.items():
        ids[uri] = set(re.findall(r'\bid="([^"]+)"', split(text)[1]))
    for page, name, markup in all_pictures(which):
        for a in tree(markup).iter("a"):
            assert "".join(a.itertext()).strip(), (page, name)
            target, hash_ = urldefrag(a.attrib["href"])
            path = os.path.normpath(page + target).rstrip("/") + "/"
            uri = f"{path}index.md"
            assert uri in made, (page, name, a.attrib["href"])
            assert not hash_ or hash_ in ids[uri], (page, name, a.attrib["href"])


@both_atlases
def test_the_two_layouts_say_the_same(which: str) -> None:
    """Phone and wide screen link to the same things equally often."""
    for page, name, markup in all_pictures(which):
        layouts: dict[str, list[str]] = defaultdict(list)
        for drawing in drawings(markup):
            layouts[drawing.attrib["class"]] += links(drawing)
        if "fig-narrow" in layouts:
            assert Counter(layouts["fig-narrow"]) == Counter(layouts["fig-wide"]), (page, name)


def test_english_pictures_hold_no_chinese() -> None:
    for page, name, markup in all_pictures("real"):
        if page.startswith("en/"):
            assert not HAN.search(markup), (page, name)


def test_the_pictures_of_a_page_are_small() -> None:
    sizes: dict[str, str] = defaultdict(str)
    for page, _, markup in all_pictures("real"):
        sizes[page] += markup
    largest = max((len(gzip.compress(markup.encode())), page) for page, markup in sizes.items())
    assert largest[0] <= BUDGET, largest


@pytest.mark.parametrize(("events", "told"), [(MOST, False), (MOST + 1, True)])
def test_a_long_timeline_draws_the_newest_and_says_what_it_leaves_out(events: int, told: bool) -> None:
    rows = [Dated(f"{1900 + number}", "actual", f"event {number}", "#dates", "", "") for number in range(events)]
    drawn = _picture(context(fixture_site(), "en", "regions/yunting"), rows, "Timeline")
    assert ("earlier ones (1)" in drawn) == told
    assert f"event {events - 1}<" in drawn and ("event 0<" in drawn) != told


def test_two_calls_draw_the_same() -> None:
    assert tuple(pictures(full_site(), "zh")) == tuple(pictures(full_site(), "zh"))


def test_an_other_site_is_not_mixed_up_with_the_last() -> None:
    """What is worked out once a site is worked out anew for another."""
    for site in (full_site(), real_data(), full_site()):
        c = PageContext(site, "zh", "zh/")
        drawn = str(home_pictures(c)["map"])
        assert ("海湾市" in drawn) == (site is full_site())


DIGEST = """
import hashlib, sys
from tests.pictures.made import full_site, pictures
print(hashlib.sha256(repr([*pictures(full_site(), "zh"), *pictures(full_site(), "en")]).encode()).hexdigest())
"""


def test_the_seed_of_hashes_does_not_matter(root: Path) -> None:
    places = os.pathsep.join(str(root / name) for name in (".", "hooks", "scripts"))
    started = [
        subprocess.Popen(
            [sys.executable, "-c", DIGEST],
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": places},
        )
        for seed in ("1", "2")
    ]
    digests = {process.communicate()[0].strip() for process in started}
    assert len(digests) == 1 and len(digests.pop()) == 64


def test_pages_without_data_have_no_empty_frames() -> None:
    site = full_site()
    for entity_id in ("regions/nowhere", "clusters/segment-b", "terms/proof-of-concept"):
        c = PageContext(site, "en", entity_path("en", entity_id))
        for markup in entity_pictures(c, site.dossier(entity_id)).values():
            assert markup == "" or drawings(str(markup))
    for kind in ("funds", "projects"):
        assert set(kind_pictures(PageContext(site, "en", f"en/{kind}/"), kind).values()) == {""}


def test_only_the_primitives_write_svg_text() -> None:
    """Text of the data reaches a drawing through `svg.esc` alone: no other module writes a text element or an attribute
    of a link.
    """
    for path in PACKAGE.glob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        written = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        if path.name != "svg.py":
            assert not [text for text in written if "<text" in text or "<a " in text or "href=" in text], path.name
