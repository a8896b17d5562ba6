"""The pictures of shared links in `docs/assets/og/`: which of them are those of this atlas."""

from __future__ import annotations

from pathlib import Path

from atlas.data.model.identity import Identity

FOLDER = "assets/og"
HEAD = 4096  # bytes of a picture in which the text that it shows is told (scripts/cards)


def cards(docs: Path, identity: Identity) -> dict[str, bool]:
    """Each picture by its name, and whether it shows the name of the atlas: copied from another, it shows another."""
    name = identity.both.encode()
    return {path.stem: name in path.read_bytes()[:HEAD] for path in sorted((docs / FOLDER).glob("*.png"))}
