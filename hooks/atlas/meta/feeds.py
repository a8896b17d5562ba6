"""Atom feeds of the editions, one a language."""

from __future__ import annotations

import uuid

from atlas.data.changes import Change
from atlas.meta.address import address, escape, quoteattr
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import HTML_LANG, Language
from atlas.web.render import render
from atlas.web.views.changes import EditionPart, edition, headline

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 20


def feed_path(language: Language) -> str:
    """Where the feed of a language stands."""
    return f"{language}/feed.xml"


def feed_title(c: PageContext) -> str:
    """What it is called."""
    return f"{c.atlas_name} · {c.t('changes')}"


def feed(site: Site, language: Language) -> str:
    """The newest editions; empty if the data have no log."""
    changes = site.atlas.changes
    if not changes:
        return ""
    c = PageContext(site, language, f"{language}/")
    url = site.release.absolute(feed_path(language))
    itself = f'<link rel="self" type="application/atom+xml" href={quoteattr(url)}/>\n' if url else ""
    page = address(site, c.path, f"{language}/changes/")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="{ATOM}" xml:lang="{HTML_LANG[language]}"{_base(site, language)}>\n'
        f"<title>{escape(feed_title(c))}</title>\n<id>{_id(c, language)}</id>\n"
        f"<updated>{changes[0].date}T00:00:00Z</updated>\n"
        f'{itself}<link rel="alternate" type="text/html" href={quoteattr(page)}/>\n'
        f"<author><name>{escape(c.atlas_name)}</name></author>\n<rights>CC BY 4.0</rights>\n"
        f"{''.join(_entry(c, change, page) for change in changes[:NEWEST])}</feed>\n"
    )


def _base(site: Site, language: Language) -> str:
    """What relative links of the contents are relative to."""
    base = site.release.absolute(f"{language}/")
    return f" xml:base={quoteattr(base)}" if base else ""


def _entry(c: PageContext, change: Change, page: str) -> str:
    made = edition(c, change)
    return (
        f"<entry>\n<title>{escape(headline(c, change))}</title>\n<id>{_id(c, f'{c.lang}/{change.version}')}</id>\n"
        f"<updated>{change.date}T00:00:00Z</updated>\n<link href={quoteattr(f'{page}#{made.anchor}')}/>\n"
        f'<content type="html">{escape(render(EditionPart(made), c))}</content>\n</entry>\n'
    )


def _id(c: PageContext, name: str) -> str:
    """The same wherever the site stands, so that a reader's programme does not show old editions anew after a move; and
    that of no other atlas.
    """
    return f"urn:uuid:{uuid.uuid5(uuid.UUID(c.identity.feed), name)}"
