"""The adapters: thin, one event each, and the only ones who know the site builder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mkdocs.plugins
import pytest
import yaml

from ..fixture.support import HERE

HOOKS = HERE.parents[1] / "hooks"
ADAPTERS = sorted(HOOKS.glob("*.py"))
BUILDERS = {"mkdocs", "material", "properdocs", "materialx"}
LONGEST = 60


class _Configuration(yaml.SafeLoader):
    """mkdocs.yml without its own tags."""


_Configuration.add_multi_constructor("!", lambda loader, suffix, node: None)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def test_the_library_does_not_know_the_site_builder() -> None:
    files = list((HOOKS / "atlas").rglob("*.py"))
    imported = {(path.name, name) for path in files for name in _imports(path)}
    assert len(files) > 20
    assert [(path, name) for path, name in imported if name.partition(".")[0] in BUILDERS] == []


def test_the_adapters_are_those_that_are_configured() -> None:
    configured = yaml.load((HOOKS.parent / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Configuration)["hooks"]
    assert sorted(configured) == [f"hooks/{path.name}" for path in ADAPTERS]
    assert len(ADAPTERS) > 5


@pytest.mark.parametrize("path", ADAPTERS, ids=lambda path: path.stem)
def test_an_adapter_is_short_and_serves_the_event_of_its_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    assert len(text.splitlines()) < LONGEST
    assert [name for name in functions if not name.startswith("_")] == [path.stem]
    assert path.stem.removeprefix("on_") in mkdocs.plugins.EVENTS


def test_hand_written_pages_stand_in_both_languages_at_the_same_paths() -> None:
    docs = HOOKS.parent / "docs"
    zh, en = ({path.relative_to(docs / lang) for path in (docs / lang).rglob("*.md")} for lang in ("zh", "en"))
    assert zh == en
    assert {"about/index.md", "method/index.md", "sources/index.md"} <= {path.as_posix() for path in zh}
    assert [path for path in docs.glob("*.md")] == []
