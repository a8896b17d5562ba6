"""An invented atlas of extremes, written as files: nothing at all, exactly one, far too many, far too long."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pypinyin
import yaml

from atlas.data.validation import open_atlas
from atlas.site.site import Site, make_site

from ..fixture import support
from .cases import (
    FORTY,
    LONG_ALIASES,
    LONG_DEFINITIONS,
    LONG_MEASURE,
    LONG_NAMES,
    LONG_NOTE,
    LONG_SCOPE,
    LONG_SOURCE,
    Pair,
)

Record = dict[str, Any]
SOURCE, LONG = "wuyin-2030", "wuyin-2031"
CITE = f"{SOURCE}#p1"
FULL = "regions/wanxiang"  # forty figures
RELATED = 40  # relations of one programme
IN_ONE_LEVEL = 60  # parts of one system
LEVELS = 6  # of another
NUMERALS = "〇一二三四五六七八九"
KINDS = {
    "regions": "county",
    "organizations": "company",
    "programmes": "system",
    "clusters": "cluster",
    "honours": "list",
    "events": "fair",
    "funds": "fund",
    "terms": "term",
}


def text(pair: Pair) -> dict[str, str]:
    """A text in both languages."""
    return {"zh": pair[0], "en": pair[1]}


def numeral(number: int) -> str:
    """A number below a hundred digit by digit in Chinese: 07 is 〇七."""
    return "".join(NUMERALS[int(digit)] for digit in f"{number:02}")


def entity(entity_id: str, name: Pair, summary: Pair | None = None, **more: Any) -> Record:
    """What is required of an entity, and what a case adds to it; its place is `more["id"]`."""
    kind = entity_id.partition("/")[0]
    said = summary or (f"关于{name[0]}的条目。", f"The entry on {name[1]}.")
    reading = " ".join(pypinyin.lazy_pinyin(name[0], style=pypinyin.Style.TONE)).capitalize()
    record = {
        "id": entity_id,
        "type": KINDS[kind],
        "name": text(name),
        "en_status": "translated",
        "reading": reading,
        "summary": text(said) | {"cite": [CITE]},
    }
    return record | ({"level": "county"} if kind == "regions" else {}) | more


def fact(indicator: str, printed: str, as_of: str, status: str = "actual", **more: Any) -> Record:
    """A figure."""
    return {"indicator": indicator, "printed": printed, "as_of": as_of, "cite": CITE, "status": status} | more


def link(relation: str, to: str, **more: Any) -> Record:
    """A link."""
    return {"relation": relation, "to": to, "cite": CITE} | more


def part(name: Pair, parts: list[Record] | None = None, **more: Any) -> Record:
    """A part of a system."""
    return {"name": text(name), "cite": CITE} | ({"parts": parts} if parts else {}) | more


def places() -> Iterator[Record]:
    """Places with no figure, one, two measures nobody else has, forty; without coordinates; with long names."""
    yield entity("regions/wuyin", ("雾隐省", "Wuyin Province"), type="province", level="province")
    inside: Record = {"parent": "regions/wuyin", "parent_cite": CITE}
    yield entity("regions/jingshui", ("静水县", "Jingshui County"), coordinates={"lat": 31.2, "lon": 120.9}, **inside)
    yield entity(
        "regions/yishi",
        ("一石县", "Yishi County"),
        coordinates={"lat": 31.25, "lon": 120.95},
        facts=[fact("land", "48.51亩", "2029")],
        **inside,
    )
    yield entity(
        "regions/gucheng", ("孤城县", "Gucheng County"), facts=[fact("core-area", "10平方公里", "2029")], **inside
    )
    yield entity("regions/wuzuobiao", ("云深县", "Yunshen County"), **inside)
    yield entity(
        FULL,
        ("万象市", "Wanxiang City"),
        type="city",
        level="prefecture",
        coordinates={"lat": 31.6, "lon": 120.5},
        facts=list(forty()),
        dates=list(dates()),
        **inside,
    )
    yield entity(
        "regions/changming",
        LONG_NAMES["regions"],
        aliases=aliases(),
        coordinates={"lat": 31.62, "lon": 120.53},
        facts=[fact("tech-firms", "1860家", "2029"), fact(LONG_MEASURE, "12家", "2029", scope=text(LONG_SCOPE))],
        **inside,
    )


def forty() -> Iterator[Record]:
    """Forty figures: years of one measure, targets, ranges, approximate ones, long scopes and notes."""
    longest = (("scope", LONG_SCOPE), ("note", LONG_NOTE))
    for number, (indicator, printed, as_of, status, key) in enumerate(FORTY):
        more: Record = {name: text(said) for name, said in longest if number % 8 == 0} | ({"key": key} if key else {})
        more |= {"cite": f"{LONG}#p2"} if number % 5 == 0 else {}
        yield fact(indicator, printed, as_of, status, **more)


def dates() -> Iterator[Record]:
    """Dated steps with a gap of a century, and one whose name is long."""
    yield {"what": text(("建县", "Made a county")), "date": "1902", "printed": "1902年", "cite": CITE}
    yield {
        "what": text(LONG_NAMES["programmes"]),
        "date": "2029-03-04",
        "printed": "3月4日",
        "cite": CITE,
        "status": "planned",
        "note": text(LONG_NOTE),
    }
    yield {"what": text(("设市", "Made a city")), "date": "../2030-06", "printed": "2030年6月", "cite": CITE}


def aliases() -> dict[str, list[str]]:
    """Many long aliases."""
    return {"zh": [name for name, _ in LONG_ALIASES], "en": [name for _, name in LONG_ALIASES]}


def systems() -> Iterator[Record]:
    """Systems without parts, with one, six levels deep, with sixty parts in one level, with forty relations, with a
    long name.
    """
    yield entity("programmes/wuzu", ("无组成体系", "The System Without Parts"))
    yield entity(
        "programmes/danzu", ("单一体系", "The System of One Part"), parts=[part(("唯一环节", "The only part"))]
    )
    yield entity("programmes/shenceng", ("深层体系", "The Deep System"), parts=[deep(1)])
    wide = [part((f"行动{numeral(n)}", f"Action {n}")) for n in range(1, IN_ONE_LEVEL)]
    yield entity(
        "programmes/kuanfu", ("宽幅体系", "The Broad System"), parts=[*wide, part(LONG_NAMES["organizations"])]
    )
    yield entity(
        "programmes/duolian",
        ("多联计划", "The Well-connected Programme"),
        links=[link("cooperates-with", firm(n)["id"], as_of="2029") for n in range(1, RELATED + 1)],
    )
    yield entity(
        "programmes/changming",
        LONG_NAMES["programmes"],
        aliases=aliases(),
        links=[
            link("located-in", "regions/changming", note=text(LONG_NOTE)),
            link("presented-at", "events/wushi"),
            link("cooperates-with", "organizations/changming"),
        ],
        parts=[
            part(LONG_NAMES["regions"], note=text(LONG_NOTE)),
            part(LONG_NAMES["organizations"], to="organizations/changming"),
        ],
    )


def deep(level: int) -> Record:
    """A part that holds two, one of which goes on down to the last level."""
    name = (f"第{NUMERALS[level]}层", f"Level {level}")
    if level == LEVELS:
        return part(LONG_NAMES["programmes"], key="lowest")
    return part(name, [deep(level + 1), part((f"第{NUMERALS[level]}层旁支", f"Branch of level {level}"))])


def firm(number: int) -> Record:
    """One of many firms."""
    return entity(f"organizations/firm-{number:02}", (f"伙伴企业{numeral(number)}", f"Partner Firm {number}"))


def others() -> Iterator[Record]:
    """Entities of which little more than the name is known, and some that are too long."""
    yield from map(firm, range(1, RELATED + 1))
    yield entity("organizations/jinming", ("仅名公司", "Name Only"))
    yield entity(
        "organizations/changming",
        LONG_NAMES["organizations"],
        aliases=aliases(),
        links=[link("located-in", "regions/changming"), link("part-of", "clusters/lian")],
    )
    yield entity("events/wushi", ("无事会", "The Uneventful Fair"))
    yield entity(
        "funds/danbi", ("单笔基金", "The Fund of One Amount"), facts=[fact("fund-size", "5亿元", "2030", "planned")]
    )
    yield entity("clusters/lian", ("两段集群", "The Cluster of Two Segments"))
    for name, long, member in (
        ("shang", LONG_NAMES["organizations"], "organizations/changming"),
        ("xia", ("下段", "Lower Segment"), ""),
    ):
        yield entity(
            f"clusters/{name}",
            long,
            parent="clusters/lian",
            parent_cite=CITE,
            links=[link("cooperates-with", member)] if member else [],
        )
    yield entity("terms/jianci", ("简词", "Short Term"))
    for number, definition in enumerate(LONG_DEFINITIONS, start=1):
        yield entity(f"terms/changshi-{number}", (f"长释{NUMERALS[number]}", f"Long Definition {number}"), definition)


def records() -> list[Record]:
    """Every entity of the atlas."""
    return [*places(), *systems(), *others()]


def sources() -> Iterator[tuple[str, Record]]:
    """A plain source, and one with a title and address that are too long."""
    plain = ("雾隐概况", "About Wuyin")
    for number, (name, title, more) in enumerate(
        [
            (SOURCE, plain, {}),
            (LONG, LONG_SOURCE, {"url": "https://news.wuyin.example/" + "2031/archive/" * 12 + "index.html"}),
        ]
    ):
        yield (
            name,
            {
                "title": text(title),
                "short": text((f"雾隐{2030 + number}", f"Wuyin {2030 + number}")),
                "publisher": text(title),
                "published": str(2030 + number),
                "sha256": f"{number + 1:02}" * 32,
                "paragraphs": 3,
                "summary": text((f"资料{NUMERALS[number + 1]}。", f"Source {number + 1}.")),
            }
            | more,
        )


def words() -> dict[str, Any]:
    """The vocabulary of the small fixture, with a measure whose name is long; its themes, without what the home page tells of
    the fixture, and its map.
    """
    found = {
        name: yaml.safe_load((support.DATA / f"{name}.yml").read_text(encoding="utf-8"))
        for name in ("types", "indicators", "units", "relations", "themes", "pictures")
    }
    found["types"]["types"]["regions"]["county"] = text(("县", "County"))
    found["indicators"][LONG_MEASURE] = text(LONG_NAMES["organizations"]) | {
        "unit": "count",
        "group": "firms",
        "definition": text(LONG_DEFINITIONS[0]),
    }
    del found["themes"]["front"]
    del found["pictures"]["ladders"], found["pictures"]["map"]["windows"]["bay"]["place"]  # of entities of the fixture
    return found


def write(data: Path, chosen: Sequence[Record] | None = None) -> Path:
    """The whole atlas, or some of its entities, as files below `data`, with the sources they cite."""
    found = records() if chosen is None else chosen
    for name, content in words().items():
        _dump(data / f"{name}.yml", content)
    shutil.copy(support.DATA / "site.yml", data)
    _dump(
        data / "publishers.yml",
        {"wuyin": {**text(("雾隐", "Wuyin")), "what": "newspaper", "domains": ["wuyin.example"]}},
    )
    for record in found:
        _dump(data / f"{record['id']}.yml", {key: value for key, value in record.items() if key != "id"})
    for name, source in sources():
        if f"{name}#" in str(found):
            _dump(data / "sources" / f"{name}.yml", source)
    return data


@cache
def edge_site() -> Site:
    """The atlas with everything derived from it, once a session."""
    with tempfile.TemporaryDirectory() as folder:
        return make_site(open_atlas(write(Path(folder) / "data")))


@cache
def smallest_site() -> Site:
    """An atlas of a single place, of which nothing is known."""
    with tempfile.TemporaryDirectory() as folder:
        return make_site(open_atlas(write(Path(folder) / "data", [next(places())])))


def _dump(path: Path, content: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
