"""openapi.yaml: it names every file there is, and no other."""

from __future__ import annotations

import re

import pytest
import yaml

from atlas.data.model import KINDS
from atlas.exports.openapi import openapi

from .made import COMMIT, FOLDER, files, released, text

NOT_DESCRIBED = {"openapi.yaml", "README.txt"}


def _paths() -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = yaml.safe_load(text("openapi.yaml"))["paths"]
    return found


def test_it_describes_every_file_and_no_other() -> None:
    described = {path.removeprefix(f"/{FOLDER}") for path in _paths()}
    entity = "{kind}/{slug}.json"
    of_one = {entity, "sources/{source}.json", *(f"indicators/{{indicator}}.{form}" for form in ("csv", "json"))}
    assert described - of_one == {name for name in files() if "/" not in name} - NOT_DESCRIBED
    assert of_one <= described


def test_its_schemas_are_there() -> None:
    refs = re.findall(r"\$ref: (\S+)", text("openapi.yaml"))
    assert len(refs) == 13
    assert set(refs) == {name for name in files() if name.startswith("schema/")}


def test_operations_have_names_of_their_own() -> None:
    names = [str(path["get"]["operationId"]) for path in _paths().values()]
    assert len(names) == len(set(names)) and all(name.isidentifier() for name in names)


def test_the_example_is_a_file() -> None:
    parameters = yaml.safe_load(text("openapi.yaml"))["paths"][f"/{FOLDER}{{kind}}/{{slug}}.json"]["get"]["parameters"]
    kind, slug = (parameter["example"] for parameter in parameters)
    assert f"{kind}/{slug}.json" in files()
    assert parameters[0]["schema"]["enum"] == list(KINDS)


def test_it_says_its_edition() -> None:
    info = yaml.safe_load(text("openapi.yaml"))["info"]
    assert (info["version"], info["x-commit"]) == ("1.1.0", COMMIT)
    assert info["license"]["url"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("address", "server"), [("https://atlas.test/sub/", "https://atlas.test/sub/"), ("", "../../")]
)
def test_the_server_is_the_sites_address_or_relative(address: str, server: str) -> None:
    assert yaml.safe_load(openapi(released(address=address)))["servers"] == [{"url": server}]
