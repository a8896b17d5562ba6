"""The sitemap with both languages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas.data.changes import changed_on
from atlas.meta.address import escape, quoteattr
from atlas.site.site import Site
from atlas.site.urls import versions

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
INDEX = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
MOST = 50_000  # addresses that one file may hold, by the format


def sitemaps(site: Site, paths: Iterable[str]) -> dict[str, str]:
    """`sitemap.xml` with the pages at `paths`; where one file may not hold them all, that is a list of `sitemap-1.xml`
    and so on. Empty without an address, since the format wants whole ones.
    """
    if not site.release.address:
        return {"sitemap.xml": ""}
    found = [path for path in sorted(paths) if path.partition("/")[2].strip("/") not in site.atlas.leads_on]
    if len(found) <= MOST:
        return {"sitemap.xml": sitemap(site, found)}
    parts = {
        f"sitemap-{number}.xml": sitemap(site, found[start : start + MOST])
        for number, start in enumerate(range(0, len(found), MOST), 1)
    }
    lines = (f"<sitemap><loc>{escape(site.release.absolute(name))}</loc></sitemap>\n" for name in parts)
    return {"sitemap.xml": INDEX + "".join(lines) + "</sitemapindex>\n", **parts}


def sitemap(site: Site, paths: Iterable[str]) -> str:
    """The pages at `paths`, less those that only lead on; empty without an address.

    The last change is given where the change log knows it: the day of a build is none.
    """
    if not site.release.address:
        return ""
    days, oldest = changed_on(site.atlas.changes), site.atlas.changes[-1].date if site.atlas.changes else None
    lines = []
    for path in sorted(paths):
        entity = path.partition("/")[2].strip("/")
        if entity not in site.atlas.leads_on:
            day = days.get(entity, oldest) if entity in site.atlas.records else None
            lines.append(
                f"<url><loc>{escape(site.release.absolute(path))}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}"
                f"{''.join(_alternates(site, path))}</url>\n"
            )
    return HEAD + "".join(lines) + "</urlset>\n"


def _alternates(site: Site, path: str) -> Iterator[str]:
    for language, target in versions(path).items():
        yield f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(site.release.absolute(target))}/>'


def robots(site: Site) -> str:
    """Everything may be read; the sitemap is named if there is one."""
    found = site.release.absolute("sitemap.xml")
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {found}\n" if found else "")
