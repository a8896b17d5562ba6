"""Pinyin of names: polyphones, the orthography of GB/T 16159, and the check that a reading was reviewed."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

from atlas.text.pinyin import Readings
from atlas.text.syllables import fit, heteronyms

HOOKS = Path(__file__).parents[2] / "hooks"
WORDS = {
    "长三角": "Chángsānjiǎo",
    "长海": "Chánghǎi",
    "长江": "Cháng Jiāng",
    "重庆": "Chóngqìng",
    "重点": "zhòngdiǎn",
    "银行": "yínháng",
    "行业": "hángyè",
    "行动": "xíngdòng",
    "大厦": "dàshà",
    "厦门": "Xiàmén",
    "单县": "Shàn Xiàn",
    "会稽": "Kuàijī",
    "朝阳": "Cháoyáng",
    "薄膜": "bómó",
    "乐清": "Yuèqīng",
    "和": "hé",
    "中心": "zhōngxīn",
    "中试": "zhōngshì",
    "平台": "píngtái",
    "中小企业": "zhōng-xiǎo qǐyè",
    "陕甘宁": "Shǎn-Gān-Níng",
    "保定": "Bǎodìng",
    "股份有限公司": "gǔfèn yǒuxiàn gōngsī",
    "创新": "chuàngxīn",
    "海安高新区": "hǎi'ān gāoxīnqū",
}


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings(WORDS)


POLYPHONES = {
    "长三角": "cháng sān jiǎo",
    "长海大厦": "cháng hǎi dà shà",
    "重庆银行行业行动": "chóng qìng yín háng háng yè xíng dòng",
    "厦门": "xià mén",
    "单县": "shàn xiàn",
    "会稽": "kuài jī",
    "乐清": "yuè qīng",
    "薄膜": "bó mó",
}
PLACES = {
    "海门区": "Hǎimén Qū",
    "南通市": "Nántōng Shì",
    "江苏省": "Jiāngsū Shěng",
    "单县": "Shàn Xiàn",
    "长江": "Cháng Jiāng",
    "成都市": "Chéngdū Shì",
    "苏州市": "Sūzhōu Shì",
    "南通市海门区": "Nántōng Shì Hǎimén Qū",
    "陕甘宁": "Shǎn-Gān-Níng",
    "南通经济技术开发区": "Nántōng Jīngjì Jìshù Kāifāqū",
    "苏州工业园区": "Sūzhōu Gōngyè Yuánqū",
    "西北地区": "Xīběi Dìqū",
    "海门临江新区": "Hǎimén Línjiāng Xīnqū",
}
WORDS_APART = {
    "集成电路产业": "Jíchéng Diànlù Chǎnyè",
    "人工智能": "Réngōng Zhìnéng",
    "苏州大学": "Sūzhōu Dàxué",
    "股份有限公司": "Gǔfèn Yǒuxiàn Gōngsī",
    "中小企业": "Zhōng-xiǎo Qǐyè",
    "软件和信息服务": "Ruǎnjiàn hé Xìnxī Fúwù",
    "第十二届大赛": "Dì-shí'èr Jiè Dàsài",
    "第三代半导体": "Dì-sān Dài Bàndǎotǐ",
    "一体化": "Yītǐhuà",
}
APOSTROPHES = {
    "海安": "Hǎi'ān",
    "西安": "Xī'ān",
    "海安高新区": "Hǎi'ān Gāoxīnqū",
    "方案": "Fāng'àn",
    "先安": "Xiān'ān",
    "安海": "Ānhǎi",
    "延安": "Yán'ān",
}
MIXED = {
    "“3+2”产业": "“3+2” Chǎnyè",
    "CMC中试平台": "CMC Zhōngshì Píngtái",
    "R4S级": "R4S Jí",
    "Pre-A轮": "Pre-A Lún",
    "产品3.0版": "Chǎnpǐn 3.0 Bǎn",
    "保定·创新中心": "Bǎodìng·Chuàngxīn Zhōngxīn",
    "Biobay": "Biobay",
    "": "",
    "医疗（北京）股份有限公司": "Yīliáo (Běijīng) Gǔfèn Yǒuxiàn Gōngsī",
    "全球FPSO & FLNG大会": "Quánqiú FPSO & FLNG Dàhuì",
    "CMC（药学）": "CMC (Yàoxué)",
    "“海门，未来”2023大会": "“Hǎimén, Wèilái” 2023 Dàhuì",
    "互联网+": "Hùliánwǎng+",
}


@pytest.mark.parametrize(("name", "expected"), POLYPHONES.items())
def test_polyphones(readings: Readings, name: str, expected: str) -> None:
    assert readings.characters(name) == list(zip(name, expected.split(), strict=True))


@pytest.mark.parametrize(("name", "expected"), (PLACES | WORDS_APART | APOSTROPHES | MIXED).items())
def test_orthography(readings: Readings, name: str, expected: str) -> None:
    assert readings.latin(name) == expected


@pytest.mark.parametrize("particle", "的地得之和与及暨或了")
def test_particles_are_small_unless_they_begin(readings: Readings, particle: str) -> None:
    [sound] = [sound for _, sound in readings.characters(particle)]
    assert readings.latin(f"创新{particle}平台") == f"Chuàngxīn {sound} Píngtái"
    assert readings.latin(f"{particle}创新") == f"{(sound or '').capitalize()} Chuàngxīn"


@pytest.mark.parametrize(
    "noun", ["开发区", "自贸区", "保税区", "示范区", "试验区", "实验区", "商务区", "功能区", "大都市"]
)
def test_a_common_noun_that_ends_like_a_place_is_one_word(readings: Readings, noun: str) -> None:
    assert readings.latin(f"海门{noun}").count(" ") == 1


@pytest.mark.parametrize(
    ("name", "latin"), [("丰县", "Fēng Xiàn"), ("县", "Xiàn"), ("甲市", "Jiǎshì"), ("海门市", "Hǎimén Shì")]
)
def test_what_a_place_is_stands_apart_from_a_name_of_two_characters(readings: Readings, name: str, latin: str) -> None:
    """A county may have one."""
    assert readings.latin(name) == latin


@pytest.mark.parametrize("sign", [*"，；：！？）”%/·+"])
def test_no_space_stands_before_a_sign_that_closes_or_joins(readings: Readings, sign: str) -> None:
    assert readings.latin(f"创新{sign}")[len("Chuàngxīn")] != " "


def test_another_word_of_one_character_is_no_particle(readings: Readings) -> None:
    assert readings.latin("创新新平台") == "Chuàngxīn Xīn Píngtái"


def test_characters_that_are_not_han_have_no_pinyin(readings: Readings) -> None:
    found = readings.characters("CMC中试 3+2")
    assert "".join(character for character, _ in found) == "CMC中试 3+2"
    assert [sound for _, sound in found] == [None] * 3 + ["zhōng", "shì"] + [None] * 4


def test_a_given_reading_overrides_everything(readings: Readings) -> None:
    assert readings.latin("单县", "Dān Xiàn") == "Dān Xiàn"
    assert readings.characters("单（县）", "Dān (Xiàn)") == [("单", "dān"), ("（", None), ("县", "xiàn"), ("）", None)]
    assert readings.characters("5G", "wǔ G") == [("5", None), ("G", None)]
    assert readings.alternatives("单县", "Shàn Xiàn") == [("shàn", "dān", "chán"), ("xiàn",)]


MISFITS = [("单县", "Shàn"), ("单县", "Shàn Xiàn Qū"), ("单县", "Zhōng Xiàn"), ("", "a"), ("5G", "sì G")]


@pytest.mark.parametrize(("name", "reading"), MISFITS)
def test_a_reading_must_fit_its_name(name: str, reading: str) -> None:
    with pytest.raises(ValueError, match="is not a reading of"):
        fit(name, reading)
    with pytest.raises(ValueError, match="is not a reading of"):
        Readings({name: reading})


def test_words_that_do_not_fit_can_be_left_out() -> None:
    found = Readings.lenient({"单县": "Shàn", "海门": "Hǎimén", "5G": "sì G"})
    assert found.misfits == {"单县": "'Shàn' is not a reading of '单县'", "5G": "'sì G' is not a reading of '5G'"}
    assert found.latin("海门") == "Hǎimén" and found.unreviewed("单县") == ["单"]


def test_texts_are_cut_by_the_dictionary_and_the_reviewed_words() -> None:
    text = "海门产业生态圈"
    assert list(Readings({}).cut(text)) == ["海门", "产业", "生态圈"]
    assert list(Readings({"海门产业": "Hǎimén Chǎnyè"}).cut(text)) == ["海门产业", "生态圈"]


def test_the_dictionary_is_loaded_once_a_process() -> None:
    code = (
        "import jieba; from atlas.text.pinyin import Readings; loaded = []; "
        "keep = jieba.Tokenizer.initialize;\n"
        "def count(self, *more):\n"
        "    loaded.append(self.initialized) if not self.initialized else None\n"
        "    return keep(self, *more)\n"
        "jieba.Tokenizer.initialize = count\n"
        "for words in ({}, {'海门': 'Hǎimén'}):\n"
        "    assert Readings(words).latin('海门区') and list(Readings(words).cut('海门产业'))\n"
        "assert loaded == [False], loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HOOKS)


def test_words_of_one_do_not_reach_another() -> None:
    """They begin with the same dictionary."""
    one, other = Readings({"门产业": "mén chǎnyè"}), Readings({})
    assert list(one.cut("门产业")) == ["门产业"] and list(other.cut("门产业")) == ["门", "产业"]


def test_the_right_reading_comes_first(readings: Readings) -> None:
    assert readings.all("单") == ("dān", "shàn", "chán")
    assert readings.all("海") == ("hǎi",)
    assert readings.all("G") == ()
    assert readings.alternatives("单县A") == [("shàn", "dān", "chán"), ("xiàn",), ()]


def test_a_polyphone_that_nobody_reviewed_is_found(readings: Readings) -> None:
    assert readings.unreviewed("长海大厦") == []
    assert readings.unreviewed("长乐大厦") == ["长", "乐"]
    assert readings.unreviewed("长长") == ["长"]
    assert readings.unreviewed("海门区 2023") == []


def test_a_reviewed_word_counts_only_where_it_stands(readings: Readings) -> None:
    assert readings.unreviewed("行业与行人") == ["与", "行"]
    assert readings.unreviewed("和平") == ["和"]  # 和 is reviewed as a word by itself
    assert readings.unreviewed("软件和信息服务") == []


def test_a_reviewed_word_prevails_inside_a_longer_one(readings: Readings) -> None:
    """重点 within 国家重点实验室, which the segmenter may know as one word."""
    assert readings.characters("国家重点实验室")[2] == ("重", "zhòng")
    assert readings.unreviewed("国家重点实验室") == []


def test_every_common_reading_is_one_that_pypinyin_knows() -> None:
    """Against slips of the pen; pypinyin lacks one reading of each of these."""
    missing = {"乐": {"lào"}, "费": {"bì"}}
    for character, sounds in heteronyms().items():
        known = set(pinyin(character, style=Style.TONE, heteronym=True)[0])
        assert set(sounds) - known == missing.get(character, set()), character
        assert len(sounds) > 1
        assert all(sound == unicodedata.normalize("NFC", sound) for sound in sounds)


def test_the_dictionary_is_loaded_only_when_it_is_needed() -> None:
    code = (
        "import sys; from atlas.text.pinyin import Readings; r = Readings({'海门': 'Hǎimén'});"
        "r.latin('海门'); assert 'jieba' not in sys.modules; r.latin('海门区'); assert 'jieba' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HOOKS)
