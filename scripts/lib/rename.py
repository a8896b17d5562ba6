"""An id renamed: its file, what leads on from the old id, and everything that names it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from atlas.data.changes import LOG, SCHEMAS
from lib.fix_data import counted
from lib.slugs import free_path, known_folder

# What a text of a field is to be: the text itself where it does not name the id. The field of a key of a file is KEY.
Renamed = Callable[[str, str], str]
KEY = ":"
LINK = re.compile(r"\.\./([a-z]+/[a-z0-9-]+)(?=/index\.md|/[)\"#])")
# The fields by which files name a key of a table.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "indicators": ("indicator", "indicators", "part_of"),
    "relations": ("relation", "relations", "first", "last", "leads", "by", "alike"),
    "units": ("unit",),
}


def rename(root: Path, kind: str, old: str, new: str) -> int:
    """Renames an entity, a source, or a key of a table; 0. Exits 1 with the reason, and then nothing is written."""
    renamed = _key(root, kind, old, new) if kind in FIELDS else _id(root, known_folder(kind), old, new)
    path = root / "data" / kind / f"{old}.yml"
    texts = _references(root, renamed, root / "data" / f"{kind}.yml")
    count = sum(number for _, number in texts.values())
    written: dict[Path, str | None] = {path: text for path, (text, _) in texts.items()}
    if kind not in FIELDS:
        written[path.with_name(f"{new}.yml")] = written.get(path) or path.read_text(encoding="utf-8")
        written[path] = None if kind == "sources" else f"moved_to: {kind}/{new}\n"
    elif kind == "indicators":
        table = root / "data" / "indicators.yml"
        written[table] = with_former(texts[table][0], new, old)
    for file, text in written.items():
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")
    told = f"{counted(count, 'reference')} in {counted(len(texts), 'file')}"
    print(f"{kind}/{old} is {kind}/{new} now; {told}. Next: scripts/check --data")
    return 0


def _id(root: Path, kind: str, old: str, new: str) -> Renamed:
    """For an entity or a source: its id, its parts and figures, citations of it, the path of its file."""
    path = root / "data" / kind / f"{old}.yml"
    if not path.is_file():
        sys.exit(f"There is no data/{kind}/{old}.yml.")
    if "moved_to:" in path.read_text(encoding="utf-8"):
        sys.exit(f"data/{kind}/{old}.yml leads to another already.")
    free_path(root, kind, new)
    name = re.escape(old)
    forms = [rf"(data/{kind}/){name}(\.yml)", rf"({kind}/){name}(#[a-z0-9-]+)?"]
    if kind == "sources":
        forms.append(rf"(){name}(#p\d+)")
    form = re.compile("|".join(f"(?:{one})" for one in forms))

    def renamed(text: str, field: str) -> str:
        if kind == "sources" and field == "within" and text == old:
            return new
        found = form.fullmatch(text)
        ends = [end for end in found.groups() if end is not None] if found else []
        before = ends[0] if ends else ""
        return f"{before}{new}{text[len(before) + len(old) :]}" if found else text

    return renamed


def _key(root: Path, table: str, old: str, new: str) -> Renamed:
    """For a key of a table: the key, fields that name it, its page, and of an indicator the ids of its figures."""
    path = root / "data" / f"{table}.yml"
    keys = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    if old not in keys:
        sys.exit(f"data/{table}.yml has no '{old}'.")
    if new in keys:
        sys.exit(f"data/{table}.yml has '{new}' already.")
    if table == "indicators":
        _never_used(root, keys, new)
    figure = re.compile(rf"([a-z]+/[a-z0-9-]+#){re.escape(old)}(-(?:to-)?\d{{4}}[a-z0-9-]*)")

    def renamed(text: str, field: str) -> str:
        if text == old and field in (*FIELDS[table], table + KEY):
            return new
        if text == f"{table}/{old}":
            return f"{table}/{new}"
        found = figure.fullmatch(text) if table == "indicators" else None
        return f"{found[1]}{new}{found[2]}" if found else text

    return renamed


def _never_used(root: Path, indicators: Mapping[str, Any], new: str) -> None:
    """Exits if an indicator had the id before."""
    types = yaml.load((root / "data/types.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    former = {old for one in indicators.values() for old in one.get("was", ())} | {*types.get("indicators-gone", ())}
    if new in former:
        sys.exit(f"'{new}' was an indicator before; an id is never used again.")


def with_former(text: str, key: str, old: str) -> str:
    """The table of indicators with one more former id of an indicator, so that the page of that id leads to it."""
    _, indicator = _entry(yaml.compose(text, Loader=yaml.SafeLoader), key)
    _, former = _entry(indicator, "was")
    if former and former.value:
        before, is_flow, put = former.value[0], former.flow_style, old
        between = ", " if is_flow else f"\n{' ' * (before.start_mark.column - 2)}- "
    else:
        (before, _), is_flow, put = _entry(indicator, "definition"), indicator.flow_style, f"was: [{old}]"
        between = ", " if is_flow else f"\n{' ' * before.start_mark.column}"
    at = before.start_mark.index
    return f"{text[:at]}{put}{between}{text[at:]}"


def _entry(mapping: Any, name: str) -> tuple[Any, Any]:
    """Key and value of that name, as nodes; None and None if there is none."""
    return next(((key, value) for key, value in mapping.value if key.value == name), (None, None))


def _references(root: Path, renamed: Renamed, table: Path) -> dict[Path, tuple[str, int]]:
    """Files that name the id, as they are to be, with how often: data but for the log, and hand-written pages."""
    found: dict[Path, tuple[str, int]] = {}
    for path in _files(root / "data"):
        found[path] = _with_scalars(path, renamed, f"{table.stem}{KEY}" if path == table else KEY)
    for path in sorted((root / "docs").rglob("*.md")):
        found[path] = _with_links(path.read_text(encoding="utf-8"), renamed)
    return {path: (text, count) for path, (text, count) in found.items() if count}


def _files(data: Path) -> Iterator[Path]:
    paths = (path for path in sorted(data.rglob("*")) if path.suffix in (".yml", ".json") and path.is_file())
    return (path for path in paths if path.name != LOG and SCHEMAS not in path.relative_to(data).parts)


def _with_scalars(path: Path, renamed: Renamed, key: str) -> tuple[str, int]:
    """A file of YAML or JSON with some of its texts changed, everything else letter by letter as it was."""
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        sys.exit(f"{path} cannot be read; scripts/check --data says why. Nothing was written.")
    spans = [
        (node.start_mark.index, node.end_mark.index, node.value, new)
        for node, field in _scalars(root, "", key)
        if (new := renamed(node.value, field)) != node.value
    ]
    for start, end, old, new in sorted(spans, reverse=True):
        text = text[:start] + text[start:end].replace(old, new) + text[end:]
    return text, len(spans)


def _scalars(node: yaml.Node | None, field: str, key: str) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """Every text with the field that it is the value of, alone or in a list; keys of the file itself with `key`."""
    if isinstance(node, yaml.ScalarNode):
        yield node, field
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, field, KEY)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(name, key, KEY)
            yield from _scalars(value, str(name.value), KEY)


def _with_links(text: str, renamed: Renamed) -> tuple[str, int]:
    """A hand-written page with its links to the page of the entity or the source changed."""
    new = LINK.sub(lambda found: found[0].replace(found[1], renamed(found[1], "")), text)
    changed = sum(renamed(found[1], "") != found[1] for found in LINK.finditer(text))
    return new, changed
