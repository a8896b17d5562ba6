"""The downloads of the fixture, made once a session, and as a release that has everything."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from atlas.exports import exports
from atlas.site.release import Release
from atlas.site.site import Site

from ..fixture.support import fixture_site

COMMIT = "0123456789abcdef0123456789abcdef01234567"
RELEASE = Release("1.1.0", "2031-04-02", COMMIT, "https://atlas.test/sub/")
FOLDER = "data/v1/"


def released(**changed: Any) -> Site:
    """The fixture as that release, with changes of it."""
    return replace(fixture_site(), release=replace(RELEASE, **changed))


@cache
def files() -> dict[str, str | bytes]:
    """Every file below data/v1/ by its path there."""
    return below(exports(released()))


def below(made: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Those of all exports that are files of data/v1/."""
    return {name.removeprefix(FOLDER): content for name, content in made.items() if name.startswith(FOLDER)}


def text(name: str) -> str:
    """A file that is text."""
    content = files()[name]
    assert isinstance(content, str)
    return content


def parsed(name: str) -> Any:
    """A JSON file."""
    return json.loads(text(name))


def write(folder: Path) -> Path:
    """All files on disk."""
    for name, content in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
