"""Ids that are new: well formed, and never used before."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from atlas.data.findings import did_you_mean
from atlas.data.model import KINDS, LONGEST_ID, RESERVED, SLUG

FOLDERS = (*KINDS, "sources")


def known_folder(folder: str) -> str:
    """The name of a folder of `data/`; exits 1 where it is none."""
    if folder not in FOLDERS:
        hint = did_you_mean(folder, FOLDERS) or f"one of {', '.join(FOLDERS)}"
        sys.exit(f"'{folder}' is no kind ({hint}).")
    return folder


def free_path(root: Path, folder: str, slug: str) -> Path:
    """Where the file of a new id stands; exits 1 with the reason where the id cannot be one, or is taken."""
    if not re.fullmatch(SLUG, slug):
        sys.exit(f"'{slug}' is no id (lower-case letters, digits and single hyphens, a letter first).")
    if slug in RESERVED or len(slug) > LONGEST_ID:
        sys.exit(
            f"'{slug}' cannot be a file everywhere (at most {LONGEST_ID} letters, and no name of a device of Windows)."
        )
    path = root / "data" / known_folder(folder) / f"{slug}.yml"
    if path.exists():
        moved = "moved_to:" in path.read_text(encoding="utf-8")
        sys.exit(
            f"data/{folder}/{slug}.yml is there already{', and leads to another: an id is never used again' if moved else ''}."
        )
    return path
