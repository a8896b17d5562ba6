"""Templates filled in: one environment for all pages.

All text from the data passes through autoescape; the only Markup made here is built from escaped pieces.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from atlas.data.model import Text
from atlas.site.facts import ResolvedFact
from atlas.site.mentions import Mention
from atlas.site.page import PageContext
from atlas.web.view import View

BLANK = "\0"  # stands for a name that becomes a link


@cache
def environment() -> Environment:
    """The templates of this package, with autoescape on and undefined names an error.

    Filters: `text|prose(c, skip)`, `cite|cite(c)`, `cites|cites(c)` and `fact|said(c)`.
    """
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(prose=prose, cite=cite, cites=cites, said=said)
    return made


def prose(text: Text, c: PageContext, skip: str = "", met: set[str] | None = None) -> Markup:
    """Text with the first mention of each entity linked; for `skip` and `met` see `PageContext.pieces`."""
    found = c.pieces(text, skip, met)
    return Markup("").join(_mention(piece, c) if isinstance(piece, Mention) else escape(piece) for piece in found)


def _mention(mention: Mention, c: PageContext) -> Markup:
    return Markup(f'<a href="{escape(c.href(mention.id))}">{escape(mention.text)}</a>')


def cite(cited: str, c: PageContext, after: str | None = None) -> Markup:
    """A citation as a link; `after` is the one that stands before it: a source is named once in a row."""
    shown = c.cited(cited)
    paragraph = c.t("paragraph-short", n=shown.paragraph)
    named = after is not None and c.cited(after).label == shown.label
    text = paragraph if named else f"{shown.label} {paragraph}"
    return Markup(f'<a class="cite" href="{escape(shown.href)}" title="{escape(shown.title)}">{escape(text)}</a>')


def cites(cited: Iterable[str], c: PageContext) -> Markup:
    """Citations in a row."""
    links = (cite(one, c, before) for before, one in pairwise([None, *cited]) if one is not None)
    return Markup(f'<span class="cites">{" ".join(links)}</span>')


def said(fact: ResolvedFact, c: PageContext) -> Markup:
    """Who says so, with a link to the body where it has a page."""
    told = c.told(fact)
    if not told.speaker_id:
        return escape(told.speaker)
    before, after = c.t("said-by", name=BLANK).split(BLANK)
    name = escape(c.name(told.speaker_id))
    return Markup(f'{escape(before)}<a href="{escape(c.href(told.speaker_id))}">{name}</a>{escape(after)}')


def render(view: View, c: PageContext) -> str:
    """The template of a view filled in, with one newline at its end."""
    return fill(view, c=c, t=c.t, lang=c.lang).strip() + "\n"


def fill(view: View, **added: Any) -> str:
    """The template of a view filled in as it is, with more than its fields if that is given."""
    return environment().get_template(view.template).render(**view.values(), **added)
