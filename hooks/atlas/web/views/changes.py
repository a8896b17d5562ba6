"""The change log as a page and as the entries of a feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.data.changes import Change, Correction
from atlas.site.page import PageContext
from atlas.site.urls import source_path
from atlas.web.view import View
from atlas.web.views.common import Crumb, home_crumb

MANY = 12  # names that a list shows before it folds


@dataclass(frozen=True)
class Named:
    """Something that changed: its name with its path, or its id without one if the atlas no longer has it."""

    name: str
    path: str | None


@dataclass(frozen=True)
class Corrected:
    """A figure that came, went or changed."""

    of: Named
    figure: Correction


@dataclass(frozen=True)
class Edition:
    """One edition as it is shown; `groups` are what changed under the word for how."""

    version: str
    anchor: str
    day: str
    change: Change
    groups: list[tuple[str, list[Named]]]
    moved: list[tuple[str, Named]]
    figures: list[Corrected]
    many: int = MANY


@dataclass(frozen=True)
class EditionPart(View):
    """One edition without its heading, as it stands on the page and in the feed."""

    template: ClassVar[str] = "part-edition.html"

    edition: Edition
    """The edition."""


@dataclass(frozen=True)
class ChangesView(View):
    """The change log."""

    template: ClassVar[str] = "changes.html"

    crumbs: list[Crumb]
    """The way to the page."""
    editions: list[Edition]
    """Every edition, the newest first; empty if the data have no log."""


def changes_view(c: PageContext) -> ChangesView:
    """Every edition, the newest first."""
    steps = [home_crumb(c), Crumb(f"{c.lang}/data/", c.t("data"))]
    return ChangesView(crumbs=steps, editions=[edition(c, one) for one in c.site.atlas.changes])


def edition(c: PageContext, change: Change) -> Edition:
    """One edition with the names of today."""
    groups = {
        "change-added": [_entity(c, key) for key in change.added],
        "change-removed": [_entity(c, key) for key in change.removed],
        "change-changed": [_entity(c, key) for key in change.changed],
        "change-sources": [_source(c, key) for key in change.sources],
        "change-words": [Named(f"{key}.yml", None) for key in change.words],
    }
    return Edition(
        change.version,
        f"v{change.version.replace('.', '-')}",
        c.period(change.date),
        change,
        [(c.t(word), named) for word, named in groups.items() if named],
        [(old, _entity(c, new)) for old, new in change.moved.items()],
        [Corrected(_figure(c, one.id), one) for one in change.figures],
    )


def headline(c: PageContext, change: Change) -> str:
    """Version, day, and how much changed: the title of an entry in a feed."""
    numbers = {
        "change-added": len(change.added),
        "change-removed": len(change.removed),
        "change-moved": len(change.moved),
        "change-figures": len(change.figures),
        "change-changed": len(change.changed),
        "change-sources": len(change.sources),
    }
    told = [f"{c.t(word)} {number}" for word, number in numbers.items() if number] or [
        c.t("change-first")
    ] * change.is_first
    return " · ".join([change.version, c.period(change.date), *([c.t("mark-comma").join(told)] if told else [])])


def _entity(c: PageContext, key: str) -> Named:
    return Named(c.name(key), c.site.path(c.lang, key)) if key in c.site.atlas.records else Named(key, None)


def _source(c: PageContext, key: str) -> Named:
    source = c.site.atlas.sources.get(key)
    return Named(c.s(source.title), source_path(c.lang, key)) if source else Named(key, None)


def _figure(c: PageContext, key: str) -> Named:
    owner = key.partition("#")[0]
    fact = c.site.fact_by_id.get(key)
    if not fact:
        return Named(key, None)
    return Named(f"{c.name(owner)} · {c.s(fact.name)}", f"{c.site.path(c.lang, owner)}#{fact.key}")
