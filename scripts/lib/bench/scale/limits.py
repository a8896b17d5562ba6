"""A process within limits of time and memory, and what it cost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

LOOK = 0.5  # seconds between two looks at a process
GB = 10**9
TOLD = 400  # characters at the end of what a failed process said
# Of ru_maxrss, which is in KiB on Linux and in bytes on macOS.
UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Limits:
    """What a process may take: seconds, and GB of memory."""

    seconds: float
    memory: float


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processor, GB of memory at the peak; `stopped` says why it did not end well.

    The peak is never below what the process that started it held.
    """

    seconds: float
    processor: float
    memory: float
    stopped: str = ""


def run(command: Sequence[str], log: Path, limits: Limits, environment: Mapping[str, str]) -> Cost:
    """Run to the end or to a limit. What it says goes to `log`; the processes that it starts count for the processor's time."""
    started = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        with _watched(process.pid, limits) as over:
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, processor = time.perf_counter() - started, used.ru_utime + used.ru_stime
    why = over[0] if over else _failed(process.returncode, log)
    return Cost(round(seconds, 2), round(processor, 2), round(used.ru_maxrss * UNIT / GB, 3), why)


def _failed(code: int, log: Path) -> str:
    said = log.read_text(encoding="utf-8", errors="replace").strip()
    return f"exit code {code}: {said[-TOLD:]}" if code else ""


@contextmanager
def _watched(pid: int, limits: Limits) -> Iterator[list[str]]:
    """Ends a process and those it has started when a limit is passed; the list then says which."""
    over: list[str] = []
    done = Event()

    def watch() -> None:
        ends = time.monotonic() + limits.seconds
        while not done.wait(LOOK):
            if why := _passed(pid, limits, ends):
                over.append(why)
                os.killpg(pid, signal.SIGKILL)
                return

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield over
    finally:
        done.set()
        thread.join()


def _passed(pid: int, limits: Limits, ends: float) -> str:
    if time.monotonic() > ends:
        return f"more than {limits.seconds:g} s"
    return f"more than {limits.memory:g} GB" if resident(pid) > limits.memory * GB else ""


def resident(pid: int) -> int:
    """Bytes of memory that a process holds; 0 where the system does not say."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
