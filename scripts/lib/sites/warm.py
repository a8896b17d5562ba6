"""A builder that stays: a process that has loaded what every build needs, and begins each as a copy of itself.

So a build knows nothing of the one before it, and yet need not load modules, templates, a dictionary and files of data
that are as they were. Where the code has changed, a new process takes its place.
"""

from __future__ import annotations

import contextlib
import gc
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from atlas.output.workers import end_with
from lib.environment import ROOT
from lib.sites import builder

CODE = ("hooks", "mkdocs.yml", "locks")  # what a process holds as it was when it began
WHOLE = "\1"  # the line that says that all pages are there (mkdocs_hooks)
END = "\0"  # begins the line behind the messages of a build; the code of the build follows


def is_possible() -> bool:
    """Whether processes can be copied here, and safely."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


class Warm:
    """The process, begun with the first build and again after each change of the code."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._code: dict[str, tuple[int, int]] = {}

    def build(self, folder: Path, tell: Callable[[str], None], show: Callable[[], None], **more: str) -> int:
        """Build into `folder` as `builder.build` does; `show` is called if pages are whole before all else is."""
        code = _code()
        if self._process is None or self._process.poll() is not None or code != self._code:
            self.end()
            self._process, self._code = _begin(more), code
        process = self._process
        ended: list[int] = []
        with contextlib.suppress(BrokenPipeError):  # where it has ended, its last words say why
            told = {**builder.environment(), **more, "ATLAS_PAGES_FIRST": "1"}
            print(json.dumps([str(folder), told]), file=process.stdin, flush=True)
        for line in builder.shorten(builder.sift(_lines(process, ended, show))):
            tell(line)
        return ended[0] if ended else process.wait() or 1

    def end(self) -> None:
        """End the process and what it is building."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()
            self._process = None


def _lines(process: subprocess.Popen[str], ended: list[int], show: Callable[[], None]) -> Iterator[str]:
    """The messages of one build; behind them its code is in `ended`."""
    for line in process.stdout or ():
        if line.rstrip("\n") == WHOLE:
            show()
            continue
        if line.startswith(END):
            ended.append(int(line.removeprefix(END)))
            return
        yield line


def _begin(more: Mapping[str, str]) -> subprocess.Popen[str]:
    told = {**more, "PYTHONPATH": str(Path(__file__).parents[2])}
    program = [sys.executable, "-c", "from lib.sites.warm import serve; serve()"]
    return builder.start(program, told, stdin=subprocess.PIPE, start_new_session=True)


def _code() -> dict[str, tuple[int, int]]:
    """When each file of the code was changed, and its size."""
    found: dict[str, tuple[int, int]] = {}
    for path in (one for name in CODE for one in [ROOT / name, *(ROOT / name).rglob("*")]):
        if "__pycache__" not in path.parts and path.is_file():
            state = path.stat()
            found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def serve() -> None:
    """Build for each line of the input, which holds the folder and the environment; in a process of its own."""
    _load()
    for line in sys.stdin:
        folder, environment = json.loads(line)
        gc.freeze()  # what is loaded is not looked through in each copy
        child = os.fork()
        if not child:
            end_with(partial(_build, folder), environment)
        print(f"{END}{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)
        _load_data()


def _load() -> None:
    """What builds have in common. What cannot be loaded is told by the build."""
    with contextlib.suppress(Exception):
        import jieba
        import mkdocs.__main__
        import mkdocs.commands.build  # noqa: F401

        import mkdocs_hooks  # noqa: F401
        from atlas.web.render import environment

        jieba.setLogLevel("ERROR")
        jieba.dt.initialize()
        for name in environment().list_templates(["html"]):
            environment().get_template(name)
    _load_data()


def _load_data() -> None:
    with contextlib.suppress(Exception):
        from atlas.data.load import load
        from atlas.output.beside import remembered

        load(ROOT / "data", remembered())


def _build(folder: str) -> None:
    """One build, by a copy of the process."""
    from mkdocs.__main__ import cli

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    cli(builder.command("build", "--site-dir", folder)[3:])
