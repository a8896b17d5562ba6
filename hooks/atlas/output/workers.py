"""Parts of one piece of work on several processes: the results are those of one process, in the same order.

Processes begin as copies of this one, so that they know all that it has read; only results travel back.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NoReturn, TypeVar

WORKERS = "ATLAS_WORKERS"  # how many processes a build uses; one if it is not set

Result = TypeVar("Result")
Task = Callable[[], Result]

_tasks: Sequence[Callable[[], Any]] = ()  # those at work; a copy finds them by their place


def workers() -> int:
    """How many processes the environment asks for."""
    return int(os.environ.get(WORKERS) or 1)


def together(tasks: Sequence[Task[Result]], number: int) -> Iterator[Result]:
    """What each task gives, in their order. What a lost process leaves undone is done here; an error of a task is
    raised.
    """
    global _tasks
    if number < 2 or len(tasks) < 2:
        yield from (task() for task in tasks)
        return
    _tasks = tasks
    try:
        with ProcessPoolExecutor(number, multiprocessing.get_context("fork")) as pool:
            futures: deque[Future[Result]] = deque(pool.submit(_one, place) for place in range(len(tasks)))
            try:
                for task in tasks:
                    yield _result(task, futures.popleft())  # held no longer than by whoever takes it
            finally:
                pool.shutdown(cancel_futures=True)  # where one fails, the others are not begun
    finally:
        _tasks = ()


def end_with(what: Callable[[], object], environment: Mapping[str, str]) -> NoReturn:
    """Do something in an environment and end this process, a copy of another, as Python would."""
    code = 1
    try:
        os.environ.clear()
        os.environ.update(environment)
        what()
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else int(done.code is not None)
        if isinstance(done.code, str):
            print(done.code, file=sys.stderr)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _one(place: int) -> Any:
    return _tasks[place]()


def _result(task: Task[Result], future: Future[Result]) -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        return task()
