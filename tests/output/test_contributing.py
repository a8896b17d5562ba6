"""What people who join meet first: files in their places, commands that exist, issue forms in both languages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.text.han import HAN
from lib.audit import supply
from lib.new_region import OURS

# The fields that each form asks for; those that it must have.
FORMS = {
    "figure": {"page", "figure", "what", "source", "says", "suggestion"},
    "site": {"page", "happened", "expected", "opened"},
    "source": {"title", "publisher", "published", "address", "says"},
}
ARCHITECTURE = ("docs/en/architecture/index.md", "docs/zh/architecture/index.md")
GUIDES = (
    "CONTRIBUTING.md",
    "SECURITY.md",
    ".github/pull_request_template.md",
    ".pre-commit-config.yaml",
    "README.md",
    *ARCHITECTURE,
)
COMMAND = re.compile(r"\bscripts/([a-z][a-z-]*+)(?!/|\.\w)((?: --?[a-z][a-z-]*)*)")
PATH = re.compile(r"`((?:\.github|data|docs|hooks|locks|scripts|tests)/[\w./*-]*)[^`<>]*`")
NAMED = re.compile(r"(?<![\w/.-])(?:\.github|docs|hooks|locks|scripts|tests)/[\w./-]*[\w/]")
EXAMPLES = {"docs/assets/x.js", "docs/assets/layers.svg", "locks/NAME", "locks/LOCK.txt", "locks/npm"}
HEADING = re.compile(r"^#.*?(\{#[a-z]+\})?$", re.MULTILINE)
WORD = re.compile(r"\b[A-Za-z]{2,}\b")
TEXT = {".cff", ".css", ".html", ".js", ".json", ".md", ".py", ".toml", ".txt", ".yaml", ".yml", ""}
BYTE_BY_BYTE = ("tests/fixture/texts/", "tests/pages/golden/")  # compared or hashed as they are


def _form(root: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((root / f".github/ISSUE_TEMPLATE/{name}.yml").read_text(encoding="utf-8"))
    return found


def _said(form: dict[str, Any]) -> Iterator[str]:
    """Every text of a form that people read."""
    yield from (form["name"], form["description"], form["title"])
    for element in form["body"]:
        attributes = element["attributes"]
        yield from (attributes[key] for key in ("label", "description", "value") if key in attributes)
        yield from attributes.get("options", ())


@pytest.mark.parametrize("name", [*GUIDES, ".editorconfig", ".gitattributes", ".github/dependabot.yml"])
def test_the_file_stands_in_its_place(root: Path, name: str) -> None:
    assert (root / name).read_text(encoding="utf-8").strip()


def test_schemas_and_zizmor_have_nothing_against_them() -> None:
    read, found = supply.settings()
    assert found == []
    assert read == len(FORMS) + 3


def test_schemas_are_heard(root: Path, tmp_path: Path) -> None:
    """A form without a body, and a hook from elsewhere that is not pinned."""
    forms = tmp_path / ".github/ISSUE_TEMPLATE"
    forms.mkdir(parents=True)
    (forms / "bad.yml").write_text("name: a\ndescription: b\n")
    (tmp_path / ".github/dependabot.yml").write_text("version: 2\nupdates: 3\n")
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n")
    found = "\n".join(supply.settings(tmp_path)[1])
    assert "'body' is a required property" in found
    assert "3 is not of type 'array'" in found
    assert "config.yml: no such file" in found


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_for_what_is_needed(root: Path, name: str) -> None:
    fields = [element for element in _form(root, name)["body"] if element["type"] != "markdown"]
    ids = [element["id"] for element in fields]
    assert len(set(ids)) == len(ids)
    assert {element["id"] for element in fields if element.get("validations", {}).get("required")} == FORMS[name]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_speaks_both_languages(root: Path, name: str) -> None:
    assert [text for text in _said(_form(root, name)) if not (HAN.search(text) and WORD.search(text))] == []


def test_every_form_is_known(root: Path) -> None:
    assert {path.stem for path in (root / ".github/ISSUE_TEMPLATE").glob("*.yml")} == {*FORMS, "config"}


@pytest.mark.parametrize("name", GUIDES)
def test_commands_that_are_named_exist(root: Path, name: str) -> None:
    """With the options that are named; what follows scripts/test goes to pytest."""
    found = set(COMMAND.findall((root / name).read_text(encoding="utf-8")))
    assert found
    for command, options in found:
        assert (root / "scripts" / command).is_file(), f"{name} names scripts/{command}"
        if options and command != "test":
            done = subprocess.run([root / "scripts" / command, "--help"], capture_output=True, text=True, check=True)
            assert [option for option in options.split() if option not in done.stdout] == [], (
                f"{name}: scripts/{command}{options}"
            )


@pytest.mark.parametrize("name", GUIDES)
def test_files_that_are_named_exist(root: Path, name: str) -> None:
    named = set(PATH.findall((root / name).read_text(encoding="utf-8")))
    assert sorted(path for path in named if not list(root.glob(path.rstrip("/")))) == []
    assert len(named) > 25 or name not in ARCHITECTURE


def test_files_that_code_names_exist(root: Path) -> None:
    """A comment that leads to a file leads there still, or to what another atlas has not. Tests make up names, so they are
    not looked at.
    """
    files = (path for folder in ("hooks", "scripts", "docs/assets") for path in (root / folder).rglob("*"))
    texts = {path: path.read_text(encoding="utf-8") for path in files if path.is_file() and path.suffix in TEXT}
    named = {(path.name, name) for path, text in texts.items() for name in NAMED.findall(text) if name not in EXAMPLES}
    assert len(named) > 50
    lost = sorted(pair for pair in named if not (root / pair[1]).exists())
    assert [pair for pair in lost if not pair[1].startswith((*OURS, "tests/this_atlas/"))] == []


def test_both_pages_of_the_architecture_say_the_same(root: Path) -> None:
    """Name the same files, have the same headings, and tables of the same size."""
    english, chinese = ((root / name).read_text(encoding="utf-8") for name in ARCHITECTURE)
    assert set(PATH.findall(english)) == set(PATH.findall(chinese))
    assert HEADING.findall(english) == HEADING.findall(chinese)
    assert _rows(english) == _rows(chinese)


@pytest.mark.parametrize("name", ARCHITECTURE)
def test_the_tiers_are_those_of_the_engine(root: Path, name: str) -> None:
    """Each tier of the page is one of the engine's, and each of the engine's is told, by itself or within a range."""
    programs = "".join(path.read_text(encoding="utf-8") for path in (root / "docs/assets/search/engine").glob("*.js"))
    table = re.search(r"const TIER = \{(.*?)\n\}", programs, re.DOTALL)
    assert table
    tiers = {int(tier) for tier in re.findall(r"^ +[A-Z_]+: (\d+)", table[1], re.MULTILINE)}
    scores = (root / name).read_text(encoding="utf-8").partition("{#scores}")[2]
    cells = re.findall(r"^\| (\d+[^|]*) \|", scores, re.MULTILINE)
    told = [sorted(map(int, re.findall(r"\d+", cell))) for cell in cells]
    assert len(tiers) > 25 and {tier for ends in told for tier in ends} <= tiers
    ranges = [(ends[0], ends[-1]) for ends, cell in zip(told, cells, strict=True) if re.search("to|至", cell)]
    alone = {tier for ends, cell in zip(told, cells, strict=True) if not re.search("to|至", cell) for tier in ends}
    assert {tier for tier in tiers if not any(low <= tier <= high for low, high in ranges)} <= alone


def _rows(markdown: str) -> list[int]:
    """Number of cells of each line that is a row of a table."""
    return [line.count("|") for line in markdown.splitlines() if line.startswith("|")]


def test_hooks_need_no_network(root: Path) -> None:
    repos = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    hooks = {hook["id"]: hook for repo in repos for hook in repo["hooks"]}
    assert {hook["language"] for hook in hooks.values()} == {"system"}
    assert {name: hook["entry"] for name, hook in hooks.items()} == {
        "data": "scripts/check --data",
        "code": "scripts/check --code",
    }
    assert re.search(hooks["data"]["files"], "data/regions/haimen.yml") and not re.search(
        hooks["data"]["files"], "docs/en/data/index.md"
    )
    for path in ("hooks/atlas/model.py", "scripts/build", "tests/conftest.py", "docs/assets/page.js", "pyproject.toml"):
        assert re.search(hooks["code"]["files"], path) and not re.search(hooks["code"]["exclude"], path)


def test_dependabot_knows_every_npm_lock(root: Path) -> None:
    updates = yaml.safe_load((root / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    (npm,) = (one for one in updates if one["package-ecosystem"] == "npm")
    assert set(npm["directories"]) == {f"/locks/{path.parent.name}" for path in (root / "locks").glob("*/package.json")}


def test_text_files_are_as_editors_are_told(root: Path) -> None:
    """LF, no white space at the ends of lines, a line feed at the end, UTF-8."""
    folders = (".github", "data", "docs", "hooks", "locks", "scripts", "tests")
    files = [
        path
        for folder in folders
        for path in (root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    kept = [path for path in [*files, *root.glob("*.*")] if path.suffix in TEXT and path.is_file()]
    assert len(kept) > 400
    wrong = [
        str(name)
        for name in (path.relative_to(root) for path in kept)
        if not name.as_posix().startswith(BYTE_BY_BYTE) and not _is_tidy((root / name).read_bytes())
    ]
    assert wrong == []


def _is_tidy(content: bytes) -> bool:
    text = content.decode("utf-8")
    return not text or (text.endswith("\n") and not re.search(r"[ \t\r]$", text, re.MULTILINE))


def test_what_is_untidy_is_seen() -> None:
    assert _is_tidy(b"a\n") and _is_tidy(b"")
    assert not _is_tidy(b"a") and not _is_tidy(b"a \nb\n") and not _is_tidy(b"a\r\n")
