"""datapackage.json: valid by Frictionless's own validator, which finds what is wrong."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

from atlas.exports.datapackage import datapackage

from .made import COMMIT, FOLDER, files, parsed, released, write


def _errors(folder: Path) -> list[str]:
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [error[0] for error in report.flatten(["type"])]


def test_it_is_valid(tmp_path: Path) -> None:
    assert _errors(write(tmp_path)) == []


BROKEN = {
    "a reference to nothing": ("facts.csv", ",yunting-2030,", ",yunting-2099,", "foreign-key"),
    "a unit that is no key": ("facts.csv", ",GW,", ",4 GW,", "constraint-error"),
    "a value that is no number": ("facts.csv", ",4.8,", ",4.8 GW,", "type-error"),
    "an id twice": ("sources.csv", "hillside-2029,", "yunting-2030,", "primary-key"),
    "a column less": ("indicators.csv", ",weight\r\n", "\r\n", "missing-label"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_is_found(tmp_path: Path, what: str) -> None:
    name, old, new, error = BROKEN[what]
    path = write(tmp_path) / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())
    found = _errors(tmp_path)
    assert error in found
    assert "hash-count" in found  # every change shows in the checksum as well


def test_checksums_and_sizes() -> None:
    for resource in parsed("datapackage.json")["resources"]:
        raw = str(files()[resource["path"]]).encode()
        assert (resource["bytes"], resource["hash"]) == (len(raw), f"sha256:{hashlib.sha256(raw).hexdigest()}")


def test_it_says_its_edition_and_licences() -> None:
    package = parsed("datapackage.json")
    assert (package["version"], package["commit"], package["homepage"]) == ("1.1.0", COMMIT, "https://atlas.test/sub/")
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert [licence["name"] for licence in package["code_licenses"]] == ["MIT"]


def test_without_an_address_and_a_log_there_is_neither() -> None:
    made: dict[str, Any] = datapackage(
        released(address="", day=None), {FOLDER + name: content for name, content in files().items()}
    )
    assert not {"homepage", "created"} & set(made)
    json.dumps(made)
