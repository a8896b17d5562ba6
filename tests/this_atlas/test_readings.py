"""The readings of this atlas: its names, each reviewed, and no reading that none of them needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.text.pinyin import Readings

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def shipped() -> Readings:
    """The readings of the atlas itself."""
    return Readings(yaml.safe_load((DATA / "readings.yml").read_text(encoding="utf-8")))


SHIPPED = {
    "长江口产业创新协同": "Chángjiāng Kǒu Chǎnyè Chuàngxīn Xiétóng",
    "江苏慧聚药业股份有限公司": "Jiāngsū Huìjù Yàoyè Gǔfèn Yǒuxiàn Gōngsī",
    "百奥赛图CMC中试平台": "Bǎi'ào Sàitú CMC Zhōngshì Píngtái",
    "长海大厦": "Chánghǎi Dàshà",
    "宁夏回族自治区": "Níngxià Huízú Zìzhìqū",
    "国家级众创空间": "Guójiājí Zhòngchuàng Kōngjiān",
    "江苏省科学技术厅": "Jiāngsū Shěng Kēxué Jìshùtīng",
    "海安市科技局": "Hǎi'ān Shì Kējìjú",
    "京津冀协同创新": "Jīng-Jīn-Jì Xiétóng Chuàngxīn",
    "新型智能变色控温节能自清洁薄膜": "Xīnxíng Zhìnéng Biànsè Kòngwēn Jiénéng Zìqīngjié Bómó",
    "无锡产业链“链长制”": "Wúxī Chǎnyèliàn “Liànzhǎngzhì”",
    "应税销售额": "Yīngshuì Xiāoshòu'é",
    "产学研合作": "Chǎn-xué-yán Hézuò",
    "下一个万亿": "Xià Yī Gè Wànyì",
}


@pytest.mark.parametrize(("name", "expected"), SHIPPED.items())
def test_names_of_the_atlas(shipped: Readings, name: str, expected: str) -> None:
    assert shipped.latin(name) == expected
    assert shipped.unreviewed(name) == []


def _entities() -> list[dict[str, Any]]:
    """What the files of all entities say."""
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in DATA.glob("*/*.yml"))
    return [entity for entity in files if isinstance(entity, dict) and "name" in entity]


def _names() -> list[str]:
    """Chinese names and aliases of all entities."""
    return [
        name
        for entity in _entities()
        for name in (
            entity["name"]["zh"],
            *(alias if isinstance(alias, str) else alias["name"] for alias in entity.get("aliases", {}).get("zh", [])),
        )
    ]


def _part_names(parts: list[dict[str, Any]]) -> list[str]:
    return [name for part in parts for name in (part["name"]["zh"], *_part_names(part.get("parts", [])))]


def test_every_name_and_alias_of_the_atlas_is_reviewed(shipped: Readings) -> None:
    names = _names()
    assert len(names) > 1000
    assert {name: found for name in names if (found := shipped.unreviewed(name))} == {}


def test_every_reading_is_needed_by_a_name_outside_of_longer_ones() -> None:
    words = yaml.safe_load((DATA / "readings.yml").read_text(encoding="utf-8"))
    names = "\n".join([*_names(), *(name for entity in _entities() for name in _part_names(entity.get("parts", [])))])
    assert [word for word in words if not _stands_alone(word, words, names)] == []


def test_a_reading_that_stands_inside_longer_ones_only_is_found() -> None:
    words = ["众创", "众创空间"]
    assert not _stands_alone("众创", words, "国家级众创空间")
    assert _stands_alone("众创", words, "国家级众创空间\n众创企业")


def _stands_alone(word: str, words: Iterable[str], names: str) -> bool:
    """Whether a word occurs in the names other than within a longer one of the words."""
    longer = [other for other in words if word in other and other != word]
    covered = {place for other in longer for span in _spans(other, names) for place in range(*span)}
    return any(set(range(*span)) - covered for span in _spans(word, names))


@cache
def _spans(word: str, names: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(word, names)]
