"""The data in canonical form, and the files that are written from their names and their model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.data import editor
from atlas.data.changes import SCHEMAS
from atlas.data.findings import Finding
from atlas.data.model import KINDS
from atlas.data.tidy import tidy
from lib import identity


def fix_data(root: Path, check: bool) -> int:
    """Writes what is not as it is to be, or with `check` only names it; 1 if something is left."""
    mended: list[str] = []
    left: list[Finding] = []
    for path in _files(root / "data"):
        name = path.relative_to(root).as_posix()
        old = path.read_bytes()
        new = tidy(old, name)
        if isinstance(new, list):
            left += new
        elif new.encode() != old:
            mended.append(name)
            if not check:
                path.write_bytes(new.encode())
    mended += _written(root, check)
    for line in [*mended, *map(str, sorted(left))]:
        print(line)
    print(f"data: {counted(len(mended), 'file')} {'to mend' if check else 'mended'}, {counted(len(left), 'finding')}")
    return 1 if left or (check and mended) else 0


def counted(number: int, name: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def _files(data: Path) -> Iterator[Path]:
    """Files of entities and sources; vocabularies are laid out by hand."""
    for folder in (*KINDS, "sources"):
        yield from (path for path in sorted((data / folder).glob("*.yml")) if path.is_file() and not path.is_symlink())


def _written(root: Path, check: bool) -> list[str]:
    """Files that are written from others, where they are stale."""
    if check:
        schemas, papers = editor.stale(root / "data"), identity.stale(root)
    else:
        schemas, papers = editor.write(root / "data"), identity.write(root)
    return [*(f"data/{SCHEMAS}/{name}" for name in schemas), *papers]
