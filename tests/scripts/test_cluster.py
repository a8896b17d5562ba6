"""A build on the workers of a Dask scheduler: the bytes of one process, whatever becomes of workers and scheduler.

All on loopback. A file of its own, so that one process runs it: each cluster takes a second or two to come.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from atlas.parts import machines
from atlas.parts.job import Job
from atlas.parts.machines import LOCAL, by_machines
from atlas.parts.plan import PartsError
from atlas.site.release import Release

Run = Callable[..., subprocess.CompletedProcess[str]]
List = Callable[[Path], dict[str, bytes]]
JOB = Job("code", "data", Release())
NAMES = [str(number) for number in range(6)]
LIMIT = 120  # seconds after which something hangs
# Added to the code of a project: whoever first makes the last part is killed over it.
KILLED = """

_make = make


def make(job, name, address):
    import pathlib, signal
    mark = pathlib.Path({mark!r})
    if name == "search" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return _make(job, name, address)
"""


def _stand_in(monkeypatch: pytest.MonkeyPatch, make: Callable[[Job, str, str], Any]) -> None:
    """What workers do instead of making a part. It travels by value, since they cannot import a test."""
    monkeypatch.setattr(make, "__module__", "__main__")
    monkeypatch.setattr(machines, "make", make)


def _named(job: Job, name: str, folder: str) -> Any:
    return {name: f"{os.getpid()}".encode()}


def _killed_once(job: Job, name: str, folder: str) -> Any:
    """Whoever comes first to the third part is killed."""
    mark = Path(folder) / "killed"
    if name == "2" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return {name: b""}


def _killed(job: Job, name: str, folder: str) -> Any:
    if name == "2":
        os.kill(os.getpid(), signal.SIGKILL)
    return {name: b""}


def _told(job: Job, name: str, folder: str) -> Any:
    """The first part is made; the others wait until they are cancelled."""
    if name != "0":
        time.sleep(LIMIT)
    return {name: b""}


def _fails(job: Job, name: str, folder: str) -> Any:
    if name == "2":
        raise LookupError("no such thing\nat all")
    return {name: b""}


def test_parts_come_in_their_order_from_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, _named)
    found = list(by_machines(NAMES, JOB, LOCAL, 2))
    assert [list(files or ()) for files in found] == [[name] for name in NAMES]
    assert str(os.getpid()).encode() not in {content for files in found if files for content in files.values()}


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, _killed_once)
    assert list(by_machines(NAMES, JOB, LOCAL, 2, str(tmp_path))) == [{name: b""} for name in NAMES]
    assert (tmp_path / "killed").exists()


def test_a_part_that_kills_every_worker_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from dask import config
    from distributed import KilledWorker  # whose package brings its defaults

    _stand_in(monkeypatch, _killed)
    with config.set({"distributed.scheduler.allowed-failures": 0}), pytest.raises(PartsError) as raised:
        list(by_machines(NAMES, JOB, LOCAL, 1))
    assert isinstance(raised.value.__context__, KilledWorker)
    assert str(raised.value).startswith("2 cannot be made: each worker that began it was lost")


def test_an_error_of_a_worker_is_that_of_the_part(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, _fails)
    with pytest.raises(PartsError, match=r"^2 cannot be made by a worker: LookupError: no such thing\\nat all$"):
        list(by_machines(NAMES, JOB, LOCAL, 1))


def test_a_worker_of_other_code_or_data_is_named() -> None:
    """The job of this test is that of no project."""
    with pytest.raises(
        PartsError, match=r"^Worker tcp://127\.0\.0\.1:\d+: it has other code than this build \(\w+, not code\)$"
    ):
        list(by_machines(NAMES, JOB, LOCAL, 1))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{}", "127.0.0.1:{}", "carrier-pigeon://x:{}"])
def test_a_scheduler_that_cannot_be_reached(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "PATIENCE", 1)
    named = address.format(_free_port())
    with pytest.raises(PartsError) as raised:
        list(by_machines(NAMES, JOB, named, 1))
    assert str(raised.value).startswith(f"The scheduler {named} cannot be reached") and "\n" not in str(raised.value)


@contextmanager
def _started(root: Path, *command: str) -> Iterator[subprocess.Popen[str]]:
    """A command of scripts/cluster, in a group of its own, once it has said its line; killed at the end."""
    process = subprocess.Popen(
        [root / "scripts/cluster", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout and process.stdout.readline()
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def _scheduler(root: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    port = _free_port()
    with _started(root, "scheduler", "--port", str(port)) as process:
        yield f"tcp://127.0.0.1:{port}", process


def test_a_scheduler_without_workers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _scheduler(root) as (address, _):
        from distributed import Client

        Client(address, timeout=LIMIT, set_as_default=False).close()  # it listens
        monkeypatch.setattr(machines, "PATIENCE", 1)
        with pytest.raises(PartsError, match=r"has no workers; none has come within 1 seconds\.$"):
            list(by_machines(NAMES, JOB, address, 1))


@pytest.mark.parametrize("lost", ["scheduler", "worker"])
def test_one_that_is_gone_in_the_middle(lost: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first part: what is waited for never comes, and that is said."""
    _stand_in(monkeypatch, _told)
    with _scheduler(root) as (address, scheduler), _started(root, "worker", address, "--workers", "1") as worker:
        monkeypatch.setattr(machines, "PATIENCE", LIMIT)
        found = by_machines(NAMES, JOB, address, 1)
        assert next(found) == {"0": b""}
        monkeypatch.setattr(machines, "PATIENCE", 2)
        os.killpg((scheduler if lost == "scheduler" else worker).pid, signal.SIGKILL)
        says = "has gone before all parts were made" if lost == "scheduler" else "has lost all workers"
        with pytest.raises(PartsError, match=rf"^The scheduler {address} {says}"):
            next(found)


def test_the_bytes_are_those_of_one_process(project: Path, run: Run, tmp_path: Path, listing: List) -> None:
    """Though a worker is killed in the middle. Parts are laid down by the workers, a second build takes them from there,
    and progress is told.
    """
    at, mark = {"SITE_URL": "https://atlas.test/below/"}, tmp_path / "killed"
    one = run("build", "--workers", "1", "--site-dir", "one", **at)
    assert (one.returncode, one.stderr) == (0, "")
    with (project / "hooks/atlas/parts/machines.py").open("a", encoding="utf-8") as code:
        code.write(KILLED.format(mark=str(mark)))
    two = run("build", "--scheduler", LOCAL, "--workers", "2", "--site-dir", "two", "--parts", "kept", **at)
    assert two.returncode == 0, two.stderr
    assert mark.exists()
    lines = two.stderr.splitlines()
    assert len(lines) > 2 and [line for line in lines if not line.endswith(" parts are made.")] == []
    kept = {path.name for path in (tmp_path / "kept").glob("*.zip")}
    assert lines[-1] == f"{len(kept)} of {len(kept)} parts are made."
    three = run("build", "--join", "kept", "--quiet", "--site-dir", "three", **at)
    assert (three.returncode, three.stdout, three.stderr) == (0, "", "")
    assert listing(tmp_path / "one") == listing(tmp_path / "two") == listing(tmp_path / "three")


def test_a_build_that_fails_on_a_worker_leaves_the_last_good_site(
    project: Path, run: Run, good_site: Path, listing: List
) -> None:
    before = listing(good_site)
    view = project / "hooks/atlas/web/views/entity.py"
    with view.open("a", encoding="utf-8") as code:
        code.write("\n\ndef entity_view(c, dossier):\n    raise KeyError('no such thing')\n")
    done = run("build", "--scheduler", LOCAL, "--workers", "1", "--quiet")
    assert done.returncode == 1
    finding, *rest = done.stderr.splitlines()
    assert finding.startswith("data/") and "the zh page cannot be made: KeyError: 'no such thing'" in finding
    assert rest == ["nothing was built", "Not built; site is as it was."]
    assert listing(good_site) == before
    assert sorted(path.name for path in project.glob("site*")) == ["site"]


def test_a_scheduler_that_is_not_there_leaves_the_last_good_site(
    project: Path, run: Run, good_site: Path, listing: List
) -> None:
    before, address = listing(good_site), f"tcp://127.0.0.1:{_free_port()}"
    (project / "hooks/atlas/parts/machines.py").write_text(
        (project / "hooks/atlas/parts/machines.py").read_text().replace("PATIENCE = 30", "PATIENCE = 1")
    )
    done = run("build", "--scheduler", address)
    assert done.returncode == 1
    told = [f"The scheduler {address} cannot be reached.", "nothing was built", "Not built; site is as it was."]
    assert done.stderr.splitlines() == told
    assert listing(good_site) == before


def test_a_build_alone_does_not_know_dask(root: Path) -> None:
    code = "import sys, atlas.parts.makers, atlas.parts.machines, atlas.parts.store; sys.exit('distributed' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--part", "search"], "--part needs --parts"),
        (["--join", "x", "--workers", "2"], "it goes with none of --workers"),
        (["--join", "x", "--scheduler", "local"], "it goes with none of --workers"),
        (["--scheduler", "tcp://127.0.0.1:1", "--workers", "2"], "those of a scheduler come by scripts/cluster worker"),
        (["--scheduler", "local", "--workers", "0"], "--workers 0: a whole number of processes"),
    ],
)
def test_options_that_cannot_be_meant(options: list[str], says: str, run: Run) -> None:
    done = run("build", *options)
    assert done.returncode == 2
    assert says in done.stderr and "Traceback" not in done.stderr


def test_a_worker_alone_takes_more_memory_than_one_that_shares(capsys: pytest.CaptureFixture[str]) -> None:
    from lib.sites.parts import ALONE
    from lib.sites.workers import NEEDS, count

    assert ALONE > NEEDS
    assert count("2", 2, 2 * ALONE, ALONE) == 2
    assert count("2", 2, 2 * ALONE - 1, ALONE) == 1
    assert "enough for 1" in capsys.readouterr().err
