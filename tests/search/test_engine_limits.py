"""The limits of the search, each at the last case that it allows and the first that it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.search.catalogue import Entry, SearchFact

from .engine_support import ask, build, entry, figure

DIGITS = "一二三四五六七八九"


def _ids(site: Path, query: str, **options: object) -> list[str]:
    [answer] = ask(site, [query], lang="zh", **{"names": True, **options})
    return [result["id"] for result in answer["results"]]


# Names and other names


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """青山 is another name of one thing and the name of the next; 绿水 is another name of what is better known."""
    return build(
        tmp_path_factory.mktemp("alike"),
        [
            entry("terms/alias", "某某会", "One", zh=("青山",)),
            entry("terms/name", "青山", "Two"),
            entry("terms/plain", "绿水", "Three"),
            entry("terms/known", "某某社", "Four", zh=("绿水",), prior=1),
        ],
    )


def test_a_name_comes_before_the_same_as_another_name(alike: Path) -> None:
    assert _ids(alike, "青山") == ["terms/name", "terms/alias"]


def test_what_is_better_known_comes_first_all_the_same(alike: Path) -> None:
    assert _ids(alike, "绿水") == ["terms/known", "terms/plain"]


# Abbreviations

TWELVE, THIRTEEN = "江苏省产业技术研究院总部", "浙江省新产业技术研究院总部"
LONG_NAME = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


@pytest.fixture(scope="module")
def institutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(
        tmp_path_factory.mktemp("institutes"),
        [
            entry("organizations/twelve", TWELVE, "Twelve"),
            entry("organizations/thirteen", THIRTEEN, "Thirteen"),
            entry("organizations/long", LONG_NAME, "Long"),
        ],
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [("江产部", ["organizations/twelve"]), ("浙产部", []), ("浙新产部", ["organizations/thirteen"])],
)
def test_a_name_is_at_most_four_times_as_long_as_its_abbreviation(
    query: str, found: list[str], institutes: Path
) -> None:
    assert (len(TWELVE), len(THIRTEEN)) == (12, 13)
    assert _ids(institutes, query) == found


@pytest.mark.parametrize(("length", "found"), [(12, ["organizations/long"]), (13, [])])
def test_an_abbreviation_has_at_most_twelve_characters(length: int, found: list[str], institutes: Path) -> None:
    assert _ids(institutes, LONG_NAME[: length - 1] + LONG_NAME[-1]) == found


# Slips of a letter


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(
        tmp_path_factory.mktemp("words"),
        [
            entry("regions/haian", "海安市", "Place One"),
            entry("regions/suzhou", "苏州市", "Place Two"),
            entry("terms/pact", "约定", "Pact"),
            entry("terms/grant", "补助", "Grant"),
            entry("terms/incubator", "孵化器", "Incubator"),
            entry("terms/catalyst", "催化剂", "Catalysts"),
        ],
        words={"海安": "Hǎi'ān", "苏州": "Sūzhōu"},
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("haiam", []),
        ("suzhuo", ["regions/suzhou"]),
        ("pavt", []),
        ("gramt", ["terms/grant"]),
        ("incobat", []),
        ("incobato", ["terms/incubator"]),
    ],
    ids=[
        "five letters of pinyin",
        "six letters of pinyin",
        "four letters of English",
        "five letters of English",
        "seven letters with another ending",
        "eight letters with another ending",
    ],
)
def test_a_slip_is_forgiven_in_longer_strings_only(query: str, found: list[str], words: Path) -> None:
    assert _ids(words, query) == found


def test_two_slips_are_not_forgiven(words: Path) -> None:
    assert _ids(words, "suzhuo") == ["regions/suzhou"]
    assert _ids(words, "suzhhuo") == []


# Sounds that are confused


@pytest.mark.parametrize(
    ("query", "found"),
    [("sae", []), ("sasi", ["regions/shashi"]), ("ciji", []), ("ciwan", ["regions/gulf"])],
    ids=["three letters", "four letters", "four letters inside", "five letters inside"],
)
def test_sounds_are_confused_in_longer_strings_only(query: str, found: list[str], tmp_path: Path) -> None:
    entries = [
        entry("regions/goose", "沙鹅", "Goose", reading="Shā'é"),
        entry("regions/shashi", "沙市", "City", reading="Shāshì"),
        entry("regions/base", "大迟基", "Base", reading="Dà Chíjī"),
        entry("regions/gulf", "大迟湾", "Gulf", reading="Dà Chíwān"),
    ]
    assert _ids(build(tmp_path, entries), query) == found


# Within a name


@pytest.fixture(scope="module")
def inner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(
        tmp_path_factory.mktemp("inner"),
        [
            entry("terms/liba", "阿里巴", "One", reading="Ālǐbā"),
            entry("terms/liban", "阿里班", "Two", reading="Ālǐbān"),
            entry("terms/port", "苏州新港", "Three", reading="Sūzhōu Xīngǎng"),
            entry("terms/city", "苏州新港城", "Four", reading="Sūzhōu Xīngǎngchéng"),
            entry("terms/garden", "园", "Green garden"),
            entry("terms/hu", "沪", "Five", reading="Hù"),
            entry("terms/haimen", "海门区", "Six", reading="Hǎimén Qū", prior=1),
        ],
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("liba", []),
        ("liban", ["terms/liban"]),
        ("xg", []),
        ("xgc", ["terms/city"]),
        ("ga", []),
        ("gar", ["terms/garden"]),
    ],
    ids=[
        "four letters of pinyin inside of a word",
        "five letters of pinyin inside of a word",
        "two initials inside",
        "three initials inside",
        "two letters of an English word inside",
        "three letters of an English word inside",
    ],
)
def test_the_inside_of_a_name_is_found_by_longer_strings_only(query: str, found: list[str], inner: Path) -> None:
    assert _ids(inner, query) == found


def test_a_letter_says_no_more_of_a_name_of_one_character_than_of_another(inner: Path) -> None:
    """So the better known comes first; whole pinyin of the short name is another matter."""
    assert _ids(inner, "h") == ["terms/haimen", "terms/hu"]
    assert _ids(inner, "hu") == ["terms/hu"]


# How much of a query is read, and how many results are returned

WORDS = "alpha beta gamma delta kappa lambda sigma omega epsilon zeta theta iota"


@pytest.mark.parametrize(
    ("query", "without"),
    [(WORDS, []), (f"{WORDS} zzz", []), (f"{WORDS.rpartition(' ')[0]} zzz", ["zzz"])],
    ids=["twelve words", "a thirteenth that is nothing", "a twelfth that is nothing"],
)
def test_twelve_words_of_a_query_are_read(query: str, without: list[str], tmp_path: Path) -> None:
    site = build(tmp_path, [entry("terms/long", "长名", WORDS.title())])
    [answer] = ask(site, [query], lang="zh", names=True)
    assert [result["id"] for result in answer["results"]] == ["terms/long"]
    assert answer["without"] == without


@pytest.mark.parametrize("count", [20, 21])
def test_twenty_results_are_returned_if_nothing_else_is_said(count: int, tmp_path: Path) -> None:
    site = build(tmp_path, [entry(f"terms/n-{n}", f"同名{n}", f"Item {n}") for n in range(count)])
    [answer] = ask(site, ["同名"], lang="zh", names=True)
    assert (len(answer["results"]), answer["total"]) == (20, count)


# Nothing looser than enough


def _five(last: Entry, count: int) -> list[Entry]:
    return [*(entry(f"terms/n{n}", f"南通{DIGITS[n]}", f"Item {n}") for n in range(count)), last]


@pytest.mark.parametrize(("good", "looser"), [(4, True), (5, False)])
def test_with_five_good_results_no_sound_is_confused(good: int, looser: bool, tmp_path: Path) -> None:
    site = build(tmp_path, _five(entry("terms/lan", "兰通", "Item Lan"), good), words={"兰通": "Lántōng"})
    found = _ids(site, "nantong")
    assert len(found) == good + looser
    assert ("terms/lan" in found) == looser


@pytest.mark.parametrize(("good", "looser"), [(4, True), (5, False)])
def test_with_five_good_results_no_abbreviation_is_looked_for(good: int, looser: bool, tmp_path: Path) -> None:
    site = build(tmp_path, _five(entry("organizations/short", "南京通信学院", "Item Short"), good))
    assert ("organizations/short" in _ids(site, "南通")) == looser


# What kind of thing comes first


@pytest.mark.parametrize(
    ("first", "second"),
    [("regions", "organizations"), ("organizations", "programmes"), ("clusters", "terms"), ("funds", "clusters")],
)
def test_among_equals_the_kind_decides(first: str, second: str, tmp_path: Path) -> None:
    site = build(tmp_path, [entry(f"{second}/b", "同名", "Same"), entry(f"{first}/a", "同名", "Same")])
    assert _ids(site, "同名") == [f"{first}/a", f"{second}/b"]


def test_a_thing_comes_before_a_part_of_the_same_name(tmp_path: Path) -> None:
    entries = [
        entry("programmes/p", "计划", "Programme"),
        entry("programmes/p#part-x", "同名", "Same"),
        entry("terms/x", "同名", "Same"),
    ]
    assert _ids(build(tmp_path, entries), "同名") == ["terms/x", "programmes/p#part-x"]


# Texts

SOLAR = "terms/solar"


@pytest.fixture(scope="module")
def solar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(
        tmp_path_factory.mktemp("solar"), [entry(SOLAR, "某词", "A term", text_en="Perovskite cells are told of here.")]
    )


@pytest.mark.parametrize(("query", "found"), [("per", []), ("pero", [SOLAR]), ("perovskites", [SOLAR])])
def test_four_letters_begin_a_word_of_a_text(query: str, found: list[str], solar: Path) -> None:
    assert _ids(solar, query, names=False) == found


@pytest.mark.parametrize(("terms", "found"), [(24, 24), (25, 24)])
def test_a_half_typed_word_stands_for_twenty_four(terms: int, found: int, tmp_path: Path) -> None:
    ends = [f"solar{first}{second}" for first in "bcdfg" for second in "kmpqx"][:terms]
    site = build(tmp_path, [entry(f"terms/{end}", "某词", "Term", text_en=f"About {end}.") for end in ends])
    assert len(_ids(site, "solar", names=False, limit=40)) == found


SHISHI = ["实施", "事实", "实时", "适时", "史诗", "逝世", "时事", "时时", "失实", "失事", "史实", "世事", "试试"]


@pytest.mark.parametrize(("words", "found"), [(12, 12), (13, 12)])
def test_pinyin_stands_for_twelve_words_of_texts(words: int, found: int, tmp_path: Path) -> None:
    site = build(tmp_path, [entry(f"terms/n-{n}", f"甲{n}", "Item", text=f"{SHISHI[n]}。") for n in range(words)])
    assert len(_ids(site, "shishi", names=False, limit=40)) == found


# Figures

POWER = "regions/lin#power-2023"
LONG_MEASURE = "甲乙丙丁戊己庚辛壬癸"


def _fact(
    indicator: str,
    printed: str,
    english: str,
    amount: str,
    period: str = "2023",
    status: str = "actual",
    unit: str = "count",
) -> SearchFact:
    more = {"english": english, "amounts": (amount,), "status": status, "unit": unit}
    return figure("regions/lin", indicator, printed, period, **more)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry("regions/lin", "临川市", "Lin"),
        entry("indicators/power", "装机容量", "Capacity"),
        entry("indicators/long", LONG_MEASURE, "Long measure"),
        entry("indicators/kept", "存量", "Stock"),
        entry("indicators/aimed", "目的量", "Aim"),
        entry("events/meeting", f"{LONG_MEASURE[:4]}与临川会", "Meeting"),
    ]
    facts = [
        _fact("power", "4.8GW", "4.8 GW", "4.8", unit="GW"),
        _fact("long", "7个", "7", "7"),
        _fact("kept", "1项", "1", "1", period="2019"),
        _fact("kept", "2项", "2", "2", period="2023"),
        _fact("aimed", "3项", "3", "3", status="target"),
        _fact("aimed", "4项", "4", "4", period="2019"),
    ]
    return build(tmp_path_factory.mktemp("figures"), entries, facts, words={"临川": "Línchuān"})


@pytest.mark.parametrize("query", ["4.8GW", "4800MW", "4800兆瓦"])
def test_power_is_found_in_smaller_units(query: str, figures: Path) -> None:
    assert _ids(figures, query) == [POWER]


@pytest.mark.parametrize("query", ["4.8MW", "4.8 MW", "4.8兆瓦", "48MW", "4800GW", "4801MW"])
def test_as_many_of_another_unit_are_another_amount(query: str, figures: Path) -> None:
    [answer] = ask(figures, [query], lang="zh")
    assert {result["reason"] for result in answer["results"]} <= {"同一数字，单位不同"}


@pytest.mark.parametrize(("said", "first"), [(4, "regions/lin#long-2023"), (3, "events/meeting")])
def test_a_figure_is_meant_if_enough_of_its_measure_is_said(said: int, first: str, figures: Path) -> None:
    """Four characters of ten are enough to come before a name that holds the words, three are not."""
    found = _ids(figures, f"临川 {LONG_MEASURE[:said]}")
    assert found[0] == first
    assert set(found) >= {"regions/lin#long-2023", "events/meeting"}


def test_of_two_figures_the_newer_comes_first(figures: Path) -> None:
    assert _ids(figures, "临川 存量") == ["regions/lin#kept-2023", "regions/lin#kept-2019"]


def test_what_has_happened_comes_before_a_newer_aim(figures: Path) -> None:
    assert _ids(figures, "临川 目的量") == ["regions/lin#aimed-2019", "regions/lin#aimed-2023"]
