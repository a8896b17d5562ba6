"""Pages of the site that show what was measured: the tables stand between two marks of a hand-written page."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

MEASURED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)
BENCHES = ("search", "draft", "scale")
LANGUAGES = ("en", "zh")
NOT_YET = {
    "en": "Not measured here yet: `scripts/bench {bench} --write` does it.",
    "zh": "尚未测量：运行 `scripts/bench {bench} --write`。",
}


def page(root: Path, bench: str, language: str) -> Path:
    """The hand-written page of a bench."""
    return root / "docs" / language / f"{bench}-bench" / "index.md"


def publish(root: Path, bench: str, texts: Mapping[str, str]) -> list[Path]:
    """Put a text for each language into its page, and return the pages; exits 1 if one has no marks."""
    pages = {language: page(root, bench, language) for language in texts}
    for path in pages.values():
        if not path.is_file() or not MEASURED.search(path.read_text(encoding="utf-8")):
            name = path.relative_to(root)
            sys.exit(f"{name}: there is no place for the tables between <!-- measured --> and <!-- /measured -->")
    for language, path in pages.items():
        text = texts[language].replace("\\", r"\\")
        path.write_text(MEASURED.sub(f"\n{text}\n\n", path.read_text(encoding="utf-8")), encoding="utf-8")
    return list(pages.values())


def empty(root: Path) -> None:
    """Take what was measured of another atlas out of the pages."""
    for bench in BENCHES:
        publish(root, bench, {language: text.format(bench=bench) for language, text in NOT_YET.items()})
