"""Parts made by the workers of a Dask scheduler, on other machines or on this one.

`distributed` is imported here alone, and only when a scheduler is asked for. A part whose worker is lost is given to
another; what comes of the parts is put together in their order, whoever was first.
"""

from __future__ import annotations

import os
import queue
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

from atlas.data.findings import DataError
from atlas.parts.job import HASH_SEED, Job, parts_of
from atlas.parts.plan import Made, PartsError, made
from atlas.parts.store import Store

LOCAL = "local"  # in place of an address: workers of this machine, for this build alone
LOOPBACK = "127.0.0.1"
PATIENCE = 30  # seconds for the scheduler to answer, for a first worker to come, and for another one when all are lost
STEP = 1  # seconds after which it is asked whether anybody is still there

_one_at_a_time = threading.Lock()  # a worker may have several threads, and reads the data once


def make(job: Job, name: str, address: str) -> Made | None:
    """What a worker does: makes a part, and lays it down at an address if there is one."""
    with _one_at_a_time:
        try:
            part = parts_of(job)[name]
        except PartsError as error:
            raise PartsError(f"Worker {_own_name()}: {error}") from None
        files = made(part)
    if not address:
        return files
    Store(address).lay(job, name, files)
    return None


def _own_name() -> str:
    from distributed import get_worker

    return str(get_worker().address)


def by_machines(
    names: Sequence[str], job: Job, scheduler: str, workers: int, address: str = ""
) -> Iterator[Made | None]:
    """What `make` gives for each part, in the order of the names; PartsError or DataError if one cannot be had.

    `workers` is how many this machine has, where the scheduler is `local`.
    """
    with _client(scheduler, workers) as client:
        build = f"atlas-{uuid4().hex}"  # of keys that begin alike, the scheduler gives a worker only what it can begin
        futures = [client.submit(make, job, name, address, pure=False, key=(build, name)) for name in names]
        try:
            yield from _in_order(client, scheduler, names, futures)
        finally:
            with suppress(Exception):  # the scheduler may be the one that is gone
                client.cancel(futures, force=True)


def _in_order(client: Any, scheduler: str, names: Sequence[str], futures: list[Any]) -> Iterator[Made | None]:
    done: queue.SimpleQueue[Any] = queue.SimpleQueue()
    for future in futures:
        future.add_done_callback(done.put)
    found: dict[str, Made | None] = {}
    of = {future.key: name for future, name in zip(futures, names, strict=True)}
    for name in names:
        while name not in found:
            future = _next(done, client, scheduler)
            found[of[future.key]] = _result(future, of[future.key], scheduler)
            future.release()  # the worker may forget it
        yield found.pop(name)


def _next(done: queue.SimpleQueue[Any], client: Any, scheduler: str) -> Any:
    """The next future that is done; PartsError where nobody is left who could do one."""
    alone = 0
    while alone <= PATIENCE:
        try:
            return done.get(timeout=STEP)
        except queue.Empty:
            alone = 0 if _workers(client, scheduler) else alone + STEP
    raise PartsError(f"The scheduler {scheduler} has lost all workers; none has come within {PATIENCE} seconds.")


def _workers(client: Any, scheduler: str) -> int:
    if client.status != "running":
        raise _gone(scheduler)
    return len(client.scheduler_info()["workers"])


def _result(future: Any, name: str, scheduler: str) -> Made | None:
    from distributed import KilledWorker

    status = future.status
    try:
        result: Made | None = future.result()
        return result
    except (DataError, PartsError):
        raise
    except KilledWorker:
        raise PartsError(
            f"{name} cannot be made: each worker that began it was lost (is there enough memory?)"
        ) from None
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        if status != "error":
            raise _gone(scheduler) from None
        raise PartsError(f"{name} cannot be made by a worker: {type(error).__name__}: {error}") from None


def _gone(scheduler: str) -> PartsError:
    return PartsError(f"The scheduler {scheduler} has gone before all parts were made.")


def settled() -> None:
    """Dask says nothing, since what goes wrong is told here in a line; its processes order sets as this one does; and
    a worker has no part in store, so that none but the one it makes is lost with it.
    """
    os.environ.setdefault("DASK_LOGGING", repr(dict.fromkeys(("distributed", "distributed.client"), "critical")))
    import dask.config

    seed = {f"distributed.nanny.pre-spawn-environ.{HASH_SEED}": os.environ.get(HASH_SEED, "1")}
    dask.config.set({**seed, "distributed.scheduler.worker-saturation": 1.0})


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Any]:
    """Somebody who gives out work; PartsError where there is nobody to do it."""
    settled()
    from distributed import Client

    with (
        tempfile.TemporaryDirectory(prefix="atlas-workers-") as folder,
        _address(scheduler, workers, folder) as address,
    ):
        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            reason = "" if isinstance(error, OSError) else f": {error}"
            raise PartsError(f"The scheduler {scheduler} cannot be reached{reason}.") from None
        try:
            _wait_for_one(client, scheduler)
            yield client
        finally:
            client.close(timeout=STEP)


def _wait_for_one(client: Any, scheduler: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        said = f"The scheduler {scheduler} has no workers; none has come within {PATIENCE} seconds."
        raise PartsError(said) from None


@contextmanager
def _address(scheduler: str, workers: int, folder: str) -> Iterator[str]:
    if scheduler != LOCAL:
        yield scheduler
        return
    from distributed import LocalCluster

    options = {"n_workers": workers, "threads_per_worker": 1, "processes": True, "memory_limit": 0}
    quiet = {"dashboard_address": None, "worker_dashboard_address": None, "local_directory": folder}
    try:
        cluster = LocalCluster(host=LOOPBACK, **options, **quiet)
    except (OSError, RuntimeError) as error:
        raise PartsError(f"Workers of this machine cannot be started: {error}") from None
    with cluster:
        yield cluster.scheduler_address
