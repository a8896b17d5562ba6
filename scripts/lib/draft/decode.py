"""An article as text: UTF-8 with or without a mark, UTF-16, GB 18030; every line end is `\\n`; what is no article is refused."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from atlas.data.verify import paragraphs
from atlas.text.han import HAN

LARGEST = 10 * 2**20  # bytes of an article
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
UNMARKED = ("gb18030", "utf-16-le", "utf-16-be")  # tried where a text without a mark is not UTF-8
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Signs of any Chinese article; bytes read in a wrong encoding give few of them.
COMMON = re.compile("[，。、：；的一是在和有年月日中人大国了不这为上个业会新市區区發发]")


class Refused(ValueError):
    """The file is no article; the message says why in one line."""


@dataclass(frozen=True)
class Article:
    """An article: its text, and the SHA-256 of what stands for it. `kept` is whether this is the file itself; otherwise
    it is the text in UTF-8.
    """

    text: str
    encoding: str
    sha256: str
    kept: bool

    @property
    def lines(self) -> list[str]:
        """Its paragraphs; paragraph n is item n-1."""
        return paragraphs(self.text)


def article(path: Path) -> Article:
    """The article in a file; Refused with the reason where it is none."""
    try:
        if path.exists() and not path.is_file():
            raise Refused(f"{path} is no file.")
        size = path.stat().st_size
        if size > LARGEST:
            raise Refused(f"{path} has {size} bytes; an article has at most {LARGEST}.")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None
    try:
        return _article(content)
    except Refused as reason:
        raise Refused(f"{path} {reason}") from None


def _article(content: bytes) -> Article:
    if not content.strip():
        raise Refused("is empty.")
    decoded, encoding = _decoded(content)
    text = LINE_ENDS.sub("\n", decoded)
    if not paragraphs(text):
        raise Refused("holds no paragraph.")
    if not HAN.search(text):
        raise Refused("holds no Chinese.")
    kept = encoding == "utf-8" and len(paragraphs(decoded)) == len(paragraphs(text)) and content[:3] not in MARKS
    return Article(text, encoding, hashlib.sha256(content if kept else text.encode()).hexdigest(), kept)


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: by its mark, as UTF-8, or as what gives the most signs that any article has."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            text = _read(content[len(mark) :], encoding)
            if text is None:
                raise Refused(f"begins as {encoding.upper()} and is none: is it cut off, or no text?")
            return text, encoding
    if (plain := _read(content, "utf-8")) is not None:
        return plain, "utf-8"
    readings = [(text, encoding) for encoding in UNMARKED if (text := _read(content, encoding)) is not None]
    best = max(readings, key=lambda reading: _likely(reading[0]), default=("", ""))
    if not _likely(best[0]):
        raise Refused("is no text in UTF-8, UTF-16 or GB 18030.")
    return best


def _read(content: bytes, encoding: str) -> str | None:
    """The text; None if the bytes are none in this encoding, or hold signs that no text has."""
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    return None if CONTROL.search(text) else text


def _likely(text: str) -> float:
    """The share of common signs."""
    return len(COMMON.findall(text)) / len(text) if text else 0.0
