"""The adapter: thin, and the only one who knows the site builder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mkdocs.plugins
import yaml

from ..fixture.support import HERE

HOOKS = HERE.parents[1] / "hooks"
ADAPTER = HOOKS / "mkdocs_hooks.py"
FILES = HOOKS / "mkdocs_files.py"  # files as MkDocs holds them, for the adapter alone
BUILDERS = {"mkdocs", "material", "properdocs", "materialx"}
LONGEST = 20  # lines of a function that hands an event on


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


def test_the_adapter_is_the_one_that_is_configured() -> None:
    configured = yaml.load((HOOKS.parent / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Configuration)["hooks"]
    assert [HOOKS.parent / name for name in configured] == [ADAPTER]
    assert sorted(HOOKS.glob("*.py")) == [FILES, ADAPTER]


def test_every_public_function_of_the_adapter_serves_an_event() -> None:
    functions = [
        node for node in ast.parse(ADAPTER.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    events = [node.name for node in functions if node.name.startswith("on_")]
    assert len(events) > 5
    assert [name for name in events if name.removeprefix("on_") not in mkdocs.plugins.EVENTS] == []
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno > LONGEST] == []


def test_hand_written_pages_stand_in_both_languages_at_the_same_paths() -> None:
    docs = HOOKS.parent / "docs"
    zh, en = ({path.relative_to(docs / lang) for path in (docs / lang).rglob("*.md")} for lang in ("zh", "en"))
    assert zh == en
    assert {"about/index.md", "method/index.md", "sources/index.md"} <= {path.as_posix() for path in zh}
    assert [path for path in docs.glob("*.md")] == []
