"""What the tests of other searchers for Chinese text ask, and what their users have reported, asked of this engine.

Inputs and answers only: a text, queries that find it, queries that do not. A text is the one name of a tiny atlas, or
after `body:` the one text in it. Where this engine answers otherwise on purpose, `DIFFERENCES` says why.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .engine_support import build, entry, node

BODY = "body:"
# Readings of polyphones, which a build wants reviewed.
READINGS = {
    "会计": "kuàijì",
    "重启": "chóngqǐ",
    "重庆": "Chóngqìng",
    "音乐": "yīnyuè",
    "曾经沧海": "céngjīng cānghǎi",
}
Row = tuple[str, list[str], list[str]]
SUITES: dict[str, list[Row]] = {
    "pinyin-pro": [
        ("欢迎使用汉语拼音", ["hy", "yingshyon", "欢yingshy"], []),
        ("会计", ["kj", "huij"], []),
        ("开会", ["kaiui"], ["", "kaiuiaaaa", "kaig", "l"]),
        ("开个大会", [], ["kaiui"]),
        ("开      会s  啊", ["kaiuisa"], []),
        ("汉语拼音", ["hanpin", "hyupy", "hanyupinyi", "hanyupinyin", "hanyupiny", "hanyupini"], []),
        ("𧒽测试", ["cs"], []),
        ("𧒽测 试", ["c s"], []),
        ("测uuuuuuuuuu试", ["cuuuuuu"], []),
        ("汉语 拼音", ["hanyu pini", "hanyu pinyin"], []),
        ("汉语KK拼音", ["hanyukkpinyin"], []),
        ("我是吕布", ["woshilvbu"], []),
        ("吕", ["lü"], []),
        ("阿哦额衣乌", ["a"], ["āáǎà"]),
        ("女", ["nü"], ["ǖǘǚǜ"]),
        ("嗯", ["n"], []),
        ("呣", ["m"], []),
        ("欸", ["ê"], ["êê"]),
    ],
    "pinyin-match": [
        (
            "123曾经沧海难为水除却巫山不是云",
            ["23曾", "cjc", "cengjingcanghai", "cengjingcangha", "zengjingcang", "zengji ng cang"],
            ["engjing", "zengji ng cangsdjfkl"],
        ),
        ("   我 爱你 中   国   ", ["nzg"], []),
        ("   我 爱你 中   国s   ", ["爱你中", "爱你中国s"], ["爱你中国sj"]),
        ("淘宝", ["bao"], []),
        ("卡号打开", ["ka"], []),
        ("嫚", ["man"], []),
        ("喆", ["zhe"], []),
        ("钭", ["tou"], []),
        ("啰", ["luo"], []),
        ("胖", ["pang"], []),
        ("略", ["lue", "lve", "lüe"], []),
        ("缺", ["que", "qve"], []),
        ("女", ["nü"], []),
        ("女生努力", ["nüshengnuli"], []),
        ("v", [], ["ü"]),
        ("niño", ["no"], []),
        ("áéí", ["aei"], []),
        ("éèêë", ["eeee"], []),
        ("ãõç", ["aoc"], []),
        ("àèìòù", ["aeiou"], []),
        ("éèíïóòúü", ["eeiioouu"], []),
        ("äöü", ["aou"], []),
        ("čďěňřšťž", ["cdenrstz"], []),
        ("ąćęńóśźż", ["acenoszz"], []),
        ("ğş", ["gs"], []),
        ("àảãáạ", ["aaaaa"], []),
        ("祎", ["yi"], []),
        ("發", ["fa"], []),
    ],
    "PinIn": [
        ("测试文本", ["ceshiwenben", "ceshiwenbe", "ceshiwben", "ce4shi4wb", "ce4sw"], ["ce2shi4wb", "ce4siw"]),
        ("合金炉", ["hejinlu"], []),
        ("洗矿场", ["xikuangchang"], []),
        ("流体", ["liuti"], []),
        ("轰20", ["hong2"], []),
        ("hong2", ["hong2"], []),
        ("测", [], ["ce4a"]),
        ("石头", ["stou"], []),
        ("安全", ["aquan"], []),
        ("昂扬", ["ayang", "angyang"], ["anyang"]),
        ("测试切分", ["ceshqf"], ["ceshqfw"]),
        ("汉化", ["hh"], ["hhu"]),
        ("喊话", ["hh"], []),
        ("测试切分文本", ["ceshiqiefenw"], []),
        ("月球", ["yueqiu"], []),
        ("錫", ["xi"], []),
        ("鑽石", ["zuan"], []),
        ("腳手架", ["jiaoshoujia"], []),
        ("鵝", ["e"], []),
        ("葉", ["ye"], []),
        ("物質", ["wuzhi"], []),
        ("共同", ["gongtong"], []),
    ],
    "ib-matcher": [
        ("xing", ["xing"], []),
        ("XiNG", ["xing"], []),
        ("行", ["xing", "XING"], []),
        ("科", ["ke"], []),
        ("k鹅", ["ke"], []),
        ("凯尔", ["ke"], []),
        ("柯尔", ["ke"], []),
        ("buxing", ["xing"], []),
        ("不行", ["xing"], []),
        ("1行", ["xing"], []),
        ("行1", ["xing"], []),
        ("拼音搜索Everything", ["pysseve", "pysousuoeve"], []),
        ("协作", ["zuo"], []),
        ("la vie est drôle", ["LA VIE EST DRÔLE"], []),
        ("βίος", ["Βίοσ", "ΒΊΟΣ"], []),
        ("Event.SelectFirstWhenEnterFolder.js", ["Event.SelectFirstWhenEnterFolder.js", "folder"], []),
    ],
    "pinyin-engine": [
        ("中央美院", ["meiyuan"], []),
        ("清华大学", [], ["meiyuan"]),
        ("中", ["zhong"], []),
        ("中国人😊", ["zhongguoren", "😊"], []),
        ("乐", ["le", "yue"], []),
        ("乐乐😊", ["lele", "leyue", "yuele", "yueyue"], []),
        ("😊", ["😊"], []),
    ],
    "charabia": [
        ("尊严", ["尊嚴"], []),
        ("尊嚴", ["尊严"], []),
        ("人人生而自由,在尊嚴和權利上一律平等", ["生而自由", "尊严", "权利"], []),
        ("澳", ["澚"], []),
        ("䀾", ["䁈"], []),
        ("刃", ["刄"], []),
        ("本", ["㮺"], []),
        ("万", ["杤"], []),
    ],
    "Pagefind": [
        ("Béës", ["Béës", "bees"], []),
        ("Fam 👨👩👧👦", ["👨👩👧👦"], []),
        ('The "bees"', ["bees"], []),
        ("The beet-root", ["beet-root"], []),
        ("Invert can before opening", [], ["*"]),
        ("beet-root", ["beet", "root"], []),
        ("image.png", ["image", "png"], []),
        ("WKWebVIEWComponent", ["WkWebVIEWComponent", "web", "component"], []),
        ("Word_Boundaries", ["word", "bound"], []),
        ("sandwich/salad", ["sandwich", "salad"], []),
        ("Cloud,Cannon", ["CloudCannon", "cloud", "cannon"], []),
        ("I am some English documentation", ["documenting"], []),
        ("I am a mystery document", ["documenting"], []),
    ],
    "Flow.Launcher": [
        ("重启", ["chongqi"], []),
        ("重启 Flow Launcher", ["chongqiflow"], []),
        ("重庆", ["chongqing"], []),
        ("核查", ["hecha", "hec"], []),
    ],
    "reports": [
        (
            "body:原告起诉被告的违法行为引起合同纠纷，诉讼标的为无因管理之债，涉及产品责任。",
            ["违法行为", "合同纠纷", "诉讼标的", "无因管理"],
            [],
        ),
        ("body:本文是关于教务使用的一篇小教程", ["一篇"], []),
        ("body:这是一段简单的测试文本", ["是一段"], []),
        ("body:我每個月都會去", ["每個月都", "每个月都"], []),
        ("body:這個迴圈會讀取檔案，函式回傳錯誤，請選擇安裝元組與字串", ["迴圈", "檔案", "函式"], []),
        ("body:本页列出在建工程", ["工程"], []),
        ("大灯", ["灯"], []),
        ("本地服务", [], ["本田"]),
        ("经典案例", [], ["景点"]),
        ("body:写周报的方法", ["告诉我如何写周报"], []),
        ("写周报", ["告诉我如何写周报"], []),
        ("中华人民共和国", ["zh", "zhrm", "zhonghua"], []),
        ("招商银行", ["zhaoshangyinhang"], []),
        ("会计", ["kuaiji"], []),
        ("金蝉脱壳", ["jinchantuoqiao"], []),
        ("QQ音乐", ["qqyinyue"], []),
        ("操作指南", ["caozuozhinan"], []),
        ("三楼平面图", ["3楼"], []),
        ("3楼平面图", ["三楼"], []),
        ("掠夺", ["lueduo"], []),
        ("1.云服务", ["yvn"], []),
        ("中 国", ["中国"], []),
        ("GPRS模块", ["GPRS", "gprs"], []),
        ("旅游", ["lvyou"], []),
        ("印象笔记", ["yinxiangbiji"], []),
        ("大江大河", ["DJDH"], []),
        ("协作", ["zuo"], []),
        ("哪个", ["nei"], []),
        ("朱先生", [], ["s"]),
        ("测试数据", ["测"], []),
        ("单元测试", ["单"], []),
        ("考勤", ["kaoqin"], []),
        ("网易云音乐", ["wyy"], []),
        ("微信", ["wx"], []),
    ],
}
EMOJI = "signs that no name is made of are no query"
INSIDE = "a Latin word is found from its beginning"
VARIANT = "variants that no orthography of today uses are other characters"
# Text and query → why this engine answers otherwise.
DIFFERENCES: dict[tuple[str, str], str] = {
    ("汉语拼音", "hanpin"): "syllables between which others stand are another name",
    ("𧒽测试", "cs"): "two initials begin a name",
    ("𧒽测 试", "c s"): "two initials begin a name",
    ("欸", "ê"): "the syllable is typed ei",
    ("123曾经沧海难为水除却巫山不是云", "23曾"): "a number is whole: 23 is not in 123",
    ("123曾经沧海难为水除却巫山不是云", "cjc"): "three initials begin a name; from within one there are four",
    ("123曾经沧海难为水除却巫山不是云", "engjing"): "offered as a slip of a letter, and said to be one",
    ("v", "ü"): "v is how ü is typed",
    ("niño", "no"): "letters with others between are another word",
    ("昂扬", "anyang"): "an and ang are confused, and the row says so",
    ("汉化", "hhu"): "the last syllable is not typed to its end",
    ("buxing", "xing"): INSIDE,
    ("Event.SelectFirstWhenEnterFolder.js", "folder"): INSIDE,
    ("WKWebVIEWComponent", "web"): INSIDE,
    ("WKWebVIEWComponent", "component"): INSIDE,
    ("βίος", "Βίοσ"): "Greek is compared letter by letter",
    ("😊", "😊"): EMOJI,
    ("中国人😊", "😊"): EMOJI,
    ("Fam 👨👩👧👦", "👨👩👧👦"): EMOJI,
    ("澳", "澚"): VARIANT,
    ("䀾", "䁈"): VARIANT,
    ("刃", "刄"): VARIANT,
    ("本", "㮺"): VARIANT,
    ("万", "杤"): VARIANT,
    ("body:写周报的方法", "告诉我如何写周报"): "found, and the words of asking are said to be left out",
    ("哪个", "nei"): "a reading of speech that no dictionary of names has",
}
ROWS = [
    (suite, text, query, match)
    for suite, rows in SUITES.items()
    for text, finds, misses in rows
    for query, match in [*((query, True) for query in finds), *((query, False) for query in misses)]
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bool]:
    """Whether a text is found by a query as typed, nothing left out."""
    folder = tmp_path_factory.mktemp("peers")
    texts = list(dict.fromkeys(text for _, text, _, _ in ROWS))
    sites = {text: str(_site(folder / str(number), text)) for number, text in enumerate(texts)}
    answers = node("engine_sites.js", stdin=[{"site": sites[text], "query": query} for _, text, query, _ in ROWS])
    assert not [answer for answer in answers if answer["incomplete"]]
    return {
        (text, query): answer["found"] > 0 and not answer["without"]
        for (_, text, query, _), answer in zip(ROWS, answers, strict=True)
    }


def _site(folder: Path, text: str) -> Path:
    if text.startswith(BODY):
        one = entry("terms/one", "〇〇", "–", text=text.removeprefix(BODY))
    else:
        one = entry("terms/one", text, text)
    return build(folder, [one], words=READINGS)


@pytest.mark.parametrize("suite", SUITES)
def test_what_peers_find_is_found(suite: str, found: dict[tuple[str, str], bool]) -> None:
    asked = [(text, query, match) for of, text, query, match in ROWS if of == suite]
    wrong = [row for row in asked if found[row[:2]] != row[2] and row[:2] not in DIFFERENCES]
    assert not wrong, f"{len(wrong)} of {len(asked)}: {wrong}"


def test_each_difference_is_one(found: dict[tuple[str, str], bool]) -> None:
    """A reason for what does not differ any more is taken out."""
    wanted = {(text, query): match for _, text, query, match in ROWS}
    assert [key for key in DIFFERENCES if found[key] == wanted[key]] == []
