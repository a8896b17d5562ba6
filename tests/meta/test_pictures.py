"""The pictures of shared links: one for each type of page, of the right size, saying what the site says today; and
CITATION.cff.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import yaml

from atlas.meta.head import PICTURE_SIZE, PICTURES
from atlas.site.release import NO_VERSION
from lib.cards import card, described, description, kinds, parted, shown, texts
from lib.identity import papers, read_identity

from ..fixture.support import fixture_site, real_atlas

FOLDER = Path("docs/assets/og")


def test_there_is_one_for_each_type_of_page_or_none_at_all(root: Path) -> None:
    """An atlas begins without: scripts/cards draws them."""
    found = sorted(path.name for path in (root / FOLDER).glob("*"))
    assert found in ([], sorted(f"{name}.png" for name in PICTURES))


@pytest.mark.parametrize("name", PICTURES)
def test_each_has_its_size_and_todays_words(root: Path, name: str) -> None:
    if not (root / FOLDER).is_dir():
        return
    png = (root / FOLDER / f"{name}.png").read_bytes()
    chunks = dict(parted(png))
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == PICTURE_SIZE
    assert list(chunks) == [b"IHDR", b"iTXt", b"IDAT", b"IEND"]
    identity = read_identity(root)
    assert description(png) == shown(identity, texts(kinds(root), identity)[name]), "run scripts/cards"
    assert len(png) < 100_000


def test_no_two_are_the_same(root: Path) -> None:
    pictures = [path.read_bytes().partition(b"IDAT")[2] for path in (root / FOLDER).glob("*")]
    assert len(set(pictures)) == len(pictures)


def test_what_is_written_into_a_picture_can_be_read() -> None:
    empty = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", 0) + kind + b"\0\0\0\0" for kind in (b"IHDR", b"tIME", b"IDAT", b"IEND")
    )
    assert description(described(empty, "海门 · Haimen")) == "海门 · Haimen"
    assert description(empty) == ""
    assert [kind for kind, _ in parted(described(empty, "x"))] == [b"IHDR", b"iTXt", b"IDAT", b"IEND"]


def test_a_card_takes_names_as_text() -> None:
    assert "<b>" not in card("page", fixture_site().atlas.identity, ("<b>", "<b>"))


def test_the_citation_file(root: Path) -> None:
    cited = yaml.load((root / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert {"cff-version", "message", "title", "authors", "type", "version", "license"} <= set(cited)
    assert (cited["cff-version"], cited["type"], cited["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    newest = next(iter(real_atlas().changes), None)
    released = (newest.version, newest.date) if newest else (NO_VERSION, None)
    assert (cited["version"], cited.get("date-released")) == released, "run scripts/changes"


def test_the_files_beside_the_data_name_the_atlas(root: Path) -> None:
    for name, text in papers(root).items():
        assert (root / name).read_text(encoding="utf-8") == text, "run scripts/fix --data"
        assert read_identity(root).name.en in text and read_identity(root).name.zh in text
