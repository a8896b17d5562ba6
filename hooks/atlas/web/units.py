"""Parts of a build that can be made apart, and units of them, which are kept from one build to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from atlas.data.findings import DataError, Finding, failure
from atlas.data.noting import recording
from atlas.site.states import gathered
from atlas.text.language import Language

READS = ".reads/"  # before the name of a unit: a file that says what it rests on, which is no part of the site


@dataclass(frozen=True)
class Part:
    """Files that are made together, by uri: `name` is the part's own, `group` that of parts which are kept together:
    the id of a place, or what holds for all places.
    """

    name: str
    group: str
    make: Callable[[], Mapping[str, str | bytes]]


def in_units(makers: Mapping[str, Callable[[], Mapping[str, str]]], *, noting: bool) -> dict[str, str | bytes]:
    """The files of several units; with `noting` what each rests on as well."""
    found: dict[str, str | bytes] = {}
    for unit, make in makers.items():
        found |= noted(unit, make) if noting else make()
    return found


def noted(name: str, make: Callable[[], Mapping[str, str | bytes]]) -> dict[str, str | bytes]:
    """The files of a unit, with one that says what they rest on."""
    with recording() as keys:
        made = make()
    return {**made, f"{READS}{name}.json": json.dumps([list(made), list(gathered(keys))])}


@contextmanager
def told_of(entity_id: str, language: Language) -> Iterator[None]:
    """What goes wrong with the page of an entity is told as a finding of its file."""
    try:
        yield
    except DataError:
        raise
    except Exception as error:
        message, place = failure(f"the {language} page", error)
        raise DataError([Finding(f"data/{entity_id}.yml", 1, "file", message, place)]) from error
