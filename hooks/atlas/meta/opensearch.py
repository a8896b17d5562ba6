"""OpenSearch: the site's search in the browser's own search box."""

from __future__ import annotations

from atlas.meta.address import escape, quoteattr
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import HTML_LANG, Language


def opensearch_path(language: Language) -> str:
    """Where the description of a language stands."""
    return f"{language}/opensearch.xml"


def opensearch(site: Site, language: Language) -> str:
    """OpenSearch 1.1 of a language; empty without an address, since the format wants whole ones."""
    release = site.release
    if not release.address:
        return ""
    c = PageContext(site, language, opensearch_path(language))
    template = f"{release.absolute(f'{language}/search/')}?q={{searchTerms}}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(c.s(c.identity.brief))}</ShortName>\n"
        f"<Description>{escape(c.s(c.identity.tagline))}</Description>\n<Language>{HTML_LANG[language]}</Language>\n"
        f"<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n"
        f'<Url type="text/html" method="get" template={quoteattr(template)}/>\n</OpenSearchDescription>\n'
    )
