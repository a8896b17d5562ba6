"""Short Chinese names lead where they mean: every alias of up to three characters that links on a page of another place
has been read there.
"""

from __future__ import annotations

from collections.abc import Iterator

from atlas.data.model import Text
from atlas.data.records import Record
from atlas.site.mentions import Mention, sources_of
from atlas.site.site import Site

from ..fixture.support import real_data

SHORT = 3  # characters: 园区, 市科技局's short forms and the like mean another thing in another place
# Aliases that mean the same everywhere, each looked at on every page of another place where it links.
READ = {
    "上海": "regions/shanghai",
    "北京": "regions/beijing",
    "南通": "regions/nantong",
    "宁夏": "regions/ningxia",
    "如皋": "regions/rugao",
    "江苏": "regions/jiangsu",
    "河北": "regions/hebei",
    "浙江": "regions/zhejiang",
    "海安": "regions/haian",
    "海门": "regions/haimen",
    "苏州": "regions/suzhou",
    "银川": "regions/yinchuan",
    "保定": "regions/baoding",
    "东久": "organizations/dj-china",
    "科创委": "organizations/haimen-innovation-committee",
}


def _texts(record: Record) -> Iterator[Text]:
    yield record.entity.summary
    for fact in record.entity.facts:
        yield from (text for text in (fact.note, fact.scope) if text)
    yield from (date.note for date in record.entity.dates if date.note)
    yield from (link.note for link in record.entity.links if link.note)


def _around(site: Site, record: Record) -> list[str]:
    """The place where an entity stands and those around it, the nearest first."""
    place, found = site.places.nearest(record), []
    while place:
        found.append(place.id)
        place = site.atlas.records.get(place.entity.parent or "")
    return found


def _elsewhere(site: Site, one: Record, other: Record) -> bool:
    """Whether neither of two entities stands in the place of the other."""
    here, there = _around(site, one), _around(site, other)
    return bool(here and there) and here[0] not in there and there[0] not in here


def _links(site: Site) -> Iterator[tuple[str, str, str]]:
    """Alias, entity and page of each short alias that links on a page of another place."""
    names = site.names["zh"]
    for record in site.atlas.records.values():
        for text in _texts(record):
            for piece in names.find(text.zh, sources_of(text)):
                if isinstance(piece, Mention) and len(piece.text) <= SHORT and piece.id != record.id:
                    other = site.record(piece.id)
                    if piece.text != other.entity.name.zh and _elsewhere(site, record, other):
                        yield piece.text, piece.id, record.id


def test_a_short_alias_links_on_a_page_of_another_place_only_if_it_was_read_there() -> None:
    found = list(_links(real_data()))
    assert len(found) > 30
    assert [link for link in found if READ.get(link[0]) != link[1]] == []
    assert {alias for alias, _, _ in found} == set(READ), "an entry that no page needs"
