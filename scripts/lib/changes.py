"""The change log of the data, worked out from its own history: two states of `data/` compared, file by file and figure by figure."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from atlas.data.changes import LOG
from atlas.data.keys import date_key
from atlas.data.model import KINDS, Fact
from lib.history import History, State
from lib.identity import read_identity, write

FIRST = "1.0.0"
HEAD = """\
# Editions of the data, the newest first. Written by scripts/changes from the history of data/; a note may be added by hand.
"""
FIGURE = tuple(name for name in Fact.model_fields if name != "key")  # its id tells the key
Edition = dict[str, Any]


def changes(root: Path, check: bool, major: bool) -> int:
    """Write the log, or with `check` say whether the data are those of its newest edition. 1 if they are not."""
    path, history = root / "data" / LOG, History(root)
    if not (root / ".git").exists():
        sys.exit("What has changed is worked out from git, and this is no git work tree.")
    written = read(path.read_text(encoding="utf-8")) if path.is_file() else []
    now = history.now()
    if check:
        same = bool(written) and written[0]["digest"] == now.digest
        print(
            f"data/{LOG}: {written[0]['version'] if same else 'the data differ from the newest edition; run scripts/changes'}"
        )
        return 0 if same else 1
    since = read_identity(root).since
    base = [edition for edition in read(history.committed_log()) if edition["date"] >= since]
    states = [state for state in history.states() if state.day >= since]
    steps = [described(states, base[0]), now] if base else [*states, now]
    editions = with_notes(extended(base, steps, major), written)
    path.write_text(dump(editions), encoding="utf-8")
    write(root)
    for edition in editions[: len(editions) - len(base)]:
        print(f"{edition['version']} ({edition['date']}): {summary(edition)}")
    print(f"data/{LOG}: {len(editions)} editions, {len(editions) - len(base)} of them not committed yet")
    return 0


def begin(root: Path) -> int:
    """Write a log of one edition, the data as they are; 0. Exits 1 where there is a log already."""
    path = root / "data" / LOG
    if path.is_file() and read(path.read_text(encoding="utf-8")):
        sys.exit(f"data/{LOG} has editions already; scripts/changes adds the next.")
    path.write_text(dump(extended([], [History(root).now()], major=False)), encoding="utf-8")
    write(root)
    print(f"data/{LOG}: {FIRST}; commit it together with the data")
    return 0


def read(text: str) -> list[Edition]:
    """The editions of a log, the newest first."""
    found: list[Edition] = yaml.load(text, Loader=yaml.BaseLoader) or []
    return found


def described(states: Sequence[State], newest: Edition) -> State:
    """The state that the newest edition describes: the next edition tells all that has changed since, however many commits it took.

    The edition is found by its digest, whichever commit it came with. Exits 1 if no commit has its data: what has changed cannot be
    told then.
    """
    known = [state for state in states if state.digest == newest["digest"]]
    if not known:
        sys.exit(
            f"No commit holds the data of edition {newest['version']}. Is this a shallow clone? git fetch --unshallow"
        )
    return known[-1]


def extended(base: list[Edition], states: Sequence[State], major: bool) -> list[Edition]:
    """The log with an edition for each state that differs from the one before; the last one is `major` if wanted."""
    found = list(base)
    if not found:
        found = [{"version": FIRST, "date": states[0].day, "digest": states[0].digest, "counts": counted(states[0])}]
    for old, new in pairwise(states):
        if old.digest != new.digest:
            found.insert(0, edition(found[0]["version"], old, new, major and new is states[-1]))
    return found


def edition(version: str, old: State, new: State, major: bool) -> Edition:
    """One edition: what `new` adds to, takes from and changes in `old`."""
    what = compared(old, new)
    whole = (
        any(what.get(key) for key in ("added", "removed", "moved"))
        or any("was" not in figure or "now" not in figure for figure in what.get("figures", ()))
        or _set(old, "sources") != _set(new, "sources")
    )
    step = "major" if major else "minor" if whole else "patch"
    return {"version": bumped(version, step), "date": new.day, "digest": new.digest, "counts": counted(new), **what}


def bumped(version: str, step: str) -> str:
    """The next version; what stands right of the step starts anew."""
    major, minor, patch = map(int, version.split("."))
    return {"major": f"{major + 1}.0.0", "minor": f"{major}.{minor + 1}.0", "patch": f"{major}.{minor}.{patch + 1}"}[
        step
    ]


def compared(old: State, new: State) -> Edition:
    """The lists of an edition; empty ones are left out."""
    paths = sorted(path for path in {*old.blobs, *new.blobs} if old.blobs.get(path) != new.blobs.get(path))
    found: Edition = {"added": [], "removed": [], "moved": {}, "figures": [], "changed": [], "sources": [], "words": []}
    for path in paths:
        folder, _, name = path.removesuffix(".yml").rpartition("/")
        if folder in KINDS:
            _compare_entity(found, f"{folder}/{name}", old.read(path) or {}, new.read(path) or {})
        else:
            found["sources" if folder == "sources" else "words"].append(name)
    for before, now in found["moved"].items():
        if now in found["added"]:  # it went on under its new name, and is compared with what it was
            found["added"].remove(now)
            _compare_entity(found, now, old.read(f"{before}.yml") or {}, new.read(f"{now}.yml") or {})
    return {key: value for key, value in found.items() if value}


def _compare_entity(found: Edition, key: str, old: Any, new: Any) -> None:
    if "moved_to" in new:
        if old.get("moved_to") != new["moved_to"]:
            found["moved"][key] = new["moved_to"]
    elif not old or "moved_to" in old:  # an id is never used again, so the second does not pass the checks
        found["added"].append(key)
    elif not new:
        found["removed"].append(key)
    else:
        figures = list(_figures(key, old, new))
        found["figures"] += figures
        if {**old, "facts": None} != {**new, "facts": None}:
            found["changed"].append(key)


def _figures(key: str, old: Any, new: Any) -> Iterator[Edition]:
    """Figures of an entity that came, went or changed, by their ids."""
    before, now = facts(old), facts(new)
    for name in sorted({*before, *now}):
        was, is_ = before.get(name, {}), now.get(name, {})
        fields = [field for field in FIGURE if was.get(field) != is_.get(field)]
        if fields:
            texts = {word: fact["printed"] for word, fact in (("was", was), ("now", is_)) if fact}
            more = [field.replace("_", "-") for field in fields if field != "printed"] if was and is_ else []
            yield {"id": f"{key}#{name}", **texts, **({"fields": more} if more else {})}


def facts(entity: Any) -> dict[str, Any]:
    """The facts of a file by their keys; those without what a fact needs are passed over."""
    whole = [fact for fact in entity.get("facts") or () if {"indicator", "printed", "as_of"} <= set(fact)]
    return {fact.get("key") or f"{fact['indicator']}-{date_key(fact['as_of'])}": fact for fact in whole}


def counted(state: State) -> dict[str, int]:
    """How much a state holds."""
    entities = [
        read
        for path in state.blobs
        if path.partition("/")[0] in KINDS and "moved_to" not in (read := state.read(path) or {})
    ]
    return {
        "entities": len(entities),
        "figures": sum(len(facts(entity)) for entity in entities),
        "sources": len(_set(state, "sources")),
    }


def _set(state: State, folder: str) -> set[str]:
    return {path for path in state.blobs if path.startswith(f"{folder}/")}


def with_notes(editions: list[Edition], written: Sequence[Edition]) -> list[Edition]:
    """The editions with the notes that somebody has added to a log not committed yet."""
    notes = {edition["version"]: edition["note"] for edition in written if "note" in edition}
    return [
        {**edition, "note": notes[edition["version"]]} if edition["version"] in notes else edition
        for edition in editions
    ]


def dump(editions: Sequence[Edition]) -> str:
    """The log as YAML; a figure a line, so that a change of it shows."""
    return HEAD + yaml.dump(list(editions), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


class _Dumper(yaml.SafeDumper):
    """Mappings of texts alone stand on one line."""

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        flat = all(not isinstance(value, dict) for value in dict(mapping).values()) and "version" not in dict(mapping)
        return super().represent_mapping(tag, mapping, flow_style=flat or flow_style)


def summary(edition: Edition) -> str:
    """What an edition changes, in numbers."""
    lists = ("added", "removed", "moved", "figures", "changed", "sources", "words")
    return ", ".join(f"{key} {len(edition[key])}" for key in lists if edition.get(key)) or "the first edition"
