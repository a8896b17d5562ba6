"""What is handed out: the bundle, unpacked where a person would put it, and a page of each sort."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from lib.audit.samples import samples

from ..conftest import once

# What people's folders are called.
PLACE = "My files 我的文件"


@pytest.fixture(scope="session")
def bundle_file(root: Path, real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline bundle of the real site; the folder that a person gets from it lies beside it."""

    def make(dist: Path) -> None:
        done = subprocess.run(
            [root / "scripts/bundle", "--site-dir", real_site, "--dist-dir", dist / PLACE],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        with zipfile.ZipFile(next((dist / PLACE).glob("*.zip"))) as archive:
            archive.extractall(dist / PLACE)

    return next((once(tmp_path_factory, "dist", make) / PLACE).glob("*.zip"))


@pytest.fixture(scope="session")
def unpacked(bundle_file: Path) -> Path:
    """The folder that a person gets from the bundle."""
    return bundle_file.with_suffix("")


@pytest.fixture(scope="session")
def sample_pages(real_site: Path) -> list[str]:
    """A page of each sort, by its file below the site."""
    found = samples(real_site)
    assert len(found) > 40
    return found
