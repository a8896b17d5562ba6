"""A build in parts: what was asked for, as the environment of the builder; and parts made for a later run to join."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lib.sites import builder
from lib.sites.workers import NEEDS, count, usual

LOCAL = "local"
ALONE = 700  # MB that a worker takes which shares nothing with the first


def wrong(asked: argparse.Namespace) -> str:
    """What cannot be meant in the options of scripts/build, in a line; empty where all is well."""
    if asked.part and not asked.parts:
        return "--part needs --parts, which says where to lay what it makes"
    if asked.join and (asked.parts or asked.part or asked.scheduler or asked.workers is not None):
        return "--join takes parts that are made; it goes with none of --workers, --scheduler, --parts and --part"
    if asked.scheduler and asked.scheduler != LOCAL and asked.workers is not None:
        return "--workers says how many this machine has; those of a scheduler come by scripts/cluster worker"
    return ""


def needs(asked: argparse.Namespace) -> str:
    """The environment that a build needs: that of several machines for a scheduler, and for addresses of fsspec."""
    addresses = [address for address in (asked.parts, *asked.join) if address]
    return "cluster" if asked.scheduler or any(_is_url(address) for address in addresses) else "build"


def workers(asked: argparse.Namespace) -> int | None:
    """How many processes; None where the environment may say. ValueError for a number that cannot be meant."""
    needed = ALONE if asked.scheduler else NEEDS
    if asked.workers is not None:
        return count(asked.workers, needs=needed)
    return usual(needs=needed) if asked.scheduler else None


def told(asked: argparse.Namespace) -> dict[str, str]:
    """What the builder is told of it (hooks/atlas/parts/makers.py)."""
    progress = not asked.quiet and bool(asked.scheduler or sys.stderr.isatty())
    found = {
        "ATLAS_SCHEDULER": asked.scheduler or "",
        "ATLAS_PARTS": _absolute(asked.parts or ""),
        "ATLAS_JOIN": "\n".join(map(_absolute, asked.join)),
        "ATLAS_PROGRESS": "1" if progress else "",
    }
    return {name: value for name, value in found.items() if value}


def make_parts(groups: list[str], workers: int | None, more: dict[str, str]) -> int:
    """Lay the parts of some groups down; without a group, print all. 0, 1 with the reasons on stderr, 2 for an unknown one."""
    told = {**more, **({"ATLAS_WORKERS": str(workers)} if workers else {})}
    return builder.call([sys.executable, "-m", "atlas.parts", *groups], told)


def _is_url(address: str) -> bool:
    return "://" in address and not address.startswith("file://")


def _absolute(address: str) -> str:
    return address if not address or "://" in address else str(Path(address).resolve())
