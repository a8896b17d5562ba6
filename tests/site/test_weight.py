"""What a page weighs on its way to the reader, compressed as web servers do: it is read on a phone first."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from atlas.text.language import LANGUAGES

from .conftest import Built

OWN = 60_000  # bytes of a page with its pictures
FIRST_VISIT = 250_000  # bytes of a page with all that it asks for when nothing is in the reader's cache
HEAD, SHELL = 3_450, 4_100  # bytes, not compressed, of the smallest page of an entity before its content, and around it
TOLD = 4_000  # the same before its content with what programs read of it
MEAN = 15_900  # bytes of a page, not compressed
DATA = re.compile(rb'<script type="application/ld\+json">.*?</script>')
CONTENT = re.compile(rb'(?<=<div class="md-content__inner md-typeset">).*(?=<div class="to-top">)', re.DOTALL)
ASKED = re.compile(r'<link rel="(?:stylesheet|icon)" href="([^"?]+)|<script src="([^"?]+)')


@cache
def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def _asked(page: Path) -> Iterator[Path]:
    """Files that a page asks for by itself."""
    for sheet, script in ASKED.findall(page.read_text(encoding="utf-8")):
        yield (page.parent / (sheet or script)).resolve(strict=True)


def test_no_page_is_too_heavy(real_built: Built) -> None:
    heavy = {uri: size for uri in real_built.pages if (size := _packed(real_built.folder / uri)) > OWN}
    assert heavy == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_carries_little_but_its_content(real_built: Built, language: str) -> None:
    """What all pages share stands in their style sheet and scripts; what programs read of an entity is content."""
    paths = [real_built.folder / language / entity / "index.html" for entity in real_built.atlas.atlas.records]
    whole = min((path.read_bytes() for path in paths), key=len)
    smallest = DATA.sub(b"", whole)
    content = CONTENT.search(smallest)
    assert content and len(content[0]) > 1_000
    assert content.start() <= HEAD
    assert whole.index(content[0]) <= TOLD
    assert len(smallest) - len(content[0]) <= SHELL


def test_pages_are_light_as_they_lie_on_the_disk(real_built: Built) -> None:
    sizes = [path.stat().st_size for path in real_built.folder.rglob("index.html")]
    assert len(sizes) > 1_000 and sum(sizes) / len(sizes) <= MEAN


def test_no_portion_of_a_page_is_heavier_than_a_page(real_built: Built) -> None:
    sizes = {path: _packed(path) for path in (real_built.folder / "assets/portions").rglob("*.js")}
    assert sizes, "no page has any"
    assert {path: size for path, size in sizes.items() if size > OWN} == {}


def test_no_first_visit_is_too_heavy(real_built: Built) -> None:
    pages = [
        real_built.folder / uri for uri in real_built.pages if uri != "404.html"
    ]  # its addresses begin at the root
    whole = {page: _packed(page) + sum(_packed(file) for file in set(_asked(page))) for page in pages}
    assert min(whole.values()) > 40_000, "nothing was weighed but the pages themselves"
    assert {page: size for page, size in whole.items() if size > FIRST_VISIT} == {}
