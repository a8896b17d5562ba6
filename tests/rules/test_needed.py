"""Every id that code relies on is declared, and each that the data does not have is found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from atlas.data.findings import Finding
from atlas.data.model import KINDS
from atlas.data.validation import validate
from atlas.data.vocabulary import RELATIONS

from ..fixture.support import DATA, findings


def _renamed(data: Path, folder: Path, old: str, new: str) -> list[Finding]:
    """What is found after an id has another name in all files of data."""
    copy = shutil.copytree(data, folder / "data")
    for path in copy.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"(?<![\w/-]){old}(?![\w-])", new, text), encoding="utf-8")
    return [one for one in validate(copy).findings if one.rule == "needed"]


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_renamed_everywhere_is_named(relation: str, tmp_path: Path) -> None:
    found = _renamed(DATA, tmp_path, relation, f"{relation}-2")
    assert [(one.path, one.field) for one in found] == [("data/relations.yml", f"{relation}-2")]
    assert f"'{relation}' is missing" in found[0].message
    assert RELATIONS[relation] in found[0].hint
    assert (DATA / "relations.yml").read_text(encoding="utf-8").splitlines()[found[0].line - 1] == f"{relation}:"


def test_based_in_for_located_in_in_the_whole_atlas_is_one_finding(root: Path, tmp_path: Path) -> None:
    """And not the silent loss of all places, ties, filters and searches by place."""
    found = _renamed(root / "data", tmp_path, "located-in", "based-in")
    lines = (root / "data" / "relations.yml").read_text(encoding="utf-8").splitlines()
    assert [str(one) for one in found] == [
        f"data/relations.yml:{lines.index('located-in:') + 1}: based-in: 'located-in' is missing, and code relies on it "
        f"({RELATIONS['located-in']}; 'based-in' looks like it: keep the id, and change its names instead)"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_without_names_is_named(kind: str, tmp_path: Path) -> None:
    lines = (DATA / "types.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    line = next(line for line in lines if line.startswith(f"  {kind}: {{"))
    found = [one for one in findings(tmp_path, {"types.yml": (line, "")}) if one.rule == "needed"]
    assert [(one.path, one.field) for one in found] == [("data/types.yml", "kinds")]
    assert f"'{kind}' is missing" in found[0].message
