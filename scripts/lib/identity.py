"""The names of the atlas outside its site: `data/site.yml` read by itself, and the files beside the data that are written from it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from atlas.data.changes import LOG, SITE
from atlas.data.model.identity import Identity
from atlas.site.i18n import word
from atlas.site.release import NO_VERSION

LICENCE, CITATION = "LICENSE-DATA", "CITATION.cff"
LICENCE_TEXT = """\
The data in `data/` and the tables and texts made from it are licensed under the
Creative Commons Attribution 4.0 International licence (CC BY 4.0):
https://creativecommons.org/licenses/by/4.0/legalcode

Please name "{en} ({zh})" and, where you use a figure, the source and
paragraph that stand beside it. Figures belong to nobody; the articles they were
read from remain with their publishers and are not part of this project.
"""
CITATION_TEXT = """\
cff-version: 1.2.0
message: If you use the data, please cite them as below, and give the source and paragraph that stand beside each figure.
type: dataset
title: {title}
abstract: {abstract}
authors:
  - name: {owner}
version: {version}
{more}license: CC-BY-4.0
license-url: https://creativecommons.org/licenses/by/4.0/
keywords:
  - regional innovation
  - open data
  - 科技创新
  - 区域创新体系
"""


def read_identity(root: Path) -> Identity:
    """The names of the atlas whose folder is `root`; exits 1 where they cannot be read."""
    try:
        return Identity.model_validate(_yaml(root / "data" / SITE))
    except (OSError, yaml.YAMLError, ValidationError):
        return sys.exit(f"data/{SITE} cannot be read; scripts/check --data says why.")


def papers(root: Path) -> dict[str, str]:
    """The files beside the data that name the atlas, as they are to be, by their names."""
    identity = read_identity(root)
    log = root / "data" / LOG
    editions = (_yaml(log) if log.is_file() else None) or [{}]
    return {
        LICENCE: LICENCE_TEXT.format(zh=identity.name.zh, en=identity.name.en),
        CITATION: citation(identity, editions[0]),
    }


def citation(identity: Identity, newest: Mapping[str, Any]) -> str:
    """CITATION.cff of an edition, as `data/changes.yml` tells it; empty where there is none yet."""
    released = {"date-released": newest.get("date"), "repository-code": identity.repository}
    return CITATION_TEXT.format(
        title=_quoted(f"{identity.name.en} · {identity.name.zh}: {identity.tagline.en}"),
        abstract=_quoted(word("home-what", "en")),
        owner=_quoted(identity.owner.en),
        version=newest.get("version", NO_VERSION),
        more="".join(f"{key}: {value}\n" for key, value in released.items() if value),
    )


def stale(root: Path) -> list[str]:
    """The files beside the data that name another atlas or another edition, or are missing."""
    return _stale(root, papers(root))


def _stale(root: Path, wanted: Mapping[str, str]) -> list[str]:
    return [
        name
        for name, text in wanted.items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]


def write(root: Path) -> list[str]:
    """Writes the files beside the data that are not as they are to be; returns their names."""
    wanted = papers(root)
    wrong = _stale(root, wanted)
    for name in wrong:
        (root / name).write_text(wanted[name], encoding="utf-8")
    return wrong


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _quoted(text: str) -> str:
    """JSON strings are YAML."""
    return json.dumps(text, ensure_ascii=False)
