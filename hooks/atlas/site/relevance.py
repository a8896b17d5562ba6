"""The relevance report: how well the search answers what readers type.

`scripts/relevance` measures it and writes it to `data/search/relevance.json`, and a test fails if that is not what the
current site gives. The site only shows it, so that building needs no Node.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from atlas.data.model import Model, Slug, Str, Text
from atlas.text.language import Language

Group = Literal["names", "people"]
"""What queries are made of: names of the atlas, or whatever people type who do not know them."""


class Score(Model):
    """How one class of queries fared, or all of them.

    `queries` is the number of all; `wanting` of those that want something found, which `hit1`, `hit5` (shares, 0 to 1)
    and `mrr` are about, absent if there are none; `strict` of those that want something kept out, and `kept` of these
    that were answered so.
    """

    queries: int = 0
    wanting: int = 0
    hit1: float | None = None
    hit5: float | None = None
    mrr: float | None = None
    strict: int = 0
    kept: int = 0


class GroupScore(Score):
    """How all classes of a group fared."""

    id: Group


class ClassScore(Score):
    """A class of queries with its score; `floor` is the share of hits among the first five that a test demands."""

    id: Slug
    name: Text
    covers: Text
    floor: float
    group: Group = "names"
    examples: list[str] = Field(default_factory=list)


class Miss(Model):
    """A query not answered as it should be: ids wanted, ids that were to stay out, and the first ids found."""

    q: str
    lang: Language
    of: Slug
    wanted: list[Str] = Field(default_factory=list)
    unwanted: list[Str] = Field(default_factory=list)
    found: list[Str] = Field(default_factory=list)


class RelevanceReport(Model):
    """All groups and classes in the order of the table, and every miss."""

    total: Score = Score()
    groups: list[GroupScore] = Field(default_factory=list)
    classes: list[ClassScore] = Field(default_factory=list)
    misses: list[Miss] = Field(default_factory=list)


def read_report(path: Path) -> RelevanceReport:
    """The report in a file; an empty one where there is no file, as in an atlas that nobody has measured yet."""
    return RelevanceReport.model_validate_json(path.read_bytes()) if path.is_file() else RelevanceReport()
