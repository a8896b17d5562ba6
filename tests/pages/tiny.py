"""Atlases of a few records, made for one rule: just as much as it allows, and one more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from atlas.data.validation import open_atlas
from atlas.site.site import Site, make_site
from atlas.web.pages import pages

from ..edge.made import Record, entity, fact, write

SHOP = "organizations/shop"
PLACE = "regions/place"
# Measures of different groups in the vocabulary of the fixture, each with a print that fits its unit.
MEASURES = {
    "tech-firms": "10家",
    "engineers": "20人",
    "investment": "3亿元",
    "floor-area": "4平方米",
    "rd-intensity": "5%",
    "innovation-rank": "第6位",
    "listed-firms": "7家",
    "exports": "8万美元",
}


def numbered(kind: str, count: int, **more: Any) -> list[Record]:
    """Entities of a kind that differ by their number: `kind/n-01` and so on."""
    names = (
        (f"n-{n:02}", "〇一二三四五六七八九"[n // 10] + "〇一二三四五六七八九"[n % 10]) for n in range(1, count + 1)
    )
    return [entity(f"{kind}/{key}", (f"甲{zh}", f"Number {key[2:]}"), **more) for key, zh in names]


def measured(count: int, **more: Any) -> list[Record]:
    """Figures, each of another measure."""
    return [fact(name, printed, "2029", **more) for name, printed in list(MEASURES.items())[:count]]


def yearly(count: int, indicator: str = "tech-firms", unit: str = "家") -> list[Record]:
    """Figures of one measure, a year each."""
    return [fact(indicator, f"{n}{unit}", str(2000 + n)) for n in range(1, count + 1)]


def tiny(
    folder: Path,
    *records: Record,
    indicators: Mapping[str, str] | None = None,
    themes: Mapping[str, Any] | None = None,
    weight: str = "normal",
) -> Site:
    """An atlas of these records; `indicators` are more measures with their groups, which count things, of a `weight`;
    `themes` are keys of `themes.yml` that replace those of the fixture.
    """
    data = write(folder / "data", records)
    _add(data / "themes.yml", themes or {})
    if indicators:
        _add(data / "types.yml", {"indicator-groups": {group: _named(group) for group in indicators.values()}})
        _add(
            data / "indicators.yml",
            {name: _indicator(name, group) | {"weight": weight} for name, group in indicators.items()},
        )
    return make_site(open_atlas(data))


def page(site: Site, path: str) -> str:
    """A page of it in English; `path` is that below the language."""
    return pages(site)[f"en/{path}index.md"]


def section(body: str, start: str, end: str) -> str:
    """What stands between two marks, each the first of its kind."""
    return body.partition(start)[2].partition(end)[0]


def texts(body: str, tag: str) -> list[str]:
    """Texts of the elements of a name, without markup."""
    found = re.findall(rf"<{tag}(?: [^>]*)?>(.*?)</{tag}>", body, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", text).strip() for text in found]


def _named(name: str) -> Record:
    return {"zh": f"指标{name}", "en": name.capitalize()}


def _indicator(name: str, group: str) -> Record:
    return _named(name) | {"unit": "count", "group": group, "definition": {"zh": "定义。", "en": "Definition."}}


def _add(path: Path, more: Mapping[str, Any]) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key, value in more.items():
        content[key] = content[key] | value if key == "indicator-groups" else value
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
