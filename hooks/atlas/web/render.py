"""Templates filled in: one environment for all pages.

All text from the data passes through autoescape; the only Markup made here is built from escaped pieces.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from atlas.data.model import Text
from atlas.site.facts import ResolvedFact
from atlas.site.mentions import Mention
from atlas.site.page import CitedParagraph, PageContext
from atlas.site.paragraphs import runs
from atlas.text.formats import parts_of_date
from atlas.web.view import View
from atlas.web.views.sheets import fits

ADDRESS = re.compile(r"https?://[\w.-]+(?:/[\w./~%?=&+#:,;@!$()*-]*)?")
BLANK = "\0"  # stands for a name that becomes a link


@cache
def environment() -> Environment:
    """The templates of this package, with autoescape on and undefined names an error.

    Filters: `text|prose(c, skip)`, `cite|cite(c)`, `cites|cites(c)`, `cites|joined(c)`, `fact|said(c)`,
    `id|entity(c)`, `date|parted` and `text|address`; the test `rows is one_page`.
    """
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,  # else the file of a template is looked at each time one is used
    )
    made.tests["one_page"] = fits
    made.filters.update(
        parted=parted, prose=prose, cite=cite, cites=cites, joined=joined, said=said, address=address, entity=entity
    )
    return made


def prose(text: Text, c: PageContext, skip: str = "", met: set[str] | None = None) -> Markup:
    """Text with the first mention of each entity linked; for `skip` and `met` see `PageContext.pieces`."""
    found = c.pieces(text, skip, met)
    return Markup("").join(_mention(piece, c) if isinstance(piece, Mention) else escape(piece) for piece in found)


def _mention(mention: Mention, c: PageContext) -> Markup:
    return Markup(f'<a href="{escape(c.href(mention.id))}">{escape(mention.text)}</a>')


def entity(entity_id: str, c: PageContext) -> Markup:
    """The name of an entity as a link to it."""
    return Markup(f'<a href="{escape(c.href(entity_id))}">{escape(c.name(entity_id))}</a>')


def cite(cited: str, c: PageContext, after: str | None = None) -> Markup:
    """A citation as a link; `after` is the one that stands before it: a source is named once in a row."""
    shown = c.cited(cited)
    paragraph = c.t("paragraph-short", n=shown.paragraph)
    named = after is not None and c.cited(after).label == shown.label
    return _chip(shown, paragraph if named else f"{shown.label} {paragraph}")


def _chip(shown: CitedParagraph, text: str) -> Markup:
    return Markup(f'<a class="cite" href="{escape(shown.href)}">{escape(text)}</a>')


def cites(cited: Iterable[str], c: PageContext) -> Markup:
    """Citations in a row."""
    links = (cite(one, c, before) for before, one in pairwise([None, *cited]) if one is not None)
    return Markup(" ").join(links)


def joined(cited: Iterable[str], c: PageContext) -> Markup:
    """Citations of what a text rests on as a whole, by source, its paragraphs as ranges (¶4, 6–7). Each that is shown
    is a link.
    """
    by_source: dict[str, list[CitedParagraph]] = defaultdict(list)
    for shown in map(c.cited, cited):
        by_source[shown.label].append(shown)
    links = (_joined(sorted(found, key=lambda shown: shown.paragraph), c) for found in by_source.values())
    return Markup(" ").join(links)


def _joined(found: list[CitedParagraph], c: PageContext) -> Markup:
    first, *rest = {shown.paragraph: shown for shown in found}.values()
    chips = {one.paragraph: _chip(one, str(one.paragraph)) for one in rest}
    named = _chip(first, f"{first.label} {c.t('paragraph-short', n=first.paragraph)}")
    if not rest:
        return named
    chips[first.paragraph] = named
    spans = (chips[one] if one == last else chips[one] + "–" + chips[last] for one, last in runs(chips))
    return Markup('<span class="cite-run">{}</span>').format(Markup(", ").join(spans))


def said(fact: ResolvedFact, c: PageContext) -> Markup:
    """Who says so, with a link to the body where it has a page."""
    told = c.told(fact)
    if not told.speaker_id:
        return escape(told.speaker)
    before, after = c.t("said-by", name=BLANK).split(BLANK)
    name = escape(c.name(told.speaker_id))
    return Markup(f'{escape(before)}<a href="{escape(c.href(told.speaker_id))}">{name}</a>{escape(after)}')


def parted(date: str) -> Markup:
    """A date that may break between its parts: in style sheets `.date` breaks nowhere else."""
    return Markup("<wbr>").join(parts_of_date(date))


def address(text: str) -> Markup:
    """An address of the web as a link, if it is a whole one; else as it was written."""
    shown = escape(text)
    if not ADDRESS.fullmatch(text):
        return Markup(f"<code>{shown}</code>")
    return Markup(f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>')


def render(view: View, c: PageContext) -> str:
    """The template of a view filled in, with one newline at its end."""
    return fill(view, c=c, t=c.t, lang=c.lang).strip() + "\n"


def fill(view: View, **added: Any) -> str:
    """The template of a view filled in as it is, with more than its fields if that is given."""
    return environment().get_template(view.template).render(**view.values(), **added)
