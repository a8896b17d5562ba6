"""How many processes may make a site: what was asked for, no more than this machine carries."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

NEEDS = 400  # MB that a process takes beside what it shares with the first
USUAL = 4  # processes at most where nobody asks for a number
MEMORY = Path("/proc/meminfo")
MEGABYTE_IN_KIB = 10**6 / 1024


def count(asked: str, cores: int | None = None, memory: int | None = None, needs: int = NEEDS) -> int:
    """The number that was asked for; ValueError for one that cannot be meant. More than the cores, or than fit into free
    memory (MB) where each takes `needs`, is told on stderr and made fewer.
    """
    if not asked.isascii() or not asked.isdecimal() or int(asked) < 1:
        raise ValueError(f"--workers {asked}: a whole number of processes, 1 or more")
    number = int(asked)
    most = cores or os.cpu_count() or 1
    if number > most:
        _tell(f"--workers {number}: this machine has {most} cores, so {most} processes are used.")
        number = most
    free = memory if memory is not None else available()
    fitting = _fitting(free, number, needs)
    if number > fitting:
        _tell(f"--workers {number}: {free} MB of memory are free, enough for {fitting}; so many are used.")
    return fitting


def usual(cores: int | None = None, memory: int | None = None, needs: int = NEEDS) -> int:
    """The number where none is asked for: one a core, as far as memory goes. One where copies of a process cannot be made,
    or not safely, as on macOS.
    """
    if sys.platform == "darwin" or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return _fitting(memory if memory is not None else available(), min(USUAL, cores or os.cpu_count() or 1), needs)


def _fitting(free: int | None, number: int, needs: int) -> int:
    """How many of so many processes find room in free memory (MB); all, where the system does not say."""
    return number if free is None else min(number, max(1, free // needs))


def available(path: Path = MEMORY) -> int | None:
    """Free memory in MB; None where the system does not say."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(int(found[0]) / MEGABYTE_IN_KIB) if found else None


def _tell(line: str) -> None:
    print(line, file=sys.stderr)
