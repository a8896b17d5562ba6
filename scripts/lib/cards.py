"""Pictures of 1200 × 630 for shared links, drawn by the browser from a page of its own, with the text they show kept in the file."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import yaml

from atlas.data.model.identity import Identity
from atlas.meta.head import PICTURE_SIZE, PICTURES
from atlas.site.i18n import word
from lib.browser import find_or_install
from lib.identity import read_identity

KEY = b"Description"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LINES = 4  # of the river; no chart, for a picture of figures that are none would not do here
GAP = 18
STYLE = """
* { box-sizing: border-box; margin: 0 }
body { background: #fcfbf8; color: #1d2a30; font-family: "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", sans-serif; height: 630px;
  overflow: hidden; padding: 84px 90px; position: relative; width: 1200px }
.site { align-items: center; color: #0d5563; display: flex; font-size: 34px; font-weight: 500; gap: 18px }
.mark { background: #a5371f; height: 30px; width: 30px }
h1 { font-family: "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", serif; font-size: 104px; line-height: 1.15; margin-top: 66px }
.long h1 { font-size: 84px }
h2 { color: #55646b; font-family: "Noto Sans", "DejaVu Sans", "Helvetica Neue", "Segoe UI", sans-serif; font-size: 38px; font-weight: 400;
  margin-top: 14px }
svg { bottom: 0; left: 0; position: absolute }
path { fill: none; stroke: #0d5563; stroke-width: 3 }
circle { fill: #a5371f }
"""
LONG = 8  # characters of a Chinese title that is set smaller


def texts(kinds: Mapping[str, Mapping[str, str]], identity: Identity) -> dict[str, tuple[str, str]]:
    """What each picture says in Chinese and English; `kinds` are those of `data/types.yml`."""
    names = {kind: (name["zh"], name["en"]) for kind, name in kinds.items()}
    both = {key: (word(key, "zh"), word(key, "en")) for key in ("sources", "indicators")}
    tagline = (identity.tagline.zh, identity.tagline.en)
    said = {**names, **both, "home": tagline, "page": tagline}
    return {name: said[name] for name in PICTURES}


def kinds(root: Path) -> dict[str, dict[str, str]]:
    """Names of the kinds."""
    found: dict[str, dict[str, str]] = yaml.safe_load((root / "data" / "types.yml").read_text(encoding="utf-8"))[
        "kinds"
    ]
    return found


def draw(root: Path) -> None:
    """Write every picture into docs/assets/og/, and take away those that no page shows."""
    from playwright.sync_api import sync_playwright

    identity = read_identity(root)
    folder, wanted = root / "docs" / "assets" / "og", texts(kinds(root), identity)
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": PICTURE_SIZE[0], "height": PICTURE_SIZE[1]})
        for name, said in wanted.items():
            page.set_content(card(name, identity, said))
            (folder / f"{name}.png").write_bytes(described(page.screenshot(), shown(identity, said)))
        browser.close()
    for path in folder.glob("*.png"):
        if path.stem not in wanted:
            path.unlink()
    print(f"{len(wanted)} pictures in {folder.relative_to(root)}")


def shown(identity: Identity, said: tuple[str, str]) -> str:
    """All that a picture shows in letters, as its file keeps it."""
    return " · ".join((identity.both, *said))


def card(name: str, identity: Identity, said: tuple[str, str]) -> str:
    """The page that is photographed: the site's name, two titles, and a river with a bend of its own."""
    site = f'<p class="site"><span class="mark"></span>{escape(identity.both)}</p>'
    title = f'<h1 lang="zh-Hans">{escape(said[0])}</h1><h2 lang="en">{escape(said[1])}</h2>'
    long = ' class="long"' if len(said[0]) > LONG else ""
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><body{long}>{site}{title}{river(name)}'


def river(name: str) -> str:
    """Lines that run side by side, bent by the name, and a place on the bank."""
    first, second, place = (byte / 255 for byte in hashlib.sha256(name.encode()).digest()[:3])
    high, low, at = 20 + 60 * first, 110 + 60 * second, 300 + 600 * place
    bends = [(90 + down, high + down, low + down, 60 + down) for down in range(0, GAP * LINES, GAP)]
    lines = [f'<path d="M0 {left} C 300 {one:.0f} 500 {two:.0f} 1200 {right}"/>' for left, one, two, right in bends]
    return f'<svg width="1200" height="190" viewBox="0 0 1200 190">{"".join(lines)}<circle cx="{at:.0f}" cy="42" r="15"/></svg>'


def described(png: bytes, text: str) -> bytes:
    """A PNG with its text in an iTXt chunk before the picture's data, and without what says when it was made."""
    chunks = [(kind, data) for kind, data in parted(png) if kind in (b"IHDR", b"PLTE", b"IDAT", b"IEND")]
    chunks.insert(1, (b"iTXt", KEY + b"\0\0\0\0\0" + text.encode()))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def parted(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG: kind and data."""
    at = len(SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def description(png: bytes) -> str:
    """The text that `described` put into a picture; empty if there is none."""
    return next((data.removeprefix(KEY + b"\0\0\0\0\0").decode() for kind, data in parted(png) if kind == b"iTXt"), "")
