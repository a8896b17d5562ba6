"""The sitemap with both languages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.data.changes import changed_on
from atlas.meta.address import escape, quoteattr
from atlas.site.site import Site
from atlas.site.urls import subject_of, versions

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
INDEX = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
SITEMAP = "sitemap.xml"
MOST = 50_000  # addresses that one file may hold, by the format


def sitemaps(site: Site, paths: Iterable[str]) -> dict[str, str]:
    """`sitemap.xml` with the pages at `paths`, less those that only lead on; where one file may not hold them all, that
    is a list of `sitemap-1.xml` and so on. Empty without an address, since the format wants whole ones.
    """
    if not site.release.address:
        return {SITEMAP: ""}
    pages = list(_pages(site, paths))
    if len(pages) <= MOST:
        return {SITEMAP: _of_pages(pages)}
    parts = {
        f"sitemap-{number}.xml": _of_pages(pages[start : start + MOST])
        for number, start in enumerate(range(0, len(pages), MOST), 1)
    }
    lines = (f"<sitemap><loc>{escape(site.release.absolute(name))}</loc></sitemap>\n" for name in parts)
    return {SITEMAP: INDEX + "".join(lines) + "</sitemapindex>\n", **parts}


def _of_pages(pages: Sequence[str]) -> str:
    return HEAD + "".join(pages) + "</urlset>\n"


def _pages(site: Site, paths: Iterable[str]) -> Iterator[str]:
    """A line each. The last change is given where the change log knows it: the day of a build is none."""
    days, oldest = changed_on(site.atlas.changes), site.atlas.changes[-1].date if site.atlas.changes else None
    for path in sorted(paths):
        subject = subject_of(path)
        if subject not in site.atlas.leads_on:
            told = (subject, *site.rows.get(subject, ()))
            day = max(days.get(one) or oldest or "" for one in told) if subject in site.atlas.records else None
            yield (
                f"<url><loc>{escape(site.release.absolute(path))}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}"
                f"{''.join(_alternates(site, path))}</url>\n"
            )


def _alternates(site: Site, path: str) -> Iterator[str]:
    for language, target in versions(path).items():
        yield f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(site.release.absolute(target))}/>'


def robots(site: Site) -> str:
    """Everything may be read; the sitemap is named if there is one."""
    found = site.release.absolute(SITEMAP)
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {found}\n" if found else "")
