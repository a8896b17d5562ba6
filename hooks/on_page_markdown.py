"""MkDocs adapter: computed pieces go where a hand-written page has `<!-- atlas:NAME -->`."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from atlas.site.urls import path_of
from atlas.web.pages import fragment

MARK = re.compile(r"<!-- atlas:([a-z-]+) -->")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """An unknown name is an error that names the page."""
    if page.file.generated_by is not None:
        return markdown
    path = path_of(page.file.src_uri)
    try:
        return MARK.sub(lambda mark: fragment(config.atlas, path.partition("/")[0], path, mark.group(1)), markdown)
    except KeyError as error:
        raise ValueError(f"{page.file.src_uri}: there is no piece called {error}") from None
