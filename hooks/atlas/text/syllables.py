"""Han characters with the pinyin that each has in a name, found in a reading of the whole."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from atlas.text.han import HAN

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

SPOKEN = dict(zip("0123456789", ["líng", "yī", "èr", "sān", "sì", "wǔ", "liù", "qī", "bā", "jiǔ"], strict=True))
WIDE = str.maketrans("（），、；：！？＋－／", "(),,;:!?+-/")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One Han character: its pinyin with tone mark, in small letters, and what separates it from the one before."""

    character: str
    pinyin: str
    gap: str = ""
    capital: bool = False
    reviewed: bool = False


def plain(unit: Syllable | str) -> Any:
    """A unit of a name in writing: what is no Han as it is."""
    return unit if isinstance(unit, str) else (unit.character, unit.pinyin, unit.gap, unit.capital, unit.reviewed)


def unit_of(written: Any) -> Any:
    """The unit that was put in writing."""
    return written if isinstance(written, str) else Syllable(*written)


@cache
def heteronyms() -> dict[str, tuple[str, ...]]:
    """Polyphonic characters of modern Chinese with their common readings, the commonest first."""
    return {entry[0]: tuple(entry[1:].split(",")) for entry in COMMON.split()}


def sounds(word: str) -> list[str]:
    """What pypinyin reads each character of a word as; it takes long to load, so that it is loaded when asked."""
    from pypinyin import Style, lazy_pinyin

    return list(lazy_pinyin(word, style=Style.TONE))


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


@cache
def _expected(character: str) -> str:
    """What a reading may say for a character: one of its sounds, with or without tone; or itself, or nothing."""
    if not HAN.fullmatch(character):
        return rf"(?:\s*(?:{re.escape(character.translate(WIDE))}|{SPOKEN.get(character, '(?!)')}))?"
    from pypinyin import Style, pinyin

    toned = {*pinyin(character, style=Style.TONE, heteronym=True)[0], *heteronyms().get(character, ())}
    sounds = toned | set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
    return rf"([^\w]*)({'|'.join(sorted(sounds, key=len, reverse=True))})"


def _gap(between: str) -> str:
    return "-" if "-" in between else " " if " " in between else ""
