"""Every command's Python environment: `.venv/`, made from the lock files and kept as long as they stay the same.

Needs Python alone, and parses on Pythons far too old, so that it can tell them so.
"""

import sys

MINIMUM = (3, 11)
if sys.version_info < MINIMUM:
    sys.exit(
        f"The atlas needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer, and this is {sys.version.split()[0]} ({sys.executable}).\n"
        f"Install a newer one and name it: python3.12 {sys.argv[0]}\n"
        f"Or let uv bring one: uv run --python 3.12 {sys.argv[0]}"
    )

import hashlib
import importlib.util
import os
import shutil
import time
from pathlib import Path

from lib.locking import only_one
from lib.silence import silently

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "locks"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

# The library, seen from the folder of installed packages: a line of a .pth file, which holds wherever the project is moved to.
LIBRARY = os.path.join(*[os.pardir] * 4, "hooks")

# A lock's environment holds what its key was made from, in this order.
PARTS = {
    "build": ("installer", "build"),
    "cluster": ("installer", "build", "cluster"),
    "dev": ("installer", "build", "cluster", "dev"),
}
# The environment of several machines can build as well, and that of the tests does all.
SERVES = {"build": ("build", "cluster", "dev"), "cluster": ("cluster", "dev"), "dev": ("dev",)}

NO_NETWORK = (
    "connection error",
    "connection broken",
    "connectionerror",
    "name resolution",
    "timed out",
    "no matching distribution",
)
NO_VENV = (
    "This Python cannot make virtual environments: its modules venv and ensurepip are not both there.\n"
    "Debian and Ubuntu ship them apart: apt-get install python3-venv"
)


def enter(name: str) -> None:
    """Go on inside the environment of locks/<name>.txt ("build", "cluster" or "dev"), making it first if need be.

    Returns when the process runs inside it; else starts the command again there. Exits 1 if it cannot be made.
    """
    if not is_ready(name):
        prepare(name)
    if Path(sys.prefix).resolve() != VENV.resolve():
        sys.stdout.flush()
        os.execve(PYTHON, [str(PYTHON), *sys.argv], clean_environment())


def is_ready(name: str) -> bool:
    """Whether `.venv/` was wholly installed from the locks as they are now."""
    return PYTHON.exists() and any(_read(_marker(one)) == key(one) for one in SERVES[name])


def key(name: str) -> str:
    """Digest of what an environment is made from: its lock files, and where the library is."""
    locks = (LOCKS / f"{part}.txt" for part in PARTS[name])
    return hashlib.sha256(b"".join(path.read_bytes() for path in locks) + LIBRARY.encode()).hexdigest()


def prepare(name: str) -> None:
    """Make `.venv/` or add to it; its marker is written last, so that a run cut short is started anew by the next."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(NO_VENV)
    started = time.monotonic()
    with only_one(ROOT / ".venv.lock", "Another command is setting up .venv; waiting for it …") as lock:
        if is_ready(name):
            return
        if not is_ready("build"):
            _create(lock)
        _say(f"Installing {_count(name)} packages from locks/{name}.txt …")
        _pip(name, lock)
        _marker(name).write_text(key(name))
    _say(f"Ready after {time.monotonic() - started:.0f} s; next time there is nothing to do.")


def _create(lock: int) -> None:
    _say(f"Setting up .venv with Python {sys.version.split()[0]} …")
    for name in PARTS:
        _marker(name).unlink(missing_ok=True)
    if VENV.is_symlink():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    # Inside an environment that is out of date, the Python that it came from makes the new one.
    _run([getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV)], lock)
    _pip("installer", lock)
    packages = VENV / "lib" / "python{}.{}".format(*sys.version_info) / "site-packages"
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "atlas.pth").write_text(LIBRARY + "\n")


def _pip(name: str, lock: int) -> None:
    """Without build isolation, what builds a package is locked as well."""
    options = [
        "--require-hashes",
        "--no-build-isolation",
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar",
        "off",
    ]
    _run([str(PYTHON), "-m", "pip", "install", *options, "-r", str(LOCKS / f"{name}.txt")], lock)


def _run(command: list[str], lock: int) -> None:
    """Run in silence; exit 1 with the end of the output if it fails."""
    done = silently(command, 20, env=clean_environment(), pass_fds=[lock])
    if done.returncode:
        sys.exit(_why(done.stdout))


def _why(output: str) -> str:
    if any(sign in output.lower() for sign in NO_NETWORK):
        return "The package registry cannot be reached, or lacks what locks/ asks for. The first run needs a network, later ones do not."
    if "ensurepip" in output:
        return NO_VENV
    return "The environment could not be made; the lines above say why. Running the command again starts anew."


def _marker(name: str) -> Path:
    return VENV / f"installed-{name}"


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


def _count(name: str) -> int:
    return sum("==" in line for line in (LOCKS / f"{name}.txt").read_text().splitlines())


def clean_environment() -> dict[str, str]:
    """Without what would lead this Python to modules of another."""
    return {
        name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
