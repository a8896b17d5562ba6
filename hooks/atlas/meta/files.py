"""The files for machines outside `data/`: robots.txt, feeds, search descriptions."""

from __future__ import annotations

from atlas.meta.calendar import calendar
from atlas.meta.feeds import feed, feed_path, figure_feeds
from atlas.meta.opensearch import opensearch, opensearch_path
from atlas.meta.sitemap import robots
from atlas.site.site import Site
from atlas.site.urls import aims_calendar_path
from atlas.text.language import LANGUAGES


def meta_files(site: Site) -> dict[str, str]:
    """Files by path; the sitemap is not among them, since it needs the hand-written pages too.

    What cannot be made is left out.
    """
    found = {"robots.txt": robots(site)}
    for language in LANGUAGES:
        found[feed_path(language)] = feed(site, language)
        found |= figure_feeds(site, language)
        found[aims_calendar_path(language)] = calendar(site, language)
        found[opensearch_path(language)] = opensearch(site, language)
    return {path: text for path, text in found.items() if text}
