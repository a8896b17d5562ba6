"""A file of `data/sources/` begun from its text: digest, paragraphs, finding aids, and what looks wrong in the text."""

from __future__ import annotations

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from atlas.data.canonical import canonical
from atlas.data.editor import editor_line
from atlas.data.load import load
from atlas.data.model import Source
from atlas.data.suspects import INJECTED, Suspect, aid, suspects
from atlas.data.verify import paragraphs
from lib.slugs import free_path

DAY = re.compile(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?")
FROM = re.compile(r"来源\s*[:：]\s*([^\s，。；]+)")
LONGEST_TITLE = 60  # characters
NEAR = 6  # paragraphs at the head of a text in which its title, its day and its publisher stand


def source(root: Path, text: Path, slug: str | None) -> int:
    """Prints the file, or writes `data/sources/<slug>.yml`; 1 with the reason where that cannot be."""
    content = _read(text)
    lines = paragraphs(content.decode("utf-8"))
    if not lines:
        sys.exit(f"{text} holds no paragraph.")
    found, digest = suspects(lines), hashlib.sha256(content).hexdigest()
    _refuse_known(root, digest)
    made = begun(lines, digest, found)
    if slug is None:
        print(made, end="")
        return 0
    path = free_path(root, "sources", slug)
    path.parent.mkdir(exist_ok=True)
    path.write_text(made, encoding="utf-8")
    print(
        f"{path.relative_to(root)}: {len(lines)} paragraphs, {len(found)} suspects. Fill in what is empty; then scripts/check --data"
    )
    return 0


def begun(lines: Sequence[str], digest: str, found: Sequence[Suspect]) -> str:
    """The file, with what a person has to write left empty, and what looks wrong as comments at its end."""
    content = canonical(fields(lines, digest, found), Source).rstrip()
    return "\n".join([editor_line("sources"), *GUIDE, content, *_told(found)]) + "\n"


def fields(lines: Sequence[str], digest: str, found: Sequence[Suspect]) -> dict[str, Any]:
    """What can be said of a source from its text, and what a person has to write, left empty."""
    head = lines[:NEAR]
    return {
        "title": {"zh": _title(head, found), "en": ""},
        "short": {"zh": "", "en": ""},
        "publisher": {"zh": _first(FROM, head), "en": ""},
        "published": _day(head),
        "sha256": digest,
        "paragraphs": str(len(lines)),
        "aids": dict(_aids(lines, found)),
        "summary": {"zh": "", "en": ""},
    }


GUIDE = (
    "# Title, publisher and day are those that the text seems to print: check them. Where the day is inferred, say why:",
    "# inferred: {zh: …, en: …}. An address goes into url: only if it is the publisher’s own, never that of a copy.",
)


def _read(text: Path) -> bytes:
    try:
        content = text.read_bytes()
    except OSError as error:
        sys.exit(f"{text} cannot be read: {error.strerror}.")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        sys.exit(
            f"{text} is not UTF-8 (byte {error.start}). If it is in GB 18030: iconv -f GB18030 -t UTF-8 {text} > new.txt"
        )
    return content


def _refuse_known(root: Path, digest: str) -> None:
    known = load(root / "data").atlas.sources
    same = next((name for name, source in known.items() if source.sha256 == digest), "")
    if same:
        sys.exit(f"This text is data/sources/{same}.yml already.")


def _title(head: Sequence[str], found: Sequence[Suspect]) -> str:
    wrong = {suspect.paragraph for suspect in found}
    fits = (line.strip() for number, line in enumerate(head, 1) if number not in wrong and not FROM.search(line))
    return next((line for line in fits if 4 < len(line) <= LONGEST_TITLE), "")


def _first(pattern: re.Pattern[str], head: Sequence[str]) -> str:
    return next((match[1] for line in head if (match := pattern.search(line))), "")


def _day(head: Sequence[str]) -> str:
    match = next((match for line in head if (match := DAY.search(line))), None)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""


def _aids(lines: Sequence[str], found: Sequence[Suspect]) -> Iterator[tuple[str, str]]:
    wrong: dict[int, list[Suspect]] = defaultdict(list)
    for suspect in found:
        wrong[suspect.paragraph].append(suspect)
    for number, line in enumerate(lines, 1):
        quoted = aid(line, wrong.get(number, ()))
        if quoted:
            yield f"p{number}", quoted


def _told(found: Sequence[Suspect]) -> Iterator[str]:
    """Each suspect in a comment, and the injected ones as a defect to take over."""
    if not found:
        return
    yield "# What looks wrong in the text: look at each. What is a defect stays, as `defects:`; the rest of this goes."
    yield from (f"# p{suspect.paragraph}: {suspect.string[:40]}: {suspect.why}" for suspect in found)
    injected = [suspect for suspect in found if suspect.sort in INJECTED and not suspect.string.endswith("…")]
    if injected:
        numbers = sorted({suspect.paragraph for suspect in injected})
        strings = list(dict.fromkeys(suspect.string for suspect in injected))
        defect = {
            "zh": "正文混入与内容无关的文字，不予采用。",
            "en": "Words that have nothing to do with the text were injected. They are not used.",
            "kind": "advertising",
            "paragraphs": [str(number) for number in numbers],
            "strings": strings,
        }
        yield from (f"# {line}" for line in canonical({"defects": [defect]}, Source).splitlines())
