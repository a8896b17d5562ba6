"""The names of an atlas stand in `data/site.yml` alone: a site, and its copy on disk, under other names shows none of the old ones."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.identity import read_identity
from lib.sites.bundle import bundle

from ..fixture.support import DATA
from .conftest import Built

# Names of programs that made a file or read it say nothing of an atlas.
OURS = re.compile(rb"kechuang|\xe7\xa7\x91\xe5\x88\x9b\xe5\x9b\xbe\xe8\xb0\xb1", re.IGNORECASE)

# What Python caches, and the pictures that bear the name of this atlas.
PASSED = re.compile(r"__pycache__|^og/")


def _named(files: Iterator[tuple[str, bytes]], old: re.Pattern[bytes]) -> list[str]:
    return [f"{name}: {found[0].decode()}" for name, content in files for found in [old.search(content)] if found]


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _packed(archive: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            yield name, name.encode() + opened.read(name)


def _old(root: Path) -> re.Pattern[bytes]:
    """The names of this project’s atlas."""
    identity = read_identity(root)
    texts = (identity.key, identity.name.zh, identity.name.en, identity.tagline.zh, identity.tagline.en, identity.feed)
    return re.compile(b"|".join(re.escape(text.encode()) for text in texts), re.IGNORECASE)


def test_a_site_under_other_names_shows_none_of_the_old_ones(root: Path, fixture_built: Built) -> None:
    assert read_identity(root).name != fixture_built.atlas.atlas.identity.name
    assert _named(_files(fixture_built.folder), _old(root)) == []


def test_nor_does_its_copy_on_disk(root: Path, fixture_built: Built, tmp_path: Path) -> None:
    packed = bundle(fixture_built.folder, tmp_path)
    assert packed.name.startswith("yunting-atlas-")
    assert _named(_packed(packed), _old(root)) == []
    with zipfile.ZipFile(packed) as archive:
        note = archive.read(f"{packed.stem}/README.txt").decode("utf-8-sig")
    assert note.startswith("Yunting Atlas · 云汀图谱 1.1.0")
    assert "2031-04-02" in note


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("zh/index.html", "<title>云汀图谱 · 云汀图谱</title>"),
        ("en/about/index.html", "The Yunting Atlas is a bilingual reference work"),
        ("en/about/index.html", 'content="What the Yunting Atlas is'),
        ("en/regions/yunting/index.html", "@misc{yunting-atlas:regions-yunting"),
        ("en/contribute/index.html", '<a href="mailto:atlas@yunting.test">'),
        ("404.html", "<title>404 · 云汀图谱 · Yunting Atlas</title>"),
        ("zh/feed.xml", "<title>云汀图谱 · 更新记录</title>"),
        ("zh/opensearch.xml", "<ShortName>云汀图谱</ShortName>"),
        ("data/v1/datapackage.json", '"name": "yunting-atlas"'),
        ("data/v1/README.txt", "云汀图谱 · Yunting Atlas"),
        ("en/facts/index.html", 'data-atlas="yunting-atlas"'),
    ],
)
def test_the_new_names_stand_where_names_belong(path: str, says: str, fixture_built: Built) -> None:
    assert says in (fixture_built.folder / path).read_text(encoding="utf-8")


def test_code_names_no_atlas(root: Path) -> None:
    """The package of the library keeps its name; what it makes does not bear it."""
    folders = (root / "hooks", root / "scripts", root / "docs" / "assets")
    files = ((name, content) for folder in folders for name, content in _files(folder) if not PASSED.search(name))
    assert _named(files, OURS) == []


def test_the_fixture_is_another_atlas() -> None:
    assert read_identity(DATA.parent).key == "yunting-atlas"
