"""Figures by place and measure, also by their initials, in questions and with a year; and by their amount, as readers
write it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.search.catalogue import SearchFact

from .engine_support import ask, build, entry, figure

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
        figure("regions/nantong", "unicorns", "4家"),
        _amount("site-2023", "155亩", "155 mu", 155, "mu"),
        _amount("dollars-2023", "1.08亿美元", "USD 108 million", 108e6, "USD"),
        _amount("power-2023", "4.8GW", "4.8 GW", 4.8, "GW"),
        _amount("share-2023", "63%", "63%", 63, "percent"),
        _amount("third-2023", "1/3", "1/3", 100 / 3, "percent"),
        _amount("years-2023", "三年", "3 years", 3, "year"),
        _amount("levels-2023", "5级", "5", 5, "count"),
        _amount("funds-number-2023", "5只", "5", 5, "count"),
        _amount("people-2023", "249名", "249 people", 249, "person"),
        figure("regions/nantong", "incubators", "60家"),
        _amount("funds-2023", "130亿元", "CNY 13 billion", 13e9, "CNY"),
        _amount("area-2023", "8.8万平方米", "88,000 m²", 88e3, "m2"),
    ]
    return build(
        tmp_path_factory.mktemp("figures"), entries, figures, words={"南通": "Nántōng", "独角兽": "dújiǎoshòu"}
    )


def _amount(key: str, printed: str, english: str, value: float, unit: str) -> SearchFact:
    amounts = (f"{round(value, 6):.9g}",) if value < 1e6 else (f"{value:.0f}",)
    status = "target" if key in ("funds-2023", "area-2023") else "actual"
    more = {"key": key, "english": english, "amounts": amounts, "status": status, "unit": unit}
    return figure("regions/wuxi", "size", printed, **more)


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


SAID = [
    ("一百三十亿", "funds"),
    ("一百三十亿元", "funds"),
    ("規模130億元", "funds"),
    ("八万八千平方米", "area"),
    ("8.8公顷", "area"),
    ("8.8 hectares", "area"),
    ("0.088平方公里", "area"),
    ("132亩", "area"),
    ("155亩", "site"),
    ("155 mu", "site"),
    ("10.3公顷", "site"),
    ("$108m", "dollars"),
    ("US$108 million", "dollars"),
    ("108 million US dollars", "dollars"),
    ("1.08亿美元", "dollars"),
    ("4800MW", "power"),
    ("4.8 gigawatts", "power"),
    ("480万千瓦", "power"),
    ("百分之六十三", "share"),
    ("63 percent", "share"),
    ("63%", "share"),
    ("三分之一", "third"),
    ("1/3", "third"),
    ("36个月", "years"),
    ("3年", "years"),
    ("five years", None),
    ("5级", "levels"),
    ("249人", "people"),
]


@pytest.mark.parametrize(("query", "key"), SAID, ids=[query for query, _ in SAID])
def test_an_amount_is_found_in_any_unit_of_its_dimension(query: str, key: str | None, site: Path) -> None:
    assert _ids(site, query)[:1] == ([f"regions/wuxi#{key}-2023"] if key else [])


@pytest.mark.parametrize(
    "query", ["130亿美元", "$13 billion", "155平方米", "155公顷", "155人", "63倍", "8.8万人", "249万人", "3天", "5届"]
)
def test_the_same_digits_of_another_unit_are_no_match_and_say_so(query: str, site: Path) -> None:
    results = ask(site, [query], lang="zh")[0]["results"]
    assert {result["reason"] for result in results} <= {"同一数字，单位不同"}


def test_a_conversion_is_shown(site: Path) -> None:
    zh, en = (ask(site, ["8.8公顷"], lang=lang)[0]["results"][0] for lang in ("zh", "en"))
    assert (zh["reason"], zh["fact"]["converted"]) == ("换算后相符：8.8公顷", "8.8公顷")
    assert (en["reason"], en["fact"]["converted"]) == ("Same amount: 8.8 ha", "8.8 ha")
    [plain, *_] = ask(site, ["8.8万平方米"], lang="zh")[0]["results"]
    assert (plain["reason"], plain["fact"]["converted"]) == ("数值相符", "")


@pytest.mark.parametrize(("query", "is_found"), [("10.3公顷", True), ("10.4公顷", False), ("10公顷", False)])
def test_a_conversion_allows_for_the_digits_that_are_typed(query: str, is_found: bool, site: Path) -> None:
    """155 mu are 10.33 ha: 10.3 says so, 10 is another number."""
    assert _ids(site, query) == (["regions/wuxi#site-2023"] if is_found else [])


def test_a_year_and_a_status_are_enough(site: Path) -> None:
    assert set(_ids(site, "2023年目标")) == {"regions/wuxi#funds-2023", "regions/wuxi#area-2023"}


def test_a_figure_of_an_english_text_is_shown_as_chinese_prints_it(tmp_path: Path) -> None:
    entries = [entry("regions/wuxi", "无锡市", "Wuxi"), entry("indicators/size", "面积", "Size")]
    printed = figure("regions/wuxi", "size", "nearly 50", chinese="近50", english="nearly 50")
    made = build(tmp_path, entries, [printed])
    for lang, value in (("zh", "近50"), ("en", "nearly 50")):
        (answer,) = ask(made, ["50"], lang=lang)
        fact = answer["results"][0]["fact"]
        assert (fact["value"], fact["printed"]) == (value, "nearly 50")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city, a district whose full name begins with that of the city, and what both put out."""
    entries = [
        entry("regions/nantong", "南通市", "Nantong", zh=("南通",)),
        entry("regions/haimen", "海门区", "Haimen District", zh=("海门", "南通市海门区"), place="regions/nantong"),
        entry("regions/haian", "海安市", "Hai’an", zh=("海安",), place="regions/nantong"),
        entry("indicators/gdp", "地区生产总值", "Gross domestic product", zh=("GDP",), en=("GDP",)),
        entry("indicators/trade", "外贸总额", "Foreign trade"),
    ]
    figures = [
        figure("regions/haimen", "gdp", "900亿元", "2024"),
        figure("regions/nantong", "gdp", "1.2万亿元", "2023"),
        figure("regions/haian", "gdp", "800亿元", "2022"),
        figure("regions/haimen", "trade", "9亿元", "2024"),
        figure("regions/nantong", "trade", "30亿元", "2023"),
    ]
    return build(tmp_path_factory.mktemp("outputs"), entries, figures)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("南通GDP", "regions/nantong#gdp-2023"),
        ("nantong gdp", "regions/nantong#gdp-2023"),
        ("南通外贸总额", "regions/nantong#trade-2023"),
        ("南通市外贸总额", "regions/nantong#trade-2023"),
        ("海门GDP", "regions/haimen#gdp-2024"),
        ("南通市海门区外贸总额", "regions/haimen#trade-2024"),
        ("海安GDP", "regions/haian#gdp-2022"),
    ],
)
def test_what_is_said_comes_before_what_lies_in_it(query: str, first: str, outputs: Path) -> None:
    assert _ids(outputs, query)[0] == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("GDP", "indicators/gdp"),
        ("2024年GDP", "regions/haimen#gdp-2024"),
        ("gdp 2022", "regions/haian#gdp-2022"),
        ("2024年外贸总额", "regions/haimen#trade-2024"),
    ],
)
def test_a_measure_needs_no_place_beside_a_date(query: str, first: str, outputs: Path) -> None:
    assert _ids(outputs, query)[0] == first


def test_a_few_letters_of_a_measure_beside_a_date_say_nothing(outputs: Path) -> None:
    assert _ids(outputs, "wm 2024") == []
    assert _ids(outputs, "wmze 2024")[0] == "regions/haimen#trade-2024"
