"""What people ask: in pinyin, for what there is none of, for two things by one word, for the figure of the place that they name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import Asked, Text, TypeName
from atlas.search.catalogue import SearchFact, SearchRelation

from .engine_support import ask, build, entry, figure

PLACE = Text(zh="地区", en="Region")
TERM = Text(zh="术语", en="Term")
TITLE = Text(zh="称号", en="Title")
FIRM = TypeName(zh="企业", en="Company", asked=Asked(en="firm"))
PARK = TypeName(zh="产业园", en="Industrial park", asked=Asked(zh="园区", en="park"))
CHAIN = Text(zh="产业链", en="Industry chain")
FUND = TypeName(zh="基金集群", en="Fund cluster", asked=Asked(zh="基金", en="fund"))
COLLEGE = TypeName(zh="高等学校", en="University", asked=Asked(zh="大学"))
READINGS = {
    "海门": "Hǎimén",
    "启东": "Qǐdōng",
    "南通": "Nántōng",
    "独角兽": "dújiǎoshòu",
    "企业": "qǐyè",
    "孵化器": "fūhuàqì",
    "加速器": "jiāsùqì",
    "园区": "yuánqū",
    "产业园": "chǎnyèyuán",
    "运营": "yùnyíng",
    "面积": "miànjī",
}


def _figure(subject: str, printed: str, period: str, **more: Any) -> SearchFact:
    return figure(subject, "projects", printed, period, paragraph=7, **more)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inside: dict[str, Any] = {"place": "regions/nantong", "type": PLACE}
    entries = [
        entry("regions/nantong", "南通市", "Nantong", zh=("南通",), type=PLACE),
        entry("regions/haimen", "海门区", "Haimen District", zh=("海门",), en=("Haimen",), **inside),
        entry("regions/qidong", "启东市", "Qidong", zh=("启东",), **inside),
        entry("carriers/tuohong", "拓鸿产业园", "Tuohong Park", place="regions/haimen", type=PARK),
        entry("carriers/husu", "沪苏产业园", "Husu Park", place="regions/haimen", type=PARK),
        entry("organizations/aosikang", "澳斯康", "Oaks Biologics", place="regions/haimen", type=FIRM),
        entry("organizations/runner", "人才集团", "Talent Group", type=FIRM),
        entry("organizations/college", "江海学院", "Jianghai College", type=COLLEGE, place="regions/haimen"),
        entry("honours/unicorn", "独角兽企业", "Unicorn enterprise", zh=("独角兽",), en=("unicorn",), type=TITLE),
        entry("honours/incubator", "省级孵化器", "Provincial incubator", type=TITLE, prior=9),
        entry("terms/incubator", "科技企业孵化器", "Technology business incubator", zh=("孵化器",), type=TERM),
        entry("terms/accelerator", "加速器", "Accelerator", type=TERM),
        entry("clusters/drugs", "生物制药", "Biopharmaceuticals", type=CHAIN),
        entry("funds/clusters", "南通两大基金集群", "Nantong’s two fund clusters", place="regions/nantong", type=FUND),
        entry("indicators/fund-size", "基金规模", "Size of funds"),
        entry("programmes/projects", "南通科创项目体系", "Nantong projects", place="regions/nantong", type=TERM),
        entry("indicators/projects", "认定项目数", "Projects recognised"),
        entry("sources/s-2023", "资料", "Source"),
        entry("pages/about", "关于本图谱", "About", text="启东的土地面积不大。运营的公司不多。"),
    ]
    figures = [
        _figure("programmes/projects", "3411个", "2024", about=("regions/nantong",)),
        _figure("regions/qidong", "47个", "2025", about=("programmes/projects",)),
        figure("funds/clusters", "fund-size", "800亿元", "2024"),
        figure("regions/haimen", "fund-size", "130亿元", "2024"),
        figure("regions/qidong", "fund-size", "20亿元", "2024"),
    ]
    relations = [
        SearchRelation("organizations/aosikang", "holds", "honours/unicorn", "actual", "s-2023", 12),
        SearchRelation("organizations/aosikang", "in-cluster", "clusters/drugs", "actual", "s-2023", 12),
        SearchRelation("organizations/runner", "in-cluster", "clusters/drugs", "actual", "s-2023", 12),
        SearchRelation("organizations/runner", "operates", "carriers/tuohong", "actual", "s-2023", 3),
    ]
    return build(tmp_path_factory.mktemp("asked"), entries, figures, READINGS, relations)


def _answer(site: Path, query: str, lang: str = "zh") -> dict[str, Any]:
    return ask(site, [query], lang=lang)[0]


def _ids(site: Path, query: str, lang: str = "zh") -> list[str]:
    return [result["id"] for result in _answer(site, query, lang)["results"]]


HOLDS = "organizations/aosikang#holds/honours/unicorn"
DRUGS = "organizations/aosikang#in-cluster/clusters/drugs"
OPERATES = "organizations/runner#operates/carriers/tuohong"
PARKS = ["carriers/husu", "carriers/tuohong"]


@pytest.mark.parametrize(
    ("typed", "characters"),
    [
        ("haimen you naxie yuanqu", "海门有哪些园区"),
        ("haimen you na xie yuan qu", "海门有哪些园区"),
        ("Hai'men you naxie yuanqu?", "海门有哪些园区"),
        ("haimenyounaxieyuanqu", "海门有哪些园区"),
        ("haimen you naxie chanyeyuan", "海门有哪些产业园"),
        ("dujiaoshou shi shenme", "独角兽是什么"),
        ("shenme shi dujiaoshou qiye", "什么是独角兽企业"),
        ("tuohong chanyeyuan zai nali", "拓鸿产业园在哪里"),
        ("shui yunying tuohong chanyeyuan", "谁运营拓鸿产业园"),
        ("haimen he qidong bijiao", "海门和启东比较"),
        ("haimen you naxie dujiaoshou", "海门有哪些独角兽"),
        ("海门有哪些yuanqu", "海门有哪些园区"),
        ("海门有哪些yuanq", "海门有哪些园区"),
        ("qidong mianji duoshao", "启东面积多少"),
    ],
)
def test_a_question_in_pinyin_is_that_in_characters(typed: str, characters: str, site: Path) -> None:
    found = _ids(site, typed)
    assert found and found == _ids(site, characters)
    assert _ids(site, typed, "en") == found


@pytest.mark.parametrize(
    "typed", ["konglong you naxie", "shenme shi konglong", "zenme zenme", "haimen you naxie konglong"]
)
def test_a_question_in_pinyin_for_what_is_not_there_finds_nothing(typed: str, site: Path) -> None:
    assert not [found for found in _ids(site, typed) if found.startswith(("carriers/", "organizations/"))]


@pytest.mark.parametrize("query", ["海门", "haimen", "Haimen District", "yuanqu"])
def test_what_is_no_question_loads_no_words_for_one(query: str, site: Path) -> None:
    [answer] = ask(site, [query], "--cold", "--loaded", names=True)
    assert "words" not in answer["loaded"]


@pytest.mark.parametrize(
    ("query", "lang", "word"),
    [
        ("启东有哪些园区", "zh", "园区"),
        ("启东有什么大学", "zh", "大学"),
        ("启东有哪些独角兽", "zh", "独角兽"),
        ("启东的独角兽企业名单", "zh", "独角兽企业"),
        ("qidong you naxie yuanqu", "zh", "园区"),
        ("which parks are in Qidong", "en", "parks"),
        ("what universities are there in Qidong", "en", "universities"),
        ("which unicorns are in Qidong", "en", "unicorn"),
        ("list of unicorns in Qidong", "en", "unicorn"),
    ],
)
def test_a_list_of_what_a_place_has_none_of_is_the_place_that_says_so(
    query: str, lang: str, word: str, site: Path
) -> None:
    answer = _answer(site, query, lang)
    first = answer["results"][0]
    assert (first["id"], answer["without"]) == ("regions/qidong", [word])
    assert first["reason"] == {"zh": f"此地没有收录：{word}", "en": f"None recorded here: {word}"}[lang]
    assert not {*PARKS, "organizations/college", HOLDS} & {result["id"] for result in answer["results"]}


@pytest.mark.parametrize(
    ("query", "lang", "first"),
    [
        ("海门有哪些园区", "zh", PARKS),
        ("海门有哪些独角兽", "zh", [HOLDS, "honours/unicorn"]),
        ("南通的独角兽有哪些", "zh", [HOLDS, "honours/unicorn"]),
        ("which unicorns are in Haimen", "en", [HOLDS, "honours/unicorn"]),
        ("海门的园区", "zh", PARKS),
        ("parks in Haimen", "en", PARKS),
        ("海门的生物制药企业", "zh", [DRUGS, "clusters/drugs"]),
        ("海门生物制药企业", "zh", [DRUGS, "clusters/drugs"]),
        ("biopharmaceuticals firms in Haimen", "en", [DRUGS, "clusters/drugs"]),
    ],
)
def test_a_list_of_what_a_place_has_says_nothing_else(query: str, lang: str, first: list[str], site: Path) -> None:
    answer = _answer(site, query, lang)
    assert sorted(result["id"] for result in answer["results"][: len(first)]) == sorted(first)
    assert answer["without"] == []


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("difference between incubator and accelerator", "en"),
        ("what is the difference between an accelerator and an incubator", "en"),
        ("incubators vs accelerators", "en"),
        ("孵化器和加速器有什么区别", "zh"),
    ],
)
def test_of_what_one_word_may_be_like_is_compared_with_like(query: str, lang: str, site: Path) -> None:
    assert set(_ids(site, query, lang)[:2]) == {"terms/incubator", "terms/accelerator"}


@pytest.mark.parametrize(
    ("query", "lang", "first"),
    [
        ("南通总共认定了几个科创项目", "zh", "programmes/projects#projects-2024"),
        ("南通一共认定了多少项目", "zh", "programmes/projects#projects-2024"),
        ("how many projects were recognised in Nantong", "en", "programmes/projects#projects-2024"),
        ("启东认定了几个科创项目", "zh", "regions/qidong#projects-2025"),
        ("启东认定项目几个", "zh", "regions/qidong#projects-2025"),
    ],
)
def test_a_figure_that_is_asked_for_is_that_of_the_place_and_not_of_one_inside(
    query: str, lang: str, first: str, site: Path
) -> None:
    assert _ids(site, query, lang)[0] == first


@pytest.mark.parametrize("query", ["南通基金有多大", "南通基金", "南通 基金规模"])
def test_what_is_called_like_place_and_indicator_has_the_first_figure(query: str, site: Path) -> None:
    """南通基金 says place and indicator of what has both words in its own name, too."""
    assert _ids(site, query)[0] == "funds/clusters#fund-size-2024"


@pytest.mark.parametrize(
    ("query", "lang"),
    [("启东和海门基金规模", "zh"), ("启东、海门的基金规模", "zh"), ("qidong and haimen size of funds", "en")],
)
def test_joined_names_and_an_indicator_ask_for_the_figure_of_each(query: str, lang: str, site: Path) -> None:
    """No word has to ask: the figures of all, then the names, if what stands beside them is the name of an indicator."""
    found = _ids(site, query, lang)
    assert found[:2] == ["regions/qidong#fund-size-2024", "regions/haimen#fund-size-2024"]
    assert found[2:4] == ["regions/qidong", "regions/haimen"]


def test_joined_names_beside_what_is_no_indicator_ask_for_no_figures(site: Path) -> None:
    assert not any("#fund-size" in one for one in _ids(site, "启东和海门运营"))
