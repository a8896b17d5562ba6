"""A whole small atlas unlike ours, made by the commands as its editors would make it.

Aluminium, wind power and a railway in a county-level city: tonnes, kilowatt-hours, containers and euros, names with · and
（）, a name in a script of a minority, a firm renamed, aims for 2030, quarters and half-years.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from atlas.data.model import KINDS
from atlas.data.yamlfile import read
from lib.fix_data import fix_data
from lib.new import new
from lib.new_region import new_region
from lib.rename import rename
from lib.source import source

HERE = Path(__file__).parent
TEXT, SOURCE = HERE / "texts" / "wusu-2029.txt", "wusu-2029"
NAMES = {
    "zh": "乌苏图谱",
    "en": "Altan Us Atlas",
    "tagline_zh": "阿勒坦乌苏市产业图谱",
    "tagline_en": "An atlas of industry in Altan Us",
}
OLD_FIRM, FIRM = "altan-aluminium", "qingyan-aluminium"
# What a person writes into the file that scripts/source has begun.
WRITTEN = {
    'title: {zh: 阿勒坦乌苏市2029年上半年经济运行情况, en: ""}': "title: {zh: 阿勒坦乌苏市2029年上半年经济运行情况, en: The economy of Altan Us in the first half of 2029}",
    'short: {zh: "", en: ""}': "short: {zh: 乌苏 2029, en: Altan Us 2029}",
    'publisher: {zh: 阿勒坦乌苏市发展和改革局, en: ""}': "publisher: {zh: 阿勒坦乌苏市发展和改革局, en: Development and Reform Bureau of Altan Us}",
    'summary: {zh: "", en: ""}': "summary: {zh: 上半年的产量、电力、运输与计划。, en: 'Output, power, transport and plans of half a year.'}",
}


def second_region(folder: Path) -> Path:
    """The atlas in `folder`, with its texts below `texts/`; all its commands have gone well."""
    assert new_region(folder, NAMES, None) == 0
    for example in (*folder.glob("data/*/example-*.yml"), *folder.glob("texts/example-*.txt")):
        example.unlink()
    shutil.copy(TEXT, folder / "texts")
    assert source(folder, folder / "texts" / TEXT.name, SOURCE) == 0
    _write_source(folder / "data/sources" / f"{SOURCE}.yml")
    for name in ("indicators.yml", "readings.yml"):
        shutil.copy(HERE / "data" / name, folder / "data" / name)
    for name in ("themes.yml", "pictures.yml"):
        (folder / "data" / name).unlink()
    _write_entities(folder)
    assert rename(folder, "organizations", OLD_FIRM, FIRM) == 0
    assert fix_data(folder, check=False) == 0
    return folder


def _write_source(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for empty, filled in WRITTEN.items():
        assert text.count(empty) == 1, (empty, text)
        text = text.replace(empty, filled)
    path.write_text(text, encoding="utf-8")


def _write_entities(folder: Path) -> None:
    """Each file begun by scripts/new, then written."""
    for kind in KINDS:
        for written in sorted((HERE / "data" / kind).glob("*.yml")):
            content = read(written.read_bytes(), written.name).content
            given = {"type": content["type"], "level": content.get("level"), **content["name"]}
            assert new(folder, kind, written.stem, given) == 0
            shutil.copy(written, folder / "data" / kind / written.name)
