"""The tables of this atlas in another one: every id that the other does not have is found."""

from __future__ import annotations

from pathlib import Path

from atlas.data.checks.tables import refs
from atlas.data.findings import field_name
from atlas.data.load import load
from atlas.data.validation import validate

from ..fixture.support import broken

PICTURES = "pictures.yml"


def test_every_id_of_tables_taken_over_from_another_atlas_is_found(root: Path, tmp_path: Path) -> None:
    """Whoever copies a file of tables learns of each id that their data do not have, at its line."""
    text = (root / "data" / PICTURES).read_text(encoding="utf-8")
    data = broken(tmp_path, {PICTURES: (None, text)})
    atlas = load(data).atlas
    words, drawn = atlas.vocabulary, atlas.pictures.map
    assert drawn
    known: set[object] = {*atlas.records, *words.indicators, *words.groups, *words.relations, *drawn.lines}
    known |= {(kind, name) for kind, types in words.types.items() for name in types}
    named = [(at, ref if isinstance(ref, str) else (ref.kind, ref.type)) for at, ref in refs(atlas.pictures)]
    wanted = {field_name(at) for at, ref in named if ref not in known}
    found = [one for one in validate(data).findings if one.rule == "picture"]
    assert {one.field.removesuffix(".type") for one in found} == wanted and len(wanted) > 50
    lines = text.splitlines()
    for one in found:
        name = one.message.split("'")[1]
        assert any(name in line for line in lines[one.line - 1 : one.line + 5]), one
