"""The commands of Dask that make machines build together."""

from __future__ import annotations

import os

from atlas.parts.machines import settled
from lib.sites.builder import environment
from lib.sites.parts import ALONE
from lib.sites.workers import count, usual


def run_scheduler(host: str, port: int) -> None:
    """Give out work until stopped, with no page that shows it."""
    _settle()
    from distributed.cli.dask_scheduler import main

    print(f"Scheduler at tcp://{host}:{port}", flush=True)
    main(["--host", host, "--port", str(port), "--no-dashboard"])


def run_worker(address: str, workers: str | None) -> None:
    """Work for a scheduler until stopped, in processes that make one part at a time and begin anew if they are lost; ValueError
    for a number of them that cannot be meant.
    """
    number = usual(needs=ALONE) if workers is None else count(workers, needs=ALONE)
    _settle()
    from distributed.cli.dask_worker import main

    print(f"{number} processes work for {address}", flush=True)
    one = ["--nthreads", "1", "--memory-limit", "0", "--no-dashboard"]
    main([address, "--nworkers", str(number), *one])


def _settle() -> None:
    """What makes the bytes of processes to come the same as those of a build (`lib.sites.builder`)."""
    os.environ.update(environment())
    settled()
