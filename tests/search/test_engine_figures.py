"""Figures by place and measure, also by their initials, in questions and with a year; and by their amount, as readers
write it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.search.catalogue import SearchFact

from .engine_support import ask, build, entry

UNICORNS = "regions/nantong#unicorns-2023"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry("regions/nantong", "南通市", "Nantong", zh=("南通",)),
        entry("regions/wuxi", "无锡市", "Wuxi", zh=("无锡",)),
        entry("organizations/ntdjs", "南通大家商行", "Everybody’s Shop"),
        entry("indicators/unicorns", "独角兽企业数", "Unicorns", zh=("独角兽",)),
        entry("indicators/incubators", "科技企业孵化器数", "Incubators"),
        entry("indicators/size", "规模", "Size"),
    ]
    figures = [
        _figure("regions/nantong", "unicorns", "4家"),
        _figure("regions/nantong", "incubators", "60家"),
        _amount("funds-2023", "130亿元", "CNY 13 billion", 13e9),
        _amount("area-2023", "8.8万平方米", "88,000 m²", 88e3),
    ]
    return build(
        tmp_path_factory.mktemp("figures"), entries, figures, words={"南通": "Nántōng", "独角兽": "dújiǎoshòu"}
    )


def _figure(subject: str, indicator: str, printed: str) -> SearchFact:
    return SearchFact(
        subject=subject,
        key=f"{indicator}-2023",
        about=(),
        indicator=f"indicators/{indicator}",
        printed=printed,
        english=printed,
        amounts=(printed[:-1],),
        period="2023",
        status="actual",
        scope=None,
        source="s-2023",
        paragraph=1,
    )


def _amount(key: str, printed: str, english: str, value: float) -> SearchFact:
    return SearchFact(
        subject="regions/wuxi",
        key=key,
        about=(),
        indicator="indicators/size",
        printed=printed,
        english=english,
        amounts=(f"{value:.0f}",),
        period="2023",
        status="target",
        scope=None,
        source="s-2023",
        paragraph=1,
    )


def _ids(site: Path, query: str) -> list[str]:
    return [result["id"] for result in ask(site, [query], lang="zh", names=True)[0]["results"]]


@pytest.mark.parametrize(
    "query", ["nt djs", "NT DJS", "ntong djs", "nantong djs", "南通 djs", "djs nt", "nt djs 2023", "nt djsqy"]
)
def test_place_and_initials_of_a_measure_are_the_figure(query: str, site: Path) -> None:
    assert UNICORNS in _ids(site, query)


@pytest.mark.parametrize(
    "query", ["djs", "n djs", "nt d", "nt s", "wx djs", "xy djs", "nt xyz", "ab cd", "nt js", "nt kj"]
)
def test_initials_of_one_alone_are_no_figure(query: str, site: Path) -> None:
    """Neither one letter, nor the initials of another place, nor too little of the measure's name."""
    assert not [found for found in _ids(site, query) if "#" in found]


def test_a_name_with_the_same_initials_comes_first(site: Path) -> None:
    assert _ids(site, "nt djs")[:2] == ["organizations/ntdjs", UNICORNS]


@pytest.mark.parametrize(
    "query",
    [
        "南通2023年独角兽",
        "2023年南通独角兽",
        "2023年底南通独角兽",
        "南通有多少家独角兽",
        "2023年南通有多少独角兽",
        "南通的独角兽企业数是多少",
        "how many unicorns in nantong",
    ],
)
def test_a_year_and_a_question_stand_beside_place_and_measure(query: str, site: Path) -> None:
    assert _ids(site, query)[0] == UNICORNS


@pytest.mark.parametrize(
    "query", ["CNY 13 billion", "13 billion yuan", "RMB 13 billion", "13bn yuan", "¥13 billion", "130亿元"]
)
def test_money_is_found_however_it_is_called(query: str, site: Path) -> None:
    assert _ids(site, query) == ["regions/wuxi#funds-2023"]


@pytest.mark.parametrize(
    "query",
    [
        "88,000 m2",
        "88,000 m²",
        "88,000 square metres",
        "88000 square meters",
        "88,000 sqm",
        "88,000 sq m",
        "8.8万平方米",
    ],
)
def test_area_is_found_however_it_is_called(query: str, site: Path) -> None:
    assert _ids(site, query) == ["regions/wuxi#area-2023"]


@pytest.mark.parametrize("query", ["130 billion", "CNY 130 billion", "130 billion yuan", "13亿元"])
def test_a_number_as_printed_is_not_mixed_with_its_english(query: str, site: Path) -> None:
    assert _ids(site, query) == []


def test_a_year_and_a_status_are_enough(site: Path) -> None:
    assert set(_ids(site, "2023年目标")) == {"regions/wuxi#funds-2023", "regions/wuxi#area-2023"}
