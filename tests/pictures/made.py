"""An atlas in which every picture has something to show, made from the fixture; and the pictures of any atlas,
parsed.
"""

from __future__ import annotations

import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pypinyin
import yaml

from atlas.data.validation import open_atlas
from atlas.pictures import entity_pictures, home_pictures, kind_pictures
from atlas.site.page import PageContext
from atlas.site.site import Site, make_site
from atlas.site.urls import entity_path
from atlas.text.language import LANGUAGES, Language

from ..fixture.support import DATA, broken, real_data

SVG = "{http://www.w3.org/2000/svg}"
CITE = "yunting-2030#p14"
TYPES = {
    "honours": "title",
    "terms": "term",
    "clusters": "chain-segment",
    "regions": "city",
    "organizations": "company",
    "programmes": "system",
}
# Honours and terms that the ladders know: slug, Chinese, English, and the stage that the data say comes next.
STAGES = {
    "honours/tech-sme": ("科技型中小企业", "Technology-based SME", ""),
    "honours/high-tech-enterprise": ("高新技术企业", "High-tech enterprise", ""),
    "honours/gazelle": ("瞪羚企业", "Gazelle", "honours/potential-unicorn"),
    "honours/potential-unicorn": ("潜在独角兽企业", "Potential unicorn", "honours/unicorn"),
    "honours/unicorn": ("独角兽企业", "Unicorn", ""),
    "honours/provincial-srdi-sme": ("省级专精特新企业", "Provincial specialised SME", ""),
    "honours/national-little-giant": ("国家级小巨人企业", "National little giant", ""),
    "honours/national-single-champion": ("单项冠军企业", "Single-item champion", ""),
    "terms/proof-of-concept": ("概念验证", "Proof of concept", ""),
    "terms/makerspace": ("众创空间", "Makerspace", "terms/incubator"),
    "terms/incubator": ("孵化器", "Incubator", "terms/accelerator"),
    "terms/accelerator": ("加速器", "Accelerator", ""),
}
COUNTS = (
    "tech-sme",
    "high-tech-enterprises",
    "gazelles-and-unicorns",
    "national-little-giants",
    "national-makerspaces",
    "provincial-makerspaces",
    "provincial-incubation-chains",
)
# The stages of each ladder: the entity that names it, and the indicators that count it.
LADDERS: dict[str, dict[str, tuple[str, ...]]] = {
    "growth": {
        "honours/tech-sme": ("tech-sme",),
        "honours/high-tech-enterprise": ("high-tech-enterprises",),
        "honours/gazelle": ("gazelles",),
        "honours/potential-unicorn": ("potential-unicorns",),
        "honours/unicorn": ("unicorns",),
    },
    "special": {
        "honours/provincial-srdi-sme": ("provincial-srdi-sme",),
        "honours/national-little-giant": ("national-little-giants",),
        "honours/national-single-champion": ("national-single-champions",),
    },
    "incubation": {
        "terms/proof-of-concept": (),
        "terms/makerspace": ("national-makerspaces", "provincial-makerspaces"),
        "terms/incubator": (),
        "terms/accelerator": (),
    },
}
ACROSS = {
    "growth": ("honours/gazelle", "honours/unicorn", "gazelles-and-unicorns"),
    "incubation": ("terms/proof-of-concept", "terms/accelerator", "provincial-incubation-chains"),
}
UNCOUNTED = ("gazelles", "potential-unicorns", "unicorns", "provincial-srdi-sme", "national-single-champions")
MANY = 20  # firms in one place
RELATIONS = ("stage-before", "in-cluster", "operates", "finances", "applies")


def text(zh: str, en: str) -> dict[str, str]:
    """A text in both languages."""
    return {"zh": zh, "en": en}


def entity(entity_id: str, zh: str, en: str, **more: Any) -> tuple[str, tuple[None, str]]:
    """A file of an entity, as a patch of the fixture."""
    kind = entity_id.partition("/")[0]
    reading = " ".join(pypinyin.lazy_pinyin(zh, style=pypinyin.Style.TONE))
    summary = text(f"关于{zh}的条目。", f"The entry on {en}.") | {"cite": [CITE]}
    record = {
        "type": TYPES[kind],
        "name": text(zh, en),
        "en_status": "translated",
        "reading": reading,
        "summary": summary,
    } | more
    return f"{entity_id}.yml", (None, yaml.safe_dump(record, allow_unicode=True, sort_keys=False))


def fact(indicator: str, printed: str, as_of: str = "2029", status: str = "actual", **more: Any) -> dict[str, Any]:
    """A figure."""
    return {"indicator": indicator, "printed": printed, "as_of": as_of, "cite": CITE, "status": status} | more


def link(relation: str, to: str) -> dict[str, str]:
    """A link."""
    return {"relation": relation, "to": to, "cite": CITE}


def words() -> Iterator[tuple[str, tuple[str, str]]]:
    """More types, measures and relations, put before what the fixture has."""
    more = "  honours:\n    title: {zh: 称号, en: Title}\n"
    segment = "  clusters:\n    chain-segment: {zh: 环节, en: Segment}\n"
    cluster = "    cluster: {zh: 集群, en: Cluster}\n"
    yield "types.yml", (f"  clusters:\n{cluster}  honours:\n", f"{segment}{cluster}{more}")
    first = "tech-firms:\n  zh: 科技企业数\n"
    yield (
        "indicators.yml",
        (
            first,
            "".join(_indicator(name, "firms", "count") for name in (*COUNTS, *UNCOUNTED))
            + _indicator("loans", "money", "CNY")
            + _indicator("dollars", "money", "USD")
            + first,
        ),
    )
    relation = "{{zh: 关系{0}, en: relation {0}, inverse: {{zh: 反向{0}, en: inverse {0}}}}}"
    yield (
        "relations.yml",
        ("located-in:\n", "".join(f"{name}: {relation.format(name)}\n" for name in RELATIONS) + "located-in:\n"),
    )


def _indicator(name: str, group: str, unit: str) -> str:
    return f"{name}: {{zh: 指标{name}, en: Measure {name}, unit: {unit}, group: {group}, definition: {{zh: 定义。, en: Definition.}}}}\n"


def tables() -> tuple[None, str]:
    """`pictures.yml` with every ladder and a chain, on the ground of the fixture's map."""
    told = yaml.safe_load((DATA / "pictures.yml").read_text(encoding="utf-8"))
    told["ladders"] = {name: _ladder(name, stages) for name, stages in LADDERS.items()}
    told["chain"] = {
        "segment": {"kind": "clusters", "type": "chain-segment"},
        "relations": ["in-cluster"],
        "kinds": ["organizations", "regions"],
    }
    told["money"] = {"groups": ["money"]}
    told["aims"] = {"unlike": ["standing"]}
    return None, yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def _ladder(name: str, stages: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    span = ACROSS.get(name)
    return {
        "title": text(f"阶梯{name}", f"Ladder {name}"),
        "indexes": ["carriers" if name == "incubation" else "honours"],
        "climbs": "false" if name == "incubation" else "true",
        "leads": "stage-before",
        "members": {"relations": ["holds"], "kinds": ["organizations"]},
        "stages": [
            {"entities": [one], "indicators": list(indicators)}
            | ({"above": text("上方", "Above")} if name == "incubation" else {})
            for one, indicators in stages.items()
        ],
        "across": [{"first": span[0], "last": span[1], "indicators": [span[2]]}] if span else [],
    }


def everything() -> dict[str, tuple[str | None, str]]:
    """Patches of the fixture that give every picture something to show."""
    stages = [
        entity(one, zh, en, **({"links": [link("stage-before", after)]} if after else {}))
        for one, (zh, en, after) in STAGES.items()
    ]
    firms = [
        entity(f"organizations/firm-{n}", f"企业{n}", f"Firm {n}", links=[link("located-in", "regions/haiwan")])
        for n in range(MANY)
    ]
    segments = [
        entity(f"clusters/segment-{n}", f"环节{n}", f"Segment {n}", parent="clusters/long-chain", links=[])
        for n in "ab"
    ]
    counts = [fact(name, f"{n + 1}家", scope=text("全市", "Whole city")) for n, name in enumerate(COUNTS)]
    amounts = [
        fact("loans", "3亿元"),
        fact("loans", "20万元", "2028", key="small"),
        fact("loans", "500亿元", "2030", "target"),
        fact("dollars", "2亿美元", "2030", "planned"),
        fact("dollars", "3亿—5亿美元", "2031", "forecast"),
        fact("tech-firms", "30家", "2031", "target"),
        fact("tech-firms", "12家", "2028", key="so-far"),
    ]
    return dict(
        [
            *words(),
            ("pictures.yml", tables()),
            *stages,
            *segments,
            *firms,
            entity("clusters/long-chain", "长链", "Long Chain"),
            entity(
                "organizations/harbour-motors",
                "海湾电机",
                "Harbour Motors",
                links=[
                    link("in-cluster", "clusters/segment-a"),
                    link("located-in", "regions/haiwan"),
                    link("cooperates-with", "regions/yunting"),
                    link("operates", "platforms/shared-testing"),
                    link("finances", "projects/light-source"),
                ],
            ),
            entity(
                "organizations/chain-office", "链办", "Chain Office", links=[link("in-cluster", "clusters/long-chain")]
            ),
            entity(
                "regions/haiwan",
                "海湾市",
                "Haiwan",
                level="prefecture",
                coordinates={"lat": 31.2, "lon": 121.4},
                facts=[
                    *counts,
                    *amounts,
                    fact("rd-firms-share", "30%", "2032", "target"),
                    fact("export-growth", "5%", "2032", "forecast"),
                ],
                dates=[
                    {"what": text("建市", "Made a city"), "date": "1950", "printed": "1950年", "cite": CITE},
                    {
                        "what": text("通车", "Railway opened"),
                        "date": "2029-03-04",
                        "printed": "3月4日",
                        "cite": CITE,
                        "status": "planned",
                    },
                ],
            ),
            entity(
                "regions/yuanfang", "远方市", "Yuanfang", level="prefecture", coordinates={"lat": 38.5, "lon": 106.2}
            ),
            entity("regions/nowhere", "无名市", "Nowhere", level="prefecture"),
        ]
    )


def made(folder: Path, patches: Mapping[str, tuple[str | None, str | bytes | None]]) -> Site:
    """The fixture with patches, checked."""
    return make_site(open_atlas(broken(folder, patches)))


@cache
def full_site() -> Site:
    """The atlas with everything, once a session."""
    with tempfile.TemporaryDirectory() as folder:
        return made(Path(folder), everything())


def context(site: Site, language: Language, page: str) -> PageContext:
    """The point of view of an entity's page."""
    return PageContext(site, language, entity_path(language, page))


def pictures(site: Site, language: Language) -> Iterator[tuple[str, str, str]]:
    """Every picture that is not empty: page, name, markup."""
    for record in site.atlas.records.values():
        c = context(site, language, record.id)
        yield from (
            (c.path, name, str(markup))
            for name, markup in entity_pictures(c, site.dossier(record.id)).items()
            if markup
        )
    for kind in site.atlas.vocabulary.kinds:
        c = PageContext(site, language, f"{language}/{kind}/")
        yield from ((c.path, name, str(markup)) for name, markup in kind_pictures(c, kind).items() if markup)
    c = PageContext(site, language, f"{language}/")
    yield from ((c.path, name, str(markup)) for name, markup in home_pictures(c).items() if markup)


@cache
def all_pictures(which: str) -> tuple[tuple[str, str, str], ...]:
    """Pictures of the `full` or the `real` atlas in both languages."""
    site = full_site() if which == "full" else real_data()
    return tuple(one for language in LANGUAGES for one in pictures(site, language))


def tree(markup: str) -> ET.Element:
    """A picture as XML: it must be well-formed as it stands."""
    return ET.fromstring(f'<html xmlns:svg="http://www.w3.org/2000/svg">{markup}</html>')


def drawings(markup: str) -> list[ET.Element]:
    """The SVG elements of a picture."""
    return tree(markup).findall(".//svg")


def links(element: ET.Element) -> list[str]:
    """Where the links below an element lead."""
    return [a.attrib["href"] for a in element.iter("a")]


def words_in(element: ET.Element) -> str:
    """All text below an element, white space taken out, so that names broken into lines are found."""
    return "".join("".join(element.itertext()).split())


def markup_of(picture: Any, site: Site, language: Language, entity_id: str) -> str:
    """A picture of an entity as markup; empty if there is nothing to draw."""
    return str(picture(context(site, language, entity_id), site.dossier(entity_id)))


def unbroken(text: str) -> str:
    """A text as `words_in` gives those of a drawing: wherever its lines break, there is no blank."""
    return "".join(text.split())
