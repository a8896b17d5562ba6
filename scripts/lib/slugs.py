"""Ids that are new: well formed, and never used before."""

from __future__ import annotations

import sys
from pathlib import Path

from atlas.data.findings import did_you_mean
from atlas.data.layout import wrong_id
from atlas.data.model import KINDS

FOLDERS = (*KINDS, "sources")


def known_folder(folder: str) -> str:
    """The name of a folder of `data/`; exits 1 where it is none."""
    if folder not in FOLDERS:
        hint = did_you_mean(folder, FOLDERS) or f"one of {', '.join(FOLDERS)}"
        sys.exit(f"'{folder}' is no kind ({hint}).")
    return folder


def free_path(root: Path, folder: str, slug: str) -> Path:
    """Where the file of a new id stands; exits 1 with the reason where the id cannot be one, or is taken."""
    wrong, hint = wrong_id(slug)
    if wrong:
        sys.exit(f"{wrong} ({hint}).")
    path = root / "data" / known_folder(folder) / f"{slug}.yml"
    if path.exists():
        moved = "moved_to:" in path.read_text(encoding="utf-8")
        sys.exit(
            f"data/{folder}/{slug}.yml is there already{', and leads to another: an id is never used again' if moved else ''}."
        )
    return path
