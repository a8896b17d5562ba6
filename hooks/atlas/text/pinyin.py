"""Pinyin of names: a reading for each character, and the whole in the orthography of GB/T 16159.

``data/readings.yml`` maps words to pinyin that somebody has reviewed. An entry settles two things: how its characters
are read, and where its words divide (股份有限公司: gǔfèn yǒuxiàn gōngsī). Everything else is cut by jieba and read by
pypinyin, which is right for most characters but not for polyphones; so those have to be covered by an entry.
"""

from __future__ import annotations

import marshal
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import zip_longest
from math import log
from typing import TYPE_CHECKING, Any

from pypinyin import Style, lazy_pinyin, pinyin

from atlas.text.han import CLASS, HAN

if TYPE_CHECKING:
    from jieba import Tokenizer

PIECES = re.compile(rf"[{CLASS}]+|[A-Za-z0-9]+(?:\.[0-9]+)*|.", re.DOTALL)
ORDINAL = re.compile("(第[一二三四五六七八九十百千]+)")

# Characters with more than one common reading today, the commonest first. Readings that live on in a single word
# or in surnames (大夫, 区) are left out where the character is frequent: reviewing them all would bury the rest.
COMMON = """
阿ā,ē 挨āi,ái 熬áo,āo 扒bā,pá 柏bǎi,bó 蚌bàng,bèng 膀bǎng,páng 磅bàng,páng 薄báo,bó,bò 堡bǎo,bǔ,pù 背bèi,bēi 奔bēn,bèn
秘mì,bì 泌mì,bì 辟pì,bì 扁biǎn,piān 便biàn,pián 屏píng,bǐng 剥bō,bāo 泊bó,pō 埔pǔ,bù 参cān,shēn,cēn 藏cáng,zàng
曾céng,zēng 叉chā,chǎ 差chà,chā,chāi,cī 查chá,zhā 刹chà,shā 颤chàn,zhàn 长cháng,zhǎng 场chǎng,cháng 朝cháo,zhāo
车chē,jū 称chēng,chèn 盛shèng,chéng 乘chéng,shèng 澄chéng,dèng 匙chí,shi 冲chōng,chòng 重zhòng,chóng 臭chòu,xiù
仇chóu,qiú 处chù,chǔ 畜chù,xù 传chuán,zhuàn 创chuàng,chuāng 绰chuò,chāo 攒zǎn,cuán 撮cuō,zuǒ 答dá,dā 单dān,shàn,chán
担dān,dàn 石shí,dàn 弹tán,dàn 当dāng,dàng 倒dǎo,dào 得dé,de,děi 的de,dí,dì 地dì,de 提tí,dī 翟zhái,dí 调diào,tiáo
钉dīng,dìng 都dū,dōu 斗dǒu,dòu 肚dù,dǔ 囤dùn,tún 恶è,wù,ě 发fā,fà 番fān,pān 坊fāng,fáng 费fèi,bì 分fēn,fèn 缝féng,fèng
佛fó,fú 否fǒu,pǐ 脯fǔ,pú 干gān,gàn 杆gān,gǎn 膏gāo,gào 葛gé,gě 给gěi,jǐ 更gèng,gēng 供gōng,gòng 勾gōu,gòu 贾jiǎ,gǔ
盖gài,gě 观guān,guàn 冠guān,guàn 纶lún,guān 莞guǎn,wǎn 龟guī,jūn,qiū 柜guì,jǔ 过guò,guō 还hái,huán 汗hàn,hán
行xíng,háng 巷xiàng,hàng 号hào,háo 好hǎo,hào 和hé,hè,huó,huò 荷hé,hè 喝hē,hè 横héng,hèng 哄hōng,hǒng,hòng 侯hóu,hòu
糊hú,hù,hū 华huá,huà 划huà,huá 晃huǎng,huàng 会huì,kuài 混hùn,hún 豁huō,huò 几jǐ,jī 奇qí,jī 稽jī,qǐ 缉jī,qī 济jì,jǐ
系xì,jì 夹jiā,jiá 假jiǎ,jià 间jiān,jiàn 监jiān,jiàn 渐jiàn,jiān 犍jiān,qián 将jiāng,jiàng 浆jiāng,jiàng 降jiàng,xiáng
强qiáng,qiǎng,jiàng 教jiào,jiāo 角jiǎo,jué 觉jué,jiào 校xiào,jiào 嚼jiáo,jué 解jiě,jiè,xiè 结jié,jiē 禁jìn,jīn
尽jìn,jǐn 劲jìn,jìng 靓liàng,jìng 卷juàn,juǎn 圈quān,juàn 浚jùn,xùn 菌jūn,jùn 咖kā,gā 卡kǎ,qiǎ 看kàn,kān 壳ké,qiào
空kōng,kòng 乐lè,yuè,lào 勒lè,lēi 累lèi,lěi,léi 擂léi,lèi 棱léng,líng 丽lì,lí 量liàng,liáng 凉liáng,liàng 了le,liǎo
淋lín,lìn 溜liū,liù 六liù,lù 笼lóng,lǒng 弄nòng,lòng 搂lōu,lǒu 露lù,lòu 绿lǜ,lù 碌lù,liù 率lǜ,shuài 论lùn,lún
落luò,là,lào 漯luò,tà 埋mái,mán 脉mài,mò 蔓màn,wàn 没méi,mò 闷mēn,mèn 蒙méng,mēng,měng 靡mǐ,mí 模mó,mú 磨mó,mò
抹mǒ,mā,mò 缪miào,móu,miù 牟móu,mù 难nán,nàn 宁níng,nìng 粘zhān,nián 娜nà,nuó 泥ní,nì 拧nǐng,níng,nìng 陂bēi,pí,pō
炮pào,páo,bāo 喷pēn,pèn 片piàn,piān 漂piāo,piǎo,piào 撇piē,piě 铺pū,pù 朴pǔ,piáo,pō 曝pù,bào 蹊xī,qī 铅qiān,yán
呛qiāng,qiàng 翘qiào,qiáo 切qiē,qiè 曲qū,qǔ 雀què,qiāo 任rèn,rén 散sàn,sǎn 丧sàng,sāng 扫sǎo,sào 色sè,shǎi
塞sāi,sài,sè 煞shà,shā 厦shà,xià 杉shān,shā 扇shàn,shān 歙shè,xī 少shǎo,shào 召zhào,shào 折zhé,shé,zhē 舍shè,shě
什shén,shí 识shí,zhì 莘shēn,xīn 省shěng,xǐng 似sì,shì 峙zhì,shì 伺cì,sì 数shù,shǔ,shuò 刷shuā,shuà 说shuō,shuì
宿sù,xiǔ,xiù 遂suì,suí 踏tà,tā 台tái,tāi 苔tái,tāi 覃tán,qín 趟tàng,tāng 挑tiāo,tiǎo 帖tiē,tiě,tiè 同tóng,tòng
通tōng,tòng 吐tǔ,tù 拓tuò,tà 万wàn,mò 为wéi,wèi 尉wèi,yù 蔚wèi,yù 涡wō,guō 吓xià,hè 鲜xiān,xiǎn 纤xiān,qiàn
相xiāng,xiàng 削xiāo,xuē 肖xiào,xiāo 血xuè,xiě 兴xīng,xìng 旋xuán,xuàn 吁xū,yù 熏xūn,xùn 轧yà,zhá 咽yān,yàn,yè
燕yàn,yān 殷yīn,yān 要yào,yāo 钥yào,yuè 应yīng,yìng 佣yōng,yòng 涌yǒng,chōng 予yǔ,yú 与yǔ,yù 晕yūn,yùn 载zài,zǎi
脏zàng,zāng 扎zhā,zā,zhá 炸zhà,zhá 柞zuò,zhà 占zhàn,zhān 子zǐ,zi 涨zhǎng,zhàng 着zhe,zháo,zhuó,zhāo 爪zhǎo,zhuǎ
正zhèng,zhēng 挣zhēng,zhèng 只zhǐ,zhī 中zhōng,zhòng 种zhǒng,zhòng,chóng 轴zhóu,zhòu 转zhuǎn,zhuàn 幢zhuàng,chuáng
著zhù,zhe 仔zǐ,zǎi 琢zhuó,zuó 作zuò,zuō 钻zuān,zuàn
"""

PLACE_GENERICS = ("自治区", "自治州", "自治县", "街道", "省", "市", "县", "区", "镇", "乡")
# Words that end like a place but are common nouns.
COMMON_NOUNS = re.compile(
    ".*(?:园区|城区|市区|郊区|地区|社区|校区|片区|新区|特区|街区|厂区|港区|湖区|山区|景区|辖区|赛区|开发区|高新区"
    "|自贸区|保税区|示范区|试验区|实验区|创新区|商务区|集聚区|功能区|城市|大都市|超市)"
)
SPOKEN = dict(zip("0123456789", ["líng", "yī", "èr", "sān", "sì", "wǔ", "liù", "qī", "bā", "jiǔ"], strict=True))
PARTICLES = frozenset("的地得之和与及暨或了")
WIDE = str.maketrans("（），、；：！？＋－／", "(),,;:!?+-/")
MANY_SYLLABLES = 4
MOST = 200_000  # texts that are remembered; of more, those of the next build
ORIGINAL_TONES = {"一": "yī", "不": "bù"}  # GB/T 16159 writes them, whatever follows
OPENING, CLOSING, JOINING = frozenset("([“‘《〈「"), frozenset(")]”’》〉」,;:"), frozenset("·+-/—")
NO_SPACE_AFTER = OPENING | JOINING | {" "}
NO_SPACE_BEFORE = CLOSING | JOINING | set(" !?.%")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One Han character: its pinyin with tone mark, in small letters, and what separates it from the one before."""

    character: str
    pinyin: str
    gap: str = ""
    capital: bool = False
    reviewed: bool = False


class Readings:
    """Readings of names, corrected by ``words``: Chinese word -> pinyin; ValueError if a pinyin does not fit its word.

    A word of one character counts only where that character is a word by itself (和 between two nouns).
    jieba's dictionary (half a second) is loaded with the first name that has a character outside of ``words``, and once
    a process. ``misfits`` are words left out by ``lenient``, and why.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self.misfits: dict[str, str] = {}
        self._words = {word: fit(word, reading) for word, reading in words.items()}
        self._names: dict[str, list[Syllable | str]] = {}
        self._cuts: dict[str, list[str]] | None = None  # what texts were cut into, where that is remembered

    @classmethod
    def lenient(cls, words: Mapping[str, str], known: bytes | None = None) -> Readings:
        """Readings by those of ``words`` whose pinyin fits. With what is ``known`` of the same words, or with nothing
        in writing, it is remembered how texts were read and cut.
        """
        made = cls({})
        if known is not None:
            made._cuts = {}
            if known and (found := marshal.loads(known))[0] == words:
                _, fitted, made.misfits, names, made._cuts = found
                made._words = {word: list(map(_unit, units)) for word, units in fitted.items()}
                made._names = {name: list(map(_unit, units)) for name, units in names.items()}
                return made
        for word, reading in words.items():
            try:
                made._words[word] = fit(word, reading)
            except ValueError as error:
                made.misfits[word] = str(error)
        return made

    def known(self, words: Mapping[str, str]) -> bytes:
        """All that is remembered, in writing; ``words`` are those that these are the readings by."""
        fitted, names = (
            {text: list(map(_plain, units)) for text, units in known.items()} for known in (self._words, self._names)
        )
        cuts = self._cuts if self._cuts and len(self._cuts) < MOST else {}
        return marshal.dumps((dict(words), fitted, self.misfits, names, cuts))

    def learn(self, cuts: Mapping[str, list[str]]) -> None:
        """Remember how texts were cut elsewhere."""
        if self._cuts is not None:
            self._cuts.update(cuts)

    @property
    def cuts(self) -> Mapping[str, list[str]]:
        """What texts were cut into, as far as it is remembered."""
        return self._cuts or {}

    def characters(self, name: str, reading: str | None = None) -> list[tuple[str, str | None]]:
        """Each character of the name with its pinyin, or with None if it is not Han."""
        if reading is not None:
            given = iter(fit(name, reading))
            return [(c, next(given).pinyin if HAN.fullmatch(c) else None) for c in name]
        return [pair for unit in self._read(name) for pair in _pairs(unit)]

    def latin(self, name: str, reading: str | None = None) -> str:
        """The name in GB/T 16159 orthography; ``reading`` if it is given."""
        return reading if reading is not None else "".join(_joined(self._read(name)))

    def all(self, character: str) -> tuple[str, ...]:
        """All common readings of a character, the commonest first; empty if it is not Han."""
        if not HAN.fullmatch(character):
            return ()
        return heteronyms().get(character) or tuple(lazy_pinyin(character, style=Style.TONE))

    def alternatives(self, name: str, reading: str | None = None) -> list[tuple[str, ...]]:
        """For each character of the name all its readings, the right one first."""
        pairs = self.characters(name, reading)
        return [tuple(dict.fromkeys([right, *self.all(c)])) if right else () for c, right in pairs]

    def unreviewed(self, name: str) -> list[str]:
        """The polyphonic characters of the name that no word of ``words`` covers, in order, each once."""
        units = [unit for unit in self._read(name) if isinstance(unit, Syllable)]
        return list(dict.fromkeys(u.character for u in units if not u.reviewed and u.character in heteronyms()))

    def cut(self, text: str) -> Iterator[str]:
        """A text in words of jieba's dictionary and ``words``; what is in neither is not guessed at (HMM)."""
        found = self._cuts.get(text) if self._cuts is not None else None
        if found is None:
            found = list(self._jieba.cut(text, HMM=False))
            if self._cuts is not None:
                self._cuts[text] = found
        return iter(found)

    def _read(self, name: str) -> list[Syllable | str]:
        if name not in self._names:
            self._names[name] = list(self._units(name))
        return self._names[name]

    def _units(self, name: str) -> Iterator[Syllable | str]:
        for piece in PIECES.findall(name):
            if HAN.match(piece):
                yield from (syllable for word in self._cut(piece) for syllable in self._word(word))
            else:
                yield piece

    def _cut(self, han: str) -> Iterator[str]:
        if han in self._words:
            yield han
            return
        for part in ORDINAL.split(han):
            tokens = [part] if ORDINAL.match(part) else self._jieba.cut(part)
            for token in tokens:
                yield from [token] if token in self._words else self._divide(token)

    def _divide(self, token: str) -> Iterator[str]:
        """Cut long words into shorter ones (集成|电路), and set off the generic term of a place (海门|区)."""
        for word in self._shorter(token):
            generic = next((g for g in PLACE_GENERICS if word.endswith(g) and len(word) > len(g)), "")
            place = word.removesuffix(generic)
            common = word in self._words or COMMON_NOUNS.fullmatch(word)
            if generic and not common and (len(place) > 1 or generic == "县"):
                yield from (place, generic)
            else:
                yield word

    def _shorter(self, token: str) -> tuple[str, ...]:
        """Words of two and three syllables that make up a token of four and more; if none do, the token itself."""
        if len(token) < MANY_SYLLABLES or ORDINAL.match(token):
            return (token,)
        likely = max(self._divisions(token), key=self._likelihood, default=())
        return likely or (token,)

    def _divisions(self, text: str) -> Iterator[tuple[str, ...]]:
        if not text:
            yield ()
        for length in (2, 3):
            if len(text) >= length and self._jieba.FREQ.get(text[:length]):
                yield from ((text[:length], *rest) for rest in self._divisions(text[length:]))

    def _likelihood(self, words: tuple[str, ...]) -> float:
        return sum(log(self._jieba.FREQ[word] / self._jieba.total) for word in words)

    def _word(self, word: str) -> Iterator[Syllable]:
        """The syllables of one word, those of reviewed words inside it corrected; a space before the first."""
        if word in self._words:
            found = self._words[word]
        else:
            sounds = zip(word, lazy_pinyin(word, style=Style.TONE), strict=True)
            found = [Syllable(character, ORIGINAL_TONES.get(character, sound)) for character, sound in sounds]
            for start, inner in self._inside(word):
                found[start : start + len(inner)] = self._words[inner]
        if ORDINAL.fullmatch(word):
            found[1] = replace(found[1], gap="-")
        yield replace(found[0], gap=" ")
        yield from found[1:]

    def _inside(self, word: str) -> Iterator[tuple[int, str]]:
        """Reviewed words of two characters and more within a word, the longest last so that it prevails."""
        spans = [(i, word[i:j]) for i in range(len(word)) for j in range(i + 2, len(word) + 1)]
        return iter(sorted((span for span in spans if span[1] in self._words), key=lambda span: len(span[1])))

    @cached_property
    def _jieba(self) -> Tokenizer:
        """A tokenizer of our own, which knows the reviewed words and prefers them to their parts.

        It begins with a copy of the dictionary that jieba keeps for the whole process.
        """
        import jieba

        jieba.setLogLevel("ERROR")
        jieba.dt.initialize()
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(jieba.dt.FREQ), jieba.dt.total, True
        for word in self._words:
            tokenizer.add_word(word)
        return tokenizer


def _plain(unit: Syllable | str) -> Any:
    """A unit in writing."""
    return unit if isinstance(unit, str) else (unit.character, unit.pinyin, unit.gap, unit.capital, unit.reviewed)


def _unit(plain: Any) -> Any:
    return plain if isinstance(plain, str) else Syllable(*plain)


@cache
def heteronyms() -> dict[str, tuple[str, ...]]:
    """Polyphonic characters of modern Chinese with their common readings, the commonest first."""
    return {entry[0]: tuple(entry[1:].split(",")) for entry in COMMON.split()}


def fit(name: str, reading: str) -> list[Syllable]:
    """The pinyin of each Han character of the name, found in a reading of the whole; ValueError if it does not fit."""
    pattern = "".join(_expected(character) for character in name)
    match = re.fullmatch(pattern + r"[^\w]*", unicodedata.normalize("NFC", reading), re.IGNORECASE)
    if not match:
        raise ValueError(f"'{reading}' is not a reading of '{name}'")
    characters, groups = HAN.findall(name), match.groups()
    return [
        Syllable(c, sound.lower(), _gap(between), sound[0].isupper(), reviewed=True)
        for c, between, sound in zip(characters, groups[::2], groups[1::2], strict=True)
    ]


def _expected(character: str) -> str:
    """What a reading may say for a character: one of its sounds, with or without tone; or itself, or nothing."""
    if not HAN.fullmatch(character):
        return rf"(?:\s*(?:{re.escape(character.translate(WIDE))}|{SPOKEN.get(character, '(?!)')}))?"
    toned = {*pinyin(character, style=Style.TONE, heteronym=True)[0], *heteronyms().get(character, ())}
    sounds = toned | set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
    return rf"([^\w]*)({'|'.join(sorted(sounds, key=len, reverse=True))})"


def _gap(between: str) -> str:
    return "-" if "-" in between else " " if " " in between else ""


def _pairs(unit: Syllable | str) -> list[tuple[str, str | None]]:
    return [(unit.character, unit.pinyin)] if isinstance(unit, Syllable) else [(c, None) for c in unit]


def _joined(units: list[Syllable | str]) -> Iterator[str]:
    """Words with capitals, particles without; no space inside of brackets and quotation marks."""
    last: Syllable | str = " "
    for unit, after in zip_longest(units, units[1:], fillvalue=" "):
        alone = isinstance(after, str) or after.gap == " "
        text = _syllable(unit, alone and last != " ") if isinstance(unit, Syllable) else unit.translate(WIDE)
        if _apart(last, unit, text):
            yield " "
        yield text
        last = unit


def _apart(last: Syllable | str, unit: Syllable | str, text: str) -> bool:
    """Whether a space belongs between two units; between two that are not Han there is only what the name has."""
    if isinstance(unit, Syllable) and unit.gap != " ":
        return False
    before = last.translate(WIDE) if isinstance(last, str) else "字"
    if isinstance(last, str) and isinstance(unit, str):
        return (before in CLOSING and (text.isalnum() or text in OPENING)) or (before.isalnum() and text in OPENING)
    return before not in NO_SPACE_AFTER and text not in NO_SPACE_BEFORE


def _syllable(unit: Syllable, inner: bool) -> str:
    """One syllable as written after those before it; ``inner`` if it is a word of its own and not the first."""
    if unit.gap == " ":
        return unit.pinyin if inner and unit.character in PARTICLES else unit.pinyin.capitalize()
    if unit.gap == "-":
        return f"-{unit.pinyin.capitalize() if unit.capital else unit.pinyin}"
    return f"'{unit.pinyin}" if unicodedata.normalize("NFD", unit.pinyin)[0] in "aoe" else unit.pinyin
