"""MkDocs adapter: what Markdown makes of a hand-written page is put right for this site."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from atlas.web.handwritten import settled


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Generated pages are right as they are."""
    return html if page.file.generated_by is not None else settled(html)
