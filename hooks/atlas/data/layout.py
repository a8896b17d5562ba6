"""What may stand in a data folder, and under which name."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from atlas.data.changes import LOG, SITE
from atlas.data.findings import Finding, did_you_mean
from atlas.data.model import LONGEST_ID, RESERVED, SLUG

VOCABULARY_FILES = (
    "indicators.yml",
    "units.yml",
    "relations.yml",
    "types.yml",
    "readings.yml",
    "synonyms.yml",
    "publishers.yml",
    "waivers.yml",
    "pictures.yml",
    "coast.yml",
    "themes.yml",
    SITE,
    LOG,
)


def is_whole(finding: Finding, path: str) -> bool:
    """Whether a finding says that a file cannot be used at all."""
    return finding.path == path and finding.field == "file"


def strange_folder(path: Path, name: str, known: Collection[str]) -> list[Finding]:
    """What is wrong with a folder: a link, which leads out of the data, or the name of a file."""
    if path.is_symlink():
        return [Finding(name, 1, "file", "is a link", "put the folder itself there", "layout")]
    if path.suffix == ".yml" and path.parent.name not in known:
        return [Finding(name, 1, "file", "is no file", "a folder of that name", "layout")]
    return []


def misplaced(path: Path, name: str) -> Finding | None:
    """What is wrong with a file of a kind or of the sources by its name alone."""
    if not path.is_file() and not path.is_symlink():
        return Finding(name, 1, "file", "is no file", "a folder of that name", "layout")
    wrong, hint = wrong_id(path.stem)
    return Finding(name, 1, "file", wrong, hint, "layout") if wrong else None


def wrong_id(slug: str) -> tuple[str, str]:
    """Why a slug can be the name of no file and so no id, and what can; empty if it can."""
    if slug in RESERVED or len(slug) > LONGEST_ID:
        hint = f"at most {LONGEST_ID} letters, and no name that Windows keeps for a device"
        return f"'{slug}' cannot be a file everywhere", hint
    if not re.fullmatch(SLUG, slug):
        return f"'{slug}' is no id", "lower-case letters, digits and single hyphens, a letter first"
    return "", ""


def unexpected_hint(parts: tuple[str, ...], folders: set[str], vocabularies: Collection[str]) -> str:
    """What a file that nothing reads was probably meant to be."""
    if len(parts) == 2 and parts[0] in folders:
        return "the name of an entity's file ends in .yml"
    return did_you_mean(parts[0], vocabularies if len(parts) == 1 else folders) or "data/<kind>/<slug>.yml"
