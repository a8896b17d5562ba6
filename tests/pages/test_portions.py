"""What pages load when their readers need it: with what stands in the page it is everything, once, and the same elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from atlas.site.page import PageContext
from atlas.text.language import LANGUAGES, Language
from atlas.web.pages import pages, split
from atlas.web.portions import Node, elements, portions
from atlas.web.render import render
from atlas.web.views import comparable, compare, explore

from ..edge.made import edge_site
from ..fixture.support import fixture_site
from .made import VOID, parse

SCRIPT = re.compile(
    r"\(\(window\.atlas = window\.atlas \|\| \{\}\)\.portions = window\.atlas\.portions \|\| \{\}\)\[(\".+?\")\] = (.+);\n"
)
FIRST, PORTION = 7, 10


def _portions(language: Language, page: str) -> dict[str, list[Node]]:
    """What the portions of a page hold, by their names."""
    found = {}
    for uri, text in portions(fixture_site(), language).items():
        script = SCRIPT.fullmatch(text)
        assert script, uri
        name = json.loads(script[1])
        if uri == f"assets/portions/{language}/{page}/{name}.js":
            found[name] = json.loads(script[2])
    return found


def _all(nodes: list[Node] | Node, tag: str) -> Iterator[Node]:
    """Every element of a sort, in the order of the document."""
    for node in nodes:
        if isinstance(node, list):
            if node[0] == tag:
                yield node
            yield from _all(node[2:], tag)


class _Markup(HTMLParser):
    """Markup as plain marks and texts, space between them as one blank."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.found += data.split()


def _marks(nodes: list[Node] | Node) -> Iterator[object]:
    """The same of elements as data."""
    for node in nodes:
        if isinstance(node, str):
            yield from node.split()
            continue
        yield (node[0], node[1])
        yield from _marks(node[2:])
        if node[0] not in VOID:
            yield f"/{node[0]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_the_page_and_of_its_portions_are_all_of_them_in_their_order(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = split(pages(fixture_site())[f"{language}/facts/index.md"])[1]
    rows = re.findall(r"<tr data-id=.*?</tr>", whole, re.DOTALL)
    assert len(rows) == len(fixture_site().facts) and not _portions(language, "facts")
    monkeypatch.setattr(explore, "FIRST", FIRST)
    monkeypatch.setattr(explore, "PORTION", PORTION)
    body = split(pages(fixture_site())[f"{language}/facts/index.md"])[1]
    assert re.findall(r"<tr data-id=.*?</tr>", body, re.DOTALL) == rows[:FIRST]
    found = _portions(language, "facts")
    [form] = [one.attrs for one in parse(body).elements if "data-rest" in one.attrs]
    assert form["data-rest"].split() == list(found) and len(found) > 1
    assert form["data-portions"] == f"../../assets/portions/{language}/facts/"
    assert all(0 < len(portion) <= PORTION for portion in found.values())
    after = [row for portion in found.values() for row in portion]
    assert [list(_marks([row])) for row in after] == [_Markup(row).found for row in rows[FIRST:]]
    assert re.search(r'class="fine explore-rest">.*href="[./a-z]*/indicators/"', body)


@pytest.mark.parametrize(("fewer", "number"), [(0, 0), (1, 1)])
def test_what_fits_stands_in_the_page(fewer: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "FIRST", len(fixture_site().facts) - fewer)
    assert len(_portions("en", "facts")) == number
    body = pages(fixture_site())["en/facts/index.md"]
    assert ("explore-rest" in body) == ("data-rest" in body) == ("here are the first of them" in body) == bool(number)
    assert ("here is everything" in body) == (not number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_brings_its_head_and_all_that_it_reports(language: Language) -> None:
    """The same cells as in the table of a page that has room for all, in the order of its rows."""
    body = split(pages(fixture_site())[f"{language}/compare/index.md"])[1]
    rows = re.findall(r'<tr data-measure="([^"]+)">(.*?)</tr>', body, re.DOTALL)
    found = _portions(language, "compare")
    boxes = [one.attrs["value"] for one in parse(body).elements if one.attrs.get("name") == "places"]
    assert sorted(found) == sorted(boxes) and len(found) > 1
    for slug, (head, *own) in found.items():
        [there] = re.findall(rf'<th data-place="{slug}">.*?</th>', body, re.DOTALL)
        assert list(_marks([head])) == _Markup(there).found
        cells = [
            (measure, cell)
            for measure, row in rows
            for cell in re.findall(rf'<td data-place="{slug}".*?</td>', row, re.DOTALL)
        ]
        assert [row[1]["data-measure"] for row in own] == [measure for measure, _ in cells]
        assert [list(_marks([row[3]])) for row in own] == [_Markup(cell).found for _, cell in cells]
        numbers = [int(row[1]["data-number"]) for row in own]
        assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(("name", "limit"), [("COLUMNS", 1), ("FIGURES", 0)])
def test_the_page_holds_few_places_and_always_the_example(
    name: str, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    c = PageContext(edge_site(), "en", "en/compare/")
    before = compare.compare_view(c)
    slugs = [place.slug for place in before.places]
    assert (before.rest, before.columns) == (0, before.places) and len(slugs) > limit + 1
    monkeypatch.setattr(compare, name, limit)
    monkeypatch.setattr(compare, "pairs_of", lambda c, places: [comparable.Pair(slugs[-1], ["one"])])
    view = compare.compare_view(c)
    assert [place.slug for place in view.columns] == [*slugs[:limit], slugs[-1]]
    assert view.rest == len(slugs) - limit - 1
    assert (view.common, view.single, view.levels) == (before.common, before.single, before.levels)
    assert sorted(compare.compare_portions(c)) == sorted(slugs)
    whole, body = (render(one, c) for one in (before, view))
    assert parse(body).wrong == []
    for text, shown, is_cut in ((whole, slugs, False), (body, [*slugs[:limit], slugs[-1]], True)):
        assert re.findall(r'<th data-place="([^"]+)"', text) == shown
        assert ("compare-rest" in text) == ("places with many figures" in text) == is_cut
        assert ("compare-single" in text) == (not is_cut)


def test_elements_as_data_lose_nothing_and_take_nothing_for_markup() -> None:
    text = '<tr data-id="a">\n<td title="&lt;b&gt; &amp;">x &lt;i&gt;  <em>y</em>\n z<br>\u3000</td> <td></td>\n</tr>\n<th>1</th>'
    assert elements(text) == [
        [
            "tr",
            {"data-id": "a"},
            ["td", {"title": "<b> &"}, "x <i> ", ["em", {}, "y"], " z", ["br", {}], "\u3000"],
            ["td", {}],
        ],
        ["th", {}, "1"],
    ]


@pytest.mark.parametrize("text", ["<tr><td>1</tr>", "<td>1</td></tr>", "<tr><td>1</td>"])
def test_what_does_not_close_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"closes another element|stays open"):
        elements(text)
