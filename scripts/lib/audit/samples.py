"""One page of each sort of a built site: what is looked at where looking at every page would take too long."""

from __future__ import annotations

from pathlib import Path

# Stands on the page of a system that has parts.
TREE = 'id="structure"'


def samples(site: Path) -> list[str]:
    """The door, 404.html, and of each language, section and depth the page with the most in it, and of the systems one with a tree."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        sort = f"{'/'.join(parts[:2])} {len(parts)}" if len(parts) > 2 else path.relative_to(site).as_posix()
        size = path.stat().st_size
        if sort not in found or size > found[sort].stat().st_size:
            found[sort] = path
    chosen = {path.relative_to(site).as_posix() for path in found.values()}
    return sorted(chosen | {uri for uri in map(_system(site).format, ("zh", "en")) if (site / uri).is_file()})


def _system(site: Path) -> str:
    """Address of the largest system of parts, with a gap for the language."""
    return f"{{}}/programmes/{largest(site, 'programmes', TREE)}/index.html"


def largest(site: Path, section: str, holding: str = "") -> str:
    """Slug of the page of a section that has the most in it, of those that hold a piece of text; empty if there is none."""
    pages = [
        path for path in (site / "en" / section).glob("*/index.html") if holding in path.read_text(encoding="utf-8")
    ]
    return max(pages, key=lambda path: (path.stat().st_size, path)).parent.name if pages else ""
