"""Results that are derived once for a site: whoever asks for one has read the result, not what made it.

What is noted of a piece of work, and how, is said in `atlas.data.noting`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from atlas.data.noting import Key, recording, silence, touch, touch_all

RESULT = "result"
Given = ParamSpec("Given")
Result = TypeVar("Result")

_derived: dict[str, Callable[..., Any]] = {}
_held: tuple[Any, dict[Hashable, Any]] = (None, {})  # the last site, and what was derived from it
_shared: dict[str, tuple[Any, Any, set[Key]]] = {}  # of each shared function whose the result is, it, what it read


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
        touch(RESULT, name, *given)
        return result(real(site), name, *given)  # type: ignore[no-any-return]

    return asked  # type: ignore[return-value] # its first parameter has a name


def result(site: Any, name: str, *given: Any) -> Any:
    """What a derived function gives."""
    global _held
    if _held[0] is not site:
        _held = (site, {})
    kept = _held[1]
    if (name, *given) not in kept:
        with silence():
            kept[name, *given] = _derived[name](site, *given)
    return kept[name, *given]


def is_derived(name: str) -> bool:
    """Whether there is such a function."""
    return name in _derived


def shared(make: Callable[[Any], Result]) -> Callable[[Any], Result]:
    """Work out once for a site what a function gives; who asks has read all that was read to make it.

    Nothing of the release may be in it.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def asked(site: Any) -> Result:
        whose = (real(site), site is real(site))
        if name not in _shared or _shared[name][0] != whose:
            with recording() as keys:
                _shared[name] = (whose, make(site), keys)
        touch_all(_shared[name][2])
        return _shared[name][1]  # type: ignore[no-any-return]

    return asked
