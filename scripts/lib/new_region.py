"""An atlas of another region: the engine copied, its own names, one worked example of each kind, and a history of its own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from atlas.data import editor
from atlas.data.changes import SITE
from atlas.data.model import SLUG
from atlas.data.model.identity import SHORTEST
from lib import identity
from lib.bench import pages as benches
from lib.environment import ROOT

SKELETON = "scripts/region"
# What of this project is engine: everything else speaks of one atlas, or is made.
ENGINE = (
    *("hooks", "scripts", "locks", "tests", "docs", ".ci", ".github"),
    *("mkdocs.yml", "pyproject.toml", "eslint.config.cjs", "tsconfig.json"),
    *(".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml"),
    *("LICENSE", "SECURITY.md", "CONTRIBUTING.md"),
)
# What within these speaks of this atlas alone.
OURS = ("tests/this_atlas", "docs/assets/og", ".github/screenshot.png")
VOCABULARIES = ("indicators.yml", "units.yml", "relations.yml", "types.yml", "themes.yml")  # of no region
# The part of data/themes.yml that tells of one region: the home page.
THEMES = "themes.yml"
FRONT = re.compile(r"^(?:#.*\n)*front:\n(?:[ ].*\n)*", re.MULTILINE)
# Former ids of indicators, which another atlas never had.
FORMER = re.compile(r"^(?:  was|indicators-gone): \[.*\]\n", re.MULTILINE)
TABLE = re.compile(r"^\|.*?\n(?=\n)", re.MULTILINE | re.DOTALL)
NAMES = {
    "zh": ("Its Chinese name", "示例图谱"),
    "en": ("Its English name", "Example Atlas"),
    "tagline_zh": ("What it is, in Chinese", "区域创新体系图谱"),
    "tagline_en": ("What it is, in English", "An atlas of a regional innovation system"),
}
SITE_TEXT = """\
# The names of the atlas: pages, citations, downloads, feeds and licences read them here. The data dictionary describes
# each key (Identity). After a change run `scripts/fix --data`, which writes LICENSE-DATA and CITATION.cff anew.
# 图谱的名称：页面、引文、下载文件、订阅和授权说明都从这里读取。改动之后运行 `scripts/fix --data`。
key: {key}
name: {{zh: {zh}, en: {en}}}
{short}tagline: {{zh: {tagline_zh}, en: {tagline_en}}}
owner: {{zh: {owner_zh}, en: {owner_en}}}
licence: {{zh: 数据 CC BY 4.0，代码 MIT。, en: "Data CC BY 4.0, code MIT."}}
# Where errors may be reported, and where the files are kept; pages name them once they are set.
# contact: atlas@example.org
# repository: https://example.org/atlas
feed: {feed}
since: {since}
"""

Ask = Callable[[str], str]


def new_region(target: Path, given: Mapping[str, str | None], ask: Ask | None) -> int:
    """Makes the atlas in a folder that is empty or not there; 0. Exits 1 with the reason where that cannot be.

    `given` may hold the keys of NAMES, `key` and `short`; what is missing is asked for by `ask`, or takes its example.
    """
    target = target.resolve()
    _refuse(target)
    names = named(given, ask)
    target.mkdir(parents=True, exist_ok=True)
    _copy(target)
    _write_data(target, names)
    _write_pages(target, names)
    editor.write(target / "data")
    identity.write(target)
    history = _history(target)
    print(f"{target}: {names['zh']} · {names['en']}{history}\nNext: cd {target} && scripts/build && scripts/test")
    return 0


def _refuse(target: Path) -> None:
    if target == ROOT or ROOT in target.parents:
        sys.exit(f"{target} lies within this project; name a folder outside it.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        sys.exit(f"{target} is not empty; name a folder that is, or a new one.")


def named(given: Mapping[str, str | None], ask: Ask | None) -> dict[str, str]:
    """All names; exits 1 with the reason where one cannot be."""
    names: dict[str, str] = {}
    for name, (question, example) in NAMES.items():
        names[name] = given.get(name) or (ask(f"{question} [{example}]: ").strip() if ask else "") or example
    names["key"] = given.get("key") or re.sub(r"[^a-z0-9]+", "-", names["en"].lower()).strip("-")
    if not re.fullmatch(SLUG, names["key"]):
        sys.exit(
            f"'{names['key']}' is no key (lower-case letters, digits and single hyphens, a letter first): give --key."
        )
    too_long = [names[key] for key in ("zh", "en") if len(names[key]) > SHORTEST]
    names["short"] = given.get("short") or ""
    if too_long and not names["short"]:
        names["short"] = names["en"][:SHORTEST].rsplit(" ", 1)[0] if len(names["en"]) > SHORTEST else names["en"]
    return names


def _copy(target: Path) -> None:
    """The engine, less what is of this atlas and what commands have made."""
    skip = {ROOT / path for path in OURS}

    def ignored(folder: str, found: list[str]) -> list[str]:
        made = ("__pycache__", ".mypy_cache", ".DS_Store")
        return [name for name in found if name in made or name.endswith(".egg-info") or Path(folder) / name in skip]

    for part in ENGINE:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target / part, ignore=ignored)
        else:
            shutil.copy2(ROOT / part, target / part)
    shutil.copytree(ROOT / SKELETON / "data", target / "data")
    shutil.copytree(ROOT / SKELETON / "texts", target / "texts")


def _write_data(target: Path, names: Mapping[str, str]) -> None:
    for name in VOCABULARIES:
        if (ROOT / "data" / name).is_file():
            text = FORMER.sub("", (ROOT / "data" / name).read_text(encoding="utf-8"))
            (target / "data" / name).write_text(text, encoding="utf-8")
    themes, front = target / "data" / THEMES, (ROOT / SKELETON / "front.yml").read_text(encoding="utf-8")
    if themes.is_file():
        themes.write_text(FRONT.sub("", themes.read_text(encoding="utf-8")).rstrip() + "\n\n" + front, encoding="utf-8")
    owners = {"owner_zh": f"{names['zh']}编者", "owner_en": f"The {names['en']} contributors"}
    quoted = {key: json.dumps(text, ensure_ascii=False) for key, text in {**names, **owners}.items()}
    short = f"short: {{zh: {json.dumps(names['zh'][:SHORTEST], ensure_ascii=False)}, en: {quoted['short']}}}\n"
    text = SITE_TEXT.format(
        **{**quoted, "key": names["key"], "short": short if names["short"] else ""},
        feed=uuid.uuid4(),
        since=datetime.now(UTC).strftime("%Y-%m-%d"),
    )
    (target / "data" / SITE).write_text(text, encoding="utf-8")


def _write_pages(target: Path, names: Mapping[str, str]) -> None:
    """What people read first, the examples of the page on searching, and pages of what was not measured yet."""
    for name in ("README.md", "README.zh.md", "CHANGELOG.md"):
        text = (ROOT / SKELETON / name).read_text(encoding="utf-8")
        for key in NAMES:
            text = text.replace(f"{{{key}}}", names[key])
        (target / name).write_text(text, encoding="utf-8")
    for language in ("zh", "en"):
        page = target / "docs" / language / "search-help" / "index.md"
        table = (ROOT / SKELETON / "docs" / language / "search-help.md").read_text(encoding="utf-8")
        old = page.read_text(encoding="utf-8")
        found = TABLE.search(old)
        page.write_text(old.replace(found[0], table, 1) if found else old, encoding="utf-8")
    benches.empty(target)


def _history(target: Path) -> str:
    """A repository with one commit, where git is there; what is said of it."""
    if not shutil.which("git"):
        return ""
    known = subprocess.run(["git", "config", "user.email"], cwd=target, capture_output=True).returncode == 0
    named = () if known else ("-c", "user.name=Atlas", "-c", "user.email=atlas@localhost")
    steps = (("init", "-q", "-b", "main"), ("add", "-A"), (*named, "commit", "-q", "-m", "The atlas begins"))
    for step in steps:
        if subprocess.run(["git", *step], cwd=target, capture_output=True).returncode:
            return ""
    return ", with a history of its own"
