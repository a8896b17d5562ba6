"""Ways to type that are not the atlas's own: dates, numerals in names, other blanks, one syllable, half a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.search.catalogue import SearchFact

from .engine_support import ask, build, entry, figure


def _figure(period: str, printed: str) -> SearchFact:
    return figure("regions/wuxi", "fund-size", printed, period, amounts=(printed[:-2],), unit="CNY")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry("regions/wuxi", "无锡市", "Wuxi"),
        entry("programmes/three", "高企三年行动方案", "Three-year action"),
        entry("programmes/tiers", "五级梯次", "Five tiers"),
        entry("programmes/two", "两中心一机构", "Two centres, one institution"),
        entry("events/twelfth", "第十二届创新创业大赛", "Twelfth contest"),
        entry("terms/fiveg", "5G网络", "5G network"),
        entry("programmes/loan", "高新贷3.0", "Gaoxin Loan 3.0"),
        entry("clusters/biomedicine", "生物医药", "Biomedicine"),
        entry("terms/makerspace", "众创空间", "Makerspace"),
        entry("organizations/dj", "东久中国", "D&J China"),
        entry("organizations/taobao", "淘宝", "Marketplace"),
        entry("terms/cooperation", "跨江协作", "Working together"),
        entry("indicators/fund-size", "基金规模", "Fund size"),
    ]
    figures = [
        _figure("2021-01-08", "7亿元"),
        _figure("2023-11", "8亿元"),
        _figure("2024-01/2024-06", "9亿元"),
    ]
    words = {"高新贷": "gāoxīndài", "淘宝": "Táobǎo", "协作": "xiézuò", "无锡": "Wúxī"}
    return build(tmp_path_factory.mktemp("typed"), entries, figures, words)


def _ids(site: Path, query: str, lang: str = "zh") -> list[str]:
    return [result["id"] for result in ask(site, [query], lang=lang)[0]["results"]]


FIGURE = "regions/wuxi#fund-size-"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        *(
            (query, f"{FIGURE}2021-01-08")
            for query in [
                "2021-01-08",
                "2021.1.8",
                "2021/1/8",
                "2021年1月8日",
                "二〇二一年1月8日",
                "二零二一年一月八日",
            ]
        ),
        *(
            (f"无锡 {query}", f"{FIGURE}2023-11")
            for query in ["2023-11", "2023.11", "2023/11", "2023年11月", "二〇二三年十一月"]
        ),
        *(
            (f"wuxi {query}", f"{FIGURE}2024-01-to-2024-06")
            for query in ["first half of 2024", "H1 2024", "2024H1", "2024上半年", "2024年1-6月"]
        ),
    ],
)
def test_a_date_is_read_however_it_is_written(query: str, first: str, site: Path) -> None:
    assert _ids(site, query)[:1] == [first]


@pytest.mark.parametrize("query", ["2021-13-08", "2021.1.32", "2021-01-09", "2022-01-08", "second half of 2024"])
def test_another_date_is_none_of_these(query: str, site: Path) -> None:
    assert not [found for found in _ids(site, query) if "#" in found]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("3年行动", "programmes/three"),
        ("5级梯次", "programmes/tiers"),
        ("2中心1机构", "programmes/two"),
        ("第12届创新创业大赛", "events/twelfth"),
        ("第12届", "events/twelfth"),
        ("五G", "terms/fiveg"),
        ("高新贷3", "programmes/loan"),
        ("gaoxindai3", "programmes/loan"),
        ("bio medicine", "clusters/biomedicine"),
        ("bio-medicine", "clusters/biomedicine"),
        ("maker space", "terms/makerspace"),
        ("maker spaces", "terms/makerspace"),
        ("D and J", "organizations/dj"),
        ("bao", "organizations/taobao"),
        ("zuo", "terms/cooperation"),
    ],
)
def test_a_name_is_found_as_people_write_it(query: str, first: str, site: Path) -> None:
    assert _ids(site, query)[:1] == [first]


@pytest.mark.parametrize("query", ["4年行动", "第13届", "ba", "o medicine", "六G"])
def test_another_number_or_half_a_word_is_not_that_name(query: str, site: Path) -> None:
    assert _ids(site, query) == []
