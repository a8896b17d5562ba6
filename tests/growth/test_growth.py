"""Growth counted, not timed: four times the places are at most little more than four times the work and the bytes."""

from __future__ import annotations

import cProfile
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from atlas.data.validation import open_atlas
from atlas.exports import exports
from atlas.meta.files import meta_files
from atlas.meta.head import head
from atlas.search.files import files
from atlas.site.site import make_site
from atlas.site.urls import path_of
from atlas.web.pages import pages

from ..fixture.large import write_large

FEW, MANY = 250, 1_000
FILLED = 500  # places of which a page that is cut shows as many as it ever does
MOST = 4.4  # times the work for four times the places: n log n would be 4.9
HARDLY = 1.2  # times the bytes of the largest page
FLOOR = 2_500  # calls that are worth a look
OURS = re.compile(r"/hooks/atlas/|^<built-in|^<method")
ADDRESS = re.compile(r" at 0x[0-9a-f]+")


@dataclass(frozen=True)
class Work:
    """All that is generated of an atlas: how often each function was called, and the bytes of each file."""

    calls: Counter[str]
    pages: dict[str, int]
    files: dict[str, int]


@contextmanager
def _large(places: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield write_large(Path(folder) / "data", places)


@cache
def _work(places: int) -> Work:
    profile = cProfile.Profile()
    with _large(places) as data:
        profile.enable()
        try:
            site = make_site(open_atlas(data))
            made = pages(site)
            for uri in made:
                head(site, path_of(uri), "", "")
            others = {**exports(site), **meta_files(site), **files(site, {})}
        finally:
            profile.disable()
    calls: Counter[str] = Counter()
    for entry in profile.getstats():
        code = entry.code
        name = code if isinstance(code, str) else f"{code.co_filename}:{code.co_firstlineno} {code.co_name}"
        calls[ADDRESS.sub("", name)] += entry.callcount
    return Work(calls, _sizes(made), _sizes(others))


def _sizes(made: dict[str, str] | dict[str, str | bytes]) -> dict[str, int]:
    return {uri: len(text.encode() if isinstance(text, str) else text) for uri, text in made.items()}


def test_no_function_is_called_out_of_proportion() -> None:
    few, many = _work(FEW).calls, _work(MANY).calls
    steep = [
        f"{many[name] / max(few[name], 1):.1f} times: {name}, {few[name]} → {many[name]}"
        for name in many
        if OURS.search(name) and many[name] > FLOOR and many[name] > MOST * few[name]
    ]
    assert sum(many.values()) > 1_000_000
    assert not steep, "\n".join(sorted(steep))


def test_pages_and_files_grow_with_what_they_tell() -> None:
    few, many = _work(FEW), _work(MANY)
    assert len(many.pages) > 2 * MANY
    assert sum(many.pages.values()) <= MOST * sum(few.pages.values())
    assert sum(many.files.values()) <= MOST * sum(few.files.values())


def test_no_page_lists_all_others() -> None:
    """What lists everything is cut: the largest page of many is hardly larger than that of half of them."""
    with _large(FILLED) as data:
        filled = _sizes(pages(make_site(open_atlas(data))))
    few, many = (max(made.items(), key=lambda page: page[1]) for made in (filled, _work(MANY).pages))
    assert many[1] <= HARDLY * few[1], (few, many)
