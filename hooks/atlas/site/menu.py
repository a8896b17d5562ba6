"""What the site's navigation leads to: about two dozen pages, never a list of every page."""

from __future__ import annotations

# Groups of entries: the key of a word of the interface, and the path below the language.
MAIN = (
    ("regions", "regions/"),
    ("systems", "programmes/"),
    ("chains", "clusters/"),
    ("firms", "organizations/"),
    ("glossary", "terms/"),
    ("sources", "sources/"),
)
MORE = (
    ("carriers", "carriers/"),
    ("platforms", "platforms/"),
    ("projects", "projects/"),
    ("funds", "funds/"),
    ("policies", "policies/"),
    ("honours", "honours/"),
    ("events", "events/"),
    ("products", "products/"),
    ("indicators", "indicators/"),
)
FIND = (
    ("search", "search/"),
    ("all-figures", "facts/"),
    ("aims", "aims/"),
    ("compare", "compare/"),
    ("az", "index-az/"),
    ("search-help", "search-help/"),
)
ABOUT = (
    ("about", "about/"),
    ("method", "method/"),
    ("data", "data/"),
    ("changes", "changes/"),
    ("contribute", "contribute/"),
    ("dictionary", "dictionary/"),
    ("architecture", "architecture/"),
    ("relevance", "relevance/"),
)
ENTRIES = (*MAIN, *MORE, *FIND, *ABOUT)
