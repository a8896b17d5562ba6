"""What a piece of work has read of a site, noted while it is done: its result may be kept as long as that is the same.

A *key* names something that can be asked for again in the next build: an entity, a source, the result of a derived
function, or everything. Nothing is noted unless somebody records.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

Key = tuple[str, ...]
EVERYTHING: Key = ("everything",)
ENTITY, SOURCE, NAMES, RELEASE, RESULT = "entity", "source", "names", "release", "result"
Given = ParamSpec("Given")
Result = TypeVar("Result")

_notes: set[Key] | None = None
_derived: dict[str, Callable[..., Any]] = {}
_held: tuple[Any, dict[Hashable, Any]] = (None, {})  # the last site, and what was derived from it


@contextmanager
def recording() -> Iterator[set[Key]]:
    """The keys of all that is read meanwhile."""
    global _notes
    before, _notes = _notes, set()
    try:
        yield _notes
    finally:
        _notes = before


def touch(*key: str) -> None:
    """Note that something is read."""
    if _notes is not None:
        _notes.add(key)


def real(site: Any) -> Any:
    """The site behind one that is watched."""
    return getattr(site, "watched_site", site)


def derived(make: Callable[Concatenate[Any, Given], Result]) -> Callable[Concatenate[Any, Given], Result]:
    """Work out once for a site what a function gives for some texts; who asks has read the result, not what made it.

    The results for one site are kept, those for the last one.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    _derived[name] = make

    @wraps(make)
    def asked(site: Any, *given: Given.args, **named: Given.kwargs) -> Result:
        touch(RESULT, name, *given)  # type: ignore[arg-type] # texts, or None
        return result(real(site), name, *given)  # type: ignore[no-any-return]

    return asked  # type: ignore[return-value] # its first parameter has a name


def result(site: Any, name: str, *given: Any) -> Any:
    """What a derived function gives."""
    global _notes, _held
    if _held[0] is not site:
        _held = (site, {})
    kept = _held[1]
    if (name, *given) not in kept:
        before, _notes = _notes, None
        try:
            kept[name, *given] = _derived[name](site, *given)
        finally:
            _notes = before
    return kept[name, *given]


def is_derived(name: str) -> bool:
    """Whether there is such a function."""
    return name in _derived
