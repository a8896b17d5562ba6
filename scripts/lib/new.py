"""A file of `data/<kind>/` begun: what is required, empty where a person has to write, and the rest as comments to take over."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from atlas.data.canonical import canonical
from atlas.data.editor import editor_line
from atlas.data.findings import did_you_mean
from atlas.data.load import load
from atlas.data.model import Entity, Level
from lib.slugs import free_path, known_folder

# Comments of every kind, and of some kinds after them; each line stands for itself once its sign is taken off.
FOR_ALL = (
    "aliases: {zh: [], en: []}",
    "parent: regions/…",
    "parent_cite: source-id#p1",
    "facts:",
    "- indicator: a key of data/indicators.yml",
    "  printed: 约8.8万平方米",
    "  as_of: 2024-05",
    "  cite: source-id#p3",
    "  status: actual",
    "links:",
    "- {relation: located-in, to: regions/…, cite: source-id#p3}",
)
STATE = "state: {stage: open, as_of: 2024-05, printed: 投入运营, cite: source-id#p3}"
MORE: Mapping[str, tuple[str, ...]] = {
    "regions": ("coordinates: {lat: 31.2, lon: 121.5}", "codes: [{scheme: GB/T 2260, code: 320684}]"),
    "carriers": (STATE,),
    "platforms": (STATE,),
    "projects": (STATE,),
    "products": (STATE,),
    "programmes": (
        "policy: {issuer: organizations/…, date: 2024-05, printed: 2024年5月, cite: source-id#p3}",
        "parts:",
        "- name: {zh: …, en: …}",
        "  cite: source-id#p3",
    ),
    "organizations": (
        "rounds:",
        "- {name: {zh: A轮, en: Series A}, date: 2024-05, printed: 近亿元, cite: source-id#p3}",
    ),
}
LEVELS = get_args(Level)


def new(root: Path, kind: str, slug: str, given: Mapping[str, str | None]) -> int:
    """Writes the file; 0. Exits 1 with the reason where the kind, the id or the type cannot be.

    `given` may hold `type`, `zh`, `en`, `level`, `cite`.
    """
    if known_folder(kind) == "sources":
        sys.exit("A source begins with its text: scripts/source TEXT --slug " + slug)
    path = free_path(root, kind, slug)
    types = load(root / "data").atlas.vocabulary.types.get(kind, {})
    sort = given.get("type")
    if sort and sort not in types:
        sys.exit(f"'{sort}' is no type of {kind} ({did_you_mean(sort, types) or 'one of ' + ', '.join(types)}).")
    path.parent.mkdir(exist_ok=True)
    path.write_text(begun(kind, given, list(types)), encoding="utf-8")
    print(f"{path.relative_to(root)}: fill in what is empty; then scripts/check --data")
    return 0


def begun(kind: str, given: Mapping[str, str | None], types: list[str]) -> str:
    """The text of the file."""
    cite = given.get("cite")
    content = {
        "type": given.get("type") or "",
        **({"level": given.get("level") or ""} if kind == "regions" else {}),
        "name": {"zh": given.get("zh") or "", "en": given.get("en") or ""},
        "en_status": "translated",
        "summary": {"zh": "", "en": "", "cite": [cite] if cite else []},
    }
    return (
        "\n".join([editor_line(kind), *_guide(kind, given, types), canonical(content, Entity).rstrip(), *_rest(kind)])
        + "\n"
    )


def _guide(kind: str, given: Mapping[str, str | None], types: list[str]) -> Iterator[str]:
    if not given.get("type"):
        yield f"# type: {', '.join(types)}"
    if kind == "regions" and not given.get("level"):
        yield f"# level: {', '.join(LEVELS[:-1])} or {LEVELS[-1]}"
    yield "# en_status: official if the owner uses this English name, else translated"
    yield "# summary: two to four sentences of our own, and the paragraphs that they rest on, as source-id#p3"


def _rest(kind: str) -> Iterator[str]:
    """What else such a file may say; without its sign each line stands for itself."""
    yield "# What else it may say; the data dictionary describes every key. Take off the signs of what you need."
    yield from (f"# {line}" for line in (*FOR_ALL, *MORE.get(kind, ())))
