"""Atom feeds: of the editions, one a language, and of the newest figures of each place and each indicator."""

from __future__ import annotations

from collections.abc import Collection

from atlas.data.changes import Change
from atlas.data.places import REGIONS
from atlas.meta.address import address, escape, quoteattr
from atlas.meta.ids import lasting_id
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.urls import entity_path, subject_of
from atlas.text.dates import last_day
from atlas.text.language import HTML_LANG, Language
from atlas.web.render import render
from atlas.web.views.changes import EditionPart, edition, headline

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 20


def feed_path(language: Language) -> str:
    """Where the feed of the editions stands."""
    return f"{language}/feed.xml"


def feed_title(c: PageContext) -> str:
    """What the feed of the editions is called."""
    return f"{c.atlas_name} · {c.t('changes')}"


def feed(site: Site, language: Language) -> str:
    """The newest editions; empty if the data have no log."""
    changes = site.atlas.changes
    if not changes:
        return ""
    c = PageContext(site, language, f"{language}/")
    page = address(site, c.path, f"{language}/changes/")
    entries = [_edition(c, change, page) for change in changes[:NEWEST]]
    return _atom(c, feed_path(language), feed_title(c), language, f"{changes[0].date}", page, entries)


def figure_feeds(site: Site, language: Language) -> dict[str, str]:
    """Feeds by path: each place's and each indicator's newest figures, by the day of their sources."""
    found = {}
    for subject, facts in site.followed.items():
        c = PageContext(site, language, entity_path(language, subject))
        newest = sorted(facts, key=lambda fact: (_published(c, fact), fact.id), reverse=True)[:NEWEST]
        entries, day = [_figure(c, fact) for fact in newest], _published(c, newest[0])
        found[c.feed] = _atom(c, c.feed, figures_title(c), c.path, day, address(site, c.path, c.path), entries)
    return found


def figures_title(c: PageContext) -> str:
    """What the feed of the figures of a page is called: the atlas, and the place or the indicator."""
    kind, _, key = subject_of(c.path).partition("/")
    name = c.name(f"{kind}/{key}") if kind == REGIONS else c.s(c.site.atlas.vocabulary.indicators[key])
    return f"{c.atlas_name} · {name}"


def _published(c: PageContext, fact: ResolvedFact) -> str:
    """The day of the source; of a month or a year the last one."""
    return f"{last_day(c.site.atlas.sources[fact.source[0]].published):%Y-%m-%d}"


def _figure(c: PageContext, fact: ResolvedFact) -> str:
    told, key = c.told(fact), lasting_id(c, f"fact {c.lang} {fact.id}").urn
    link = f"{address(c.site, c.path, c.site.path(c.lang, fact.record.id))}#{fact.key}"
    return (
        f"<entry>\n<title>{escape(told.brief)}</title>\n<id>{key}</id>\n"
        f"<updated>{_published(c, fact)}T00:00:00Z</updated>\n<link href={quoteattr(link)}/>\n"
        f'<content type="text">{escape(told.in_full)}</content>\n</entry>\n'
    )


def _atom(c: PageContext, path: str, title: str, name: str, day: str, page: str, entries: Collection[str]) -> str:
    """A feed of entries that are put together already: `name` is what its id is made from, `day` that of the newest."""
    url = c.site.release.absolute(path)
    itself = f'<link rel="self" type="application/atom+xml" href={quoteattr(url)}/>\n' if url else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="{ATOM}" xml:lang="{HTML_LANG[c.lang]}"{_base(c)}>\n'
        f"<title>{escape(title)}</title>\n<id>{lasting_id(c, name).urn}</id>\n"
        f"<updated>{day}T00:00:00Z</updated>\n"
        f'{itself}<link rel="alternate" type="text/html" href={quoteattr(page)}/>\n'
        f"<author><name>{escape(c.atlas_name)}</name></author>\n<rights>CC BY 4.0</rights>\n"
        f"{''.join(entries)}</feed>\n"
    )


def _base(c: PageContext) -> str:
    """What relative links of the contents are relative to."""
    base = c.site.release.absolute(c.path)
    return f" xml:base={quoteattr(base)}" if base else ""


def _edition(c: PageContext, change: Change, page: str) -> str:
    made, key = edition(c, change), lasting_id(c, f"{c.lang}/{change.version}").urn
    return (
        f"<entry>\n<title>{escape(headline(c, change))}</title>\n<id>{key}</id>\n"
        f"<updated>{change.date}T00:00:00Z</updated>\n<link href={quoteattr(f'{page}#{made.anchor}')}/>\n"
        f'<content type="html">{escape(render(EditionPart(made), c))}</content>\n</entry>\n'
    )
