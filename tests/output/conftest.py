"""What is handed out: the bundle, unpacked where a person would put it, and a page of each sort."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from lib.audit.samples import samples

# What people's folders are called.
PLACE = "My files 我的文件"


@pytest.fixture(scope="session")
def bundle_file(root: Path, real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline bundle of the real site."""
    folder = tmp_path_factory.mktemp("dist") / PLACE
    done = subprocess.run(
        [root / "scripts/bundle", "--site-dir", real_site, "--dist-dir", folder], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.zip"))


@pytest.fixture(scope="session")
def unpacked(bundle_file: Path) -> Path:
    """The folder that a person gets from it."""
    with zipfile.ZipFile(bundle_file) as archive:
        archive.extractall(bundle_file.parent)
    return bundle_file.with_suffix("")


@pytest.fixture(scope="session")
def sample_pages(real_site: Path) -> list[str]:
    """A page of each sort, by its file below the site."""
    found = samples(real_site)
    assert len(found) > 40
    return found
