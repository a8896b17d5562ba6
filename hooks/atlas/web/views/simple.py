"""Pages and pieces of few fields: the door, old addresses, the data dictionary, the edition in a hand-written page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.data.dictionary import SchemaDoc, rules, schemas
from atlas.site.coverage import told
from atlas.site.page import PageContext
from atlas.site.release import Release
from atlas.text.language import HTML_LANG
from atlas.web.view import View
from atlas.web.views.common import Crumb, home_crumb
from atlas.web.views.home import Asked, asked

COVERED = 2  # sentences on what the atlas rests on


@dataclass(frozen=True)
class Side:
    """What the door says in one language: what the atlas rests on, and what can be asked."""

    c: PageContext
    lang: str
    coverage: list[str]
    questions: list[Asked]


@dataclass(frozen=True)
class DoorView(View):
    """The root, which speaks both languages and so has no context of one."""

    template: ClassVar[str] = "door.html"

    zh: PageContext
    """The page's context in Chinese."""
    en: PageContext
    """The page's context in English."""
    sides: list[Side]
    """What each language says."""


@dataclass(frozen=True)
class MovedView(View):
    """An old address that leads on."""

    template: ClassVar[str] = "moved.html"

    said: str
    """What became of it."""
    name: str
    """Name of what it leads to."""
    target: str
    """Link to its page."""


@dataclass(frozen=True)
class DictionaryView(View):
    """The data dictionary."""

    template: ClassVar[str] = "dictionary.html"

    crumbs: list[Crumb]
    """The way to the page."""
    schemas: list[SchemaDoc]
    """Every class of the model that a file may hold."""
    rules: list[tuple[str, str]]
    """Name and sense of each rule."""


@dataclass(frozen=True)
class ReleasePart(View):
    """Version, day and commit in a hand-written page."""

    template: ClassVar[str] = "part-release.html"

    release: Release
    """The edition."""
    has_feed: bool
    """Whether there is a feed of editions."""


@dataclass(frozen=True)
class ReportPart(View):
    """Where errors may be reported, in a hand-written page."""

    template: ClassVar[str] = "part-report.html"

    repository: str | None
    """Address of the project’s files."""
    contact: str | None
    """Address of mail or of a page."""
    href: str
    """The same as a link."""
    owner: str
    """Who publishes the atlas."""


def door_view(zh: PageContext, en: PageContext) -> DoorView:
    """The door: both languages, each with its own questions."""
    sides = [Side(c, HTML_LANG[c.lang], told(c.site, c.lang)[:COVERED], asked(c)) for c in (zh, en)]
    return DoorView(zh, en, sides)


def dictionary_view(c: PageContext) -> DictionaryView:
    """The model and the rules, described from the code itself."""
    return DictionaryView([home_crumb(c)], schemas(), rules())


def release_part(c: PageContext) -> ReleasePart:
    """The edition that is shown."""
    return ReleasePart(c.site.release, bool(c.site.atlas.changes))


def report_part(c: PageContext) -> ReportPart:
    """The addresses of `data/site.yml`; where it gives none, who publishes the atlas."""
    found = c.identity
    contact = found.contact or ""
    href = contact if contact.startswith("https://") else f"mailto:{contact}"
    return ReportPart(found.repository, found.contact, href, c.s(found.owner))
