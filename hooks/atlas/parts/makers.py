"""All parts of a build, made or taken by whoever the environment names; what comes of it is the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial

from atlas.output.workers import together, workers
from atlas.parts.job import Job, job
from atlas.parts.plan import Made, made
from atlas.parts.store import Store, file_of, joined
from atlas.site.release import Release
from atlas.web.units import Part

SCHEDULER = "ATLAS_SCHEDULER"  # its address, or `local`; processes of this machine if it is not set
PARTS = "ATLAS_PARTS"  # where parts are laid down, and taken from if they lie there
JOIN = "ATLAS_JOIN"  # where all parts lie, an address a line; then none is made
PROGRESS = "ATLAS_PROGRESS"  # set if it is told how far the build is
LINES = 20  # of progress at most


def all_made(parts: Sequence[Part], release: Release) -> Iterator[Made]:
    """The files of each part, in the order of the parts."""
    if addresses := os.environ.get(JOIN, "").split("\n") if os.environ.get(JOIN) else []:
        found = joined([Store(address) for address in addresses], job(release), parts)
    elif os.environ.get(PARTS) or os.environ.get(SCHEDULER):
        found = _kept(parts, job(release), os.environ.get(PARTS, ""))
    else:
        found = together([partial(made, part) for part in parts], workers())
    return _told(found, len(parts))


def lay(parts: Sequence[Part], job: Job, address: str) -> Iterator[None]:
    """Each part laid down at an address, but for those that lie there."""
    for _ in _told(_kept(parts, job, address), len(parts)):
        yield


def _kept(parts: Sequence[Part], job: Job, address: str) -> Iterator[Made]:
    """The parts made by whoever is asked to; with an address, they lie there, and those that did are not made again."""
    store = Store(address) if address else None
    if store:
        store.check()
    there = store.has(job) if store else set()
    left = [part for part in parts if file_of(job, part.name) not in there]
    new = _new(left, job, address) if left else iter(())
    for part in parts:
        files = next(new) if file_of(job, part.name) not in there else None
        yield files if files is not None else Store(address).take(job, part.name)


def _new(parts: Sequence[Part], job: Job, address: str) -> Iterator[Made | None]:
    if scheduler := os.environ.get(SCHEDULER):
        from atlas.parts.machines import by_machines

        return by_machines([part.name for part in parts], job, scheduler, workers(), address)
    return together([partial(_laid, part, job, address) for part in parts], workers())


def _laid(part: Part, job: Job, address: str) -> None:
    Store(address).lay(job, part.name, made(part))


def _told(found: Iterator[Made], number: int) -> Iterator[Made]:
    """The same, told line by line if that is wanted."""
    told = 0
    for count, files in enumerate(found, 1):
        if os.environ.get(PROGRESS) and (count * LINES // number > told or count == number):
            told = count * LINES // number
            print(f"{count} of {number} parts are made.", flush=True)
        yield files
