"""What the head of a page tells programs: its versions, the feeds, Open Graph, JSON-LD, the search description."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from atlas.data.model import KINDS
from atlas.meta.address import address
from atlas.meta.feeds import feed_path, feed_title, figures_title
from atlas.meta.jsonld import jsonld
from atlas.meta.opensearch import opensearch_path
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.urls import relative, subject_of, versions
from atlas.text.language import LANGUAGES, Language

# Types of pages that have a picture of their own in docs/assets/og/ (scripts/cards); all others share the last.
PICTURES = ("home", *KINDS, "sources", "indicators", "page")
PICTURE_SIZE = (1200, 630)
LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en_GB"}


@dataclass(frozen=True)
class Head:
    """`versions` and `feeds` are links by language tag and by title. `url`, `picture` and `search` are empty where the
    site has no address, `search` on all but the pages that one comes to search from; `data` is empty on a page that
    only leads on.
    """

    versions: Mapping[str, str]
    feeds: Mapping[str, str]

    url: str
    picture: str
    picture_alt: str
    locale: str
    search: str
    data: str


def head(site: Site, path: str, title: str, description: str, cards: Collection[str] = PICTURES) -> Head:
    """The head data of the page at `path`. Pages of both languages, and the door, which is taken as Chinese.

    `cards` are the pictures that have been drawn: an atlas may have none yet.
    """
    language: Language = "en" if path.startswith("en/") else "zh"
    c = PageContext(site, language, path)
    kind, release = page_type(path), site.release
    return Head(
        versions={tag: address(site, path, target) for tag, target in versions(path).items()},
        feeds=_feeds(site, path, LANGUAGES if path == "" else (language,)),
        url=release.absolute(path),
        picture=release.absolute(f"assets/og/{kind}.png") if kind in cards else "",
        picture_alt=_alt(c, kind),
        locale=LOCALES[language],
        search=relative(path, opensearch_path(language))
        if release.address and subject_of(path) in ("", "search")
        else "",
        data="" if _moved(site, path) else jsonld(c, title, description),
    )


def _feeds(site: Site, path: str, languages: Iterable[Language]) -> dict[str, str]:
    """By title: that of the figures of the page and those of the editions, where there are any."""
    found = {}
    for one in languages:
        c = PageContext(site, one, path)
        if c.feed:
            found[figures_title(c)] = c.to(c.feed)
        if site.atlas.changes:
            found[feed_title(c)] = c.to(feed_path(one))
    return found


def page_type(path: str) -> str:
    """`zh/regions/haimen/` → `regions`; `page` for what has no picture of its own."""
    section = path.partition("/")[2].partition("/")[0]
    if not section:
        return "home"
    return section if section in PICTURES[1:-1] else PICTURES[-1]


def _alt(c: PageContext, kind: str) -> str:
    """What the picture shows: the name of the site and of the section."""
    if kind in c.site.atlas.vocabulary.kinds:
        return f"{c.atlas_name} · {c.s(c.site.atlas.vocabulary.kinds[kind])}"
    return (
        f"{c.atlas_name} · {c.t(kind)}"
        if kind in ("sources", "indicators")
        else f"{c.atlas_name} · {c.s(c.identity.tagline)}"
    )


def _moved(site: Site, path: str) -> bool:
    return subject_of(path) in site.atlas.leads_on
