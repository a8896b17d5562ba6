"""MkDocs adapter: a generated page is HTML already and goes past Markdown.

That saves a Markdown instance a page, and no sign in a name can be taken for Markdown.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

IDS = re.compile(r'\bid="([^"]+)"')
HEADINGS = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Give generated pages a `render` of their own."""
    if page.file.generated_by is not None:
        page.render = lambda config, files: _render(page)
    return page


def _render(page: Page) -> None:
    # `markdown` is the body: MkDocs has taken the front matter off.
    page.content = page.markdown
    headings = [{"level": 2, "id": id_, "name": TAGS.sub("", html), "html": html, "data-toc-label": "", "children": []}
                for id_, html in HEADINGS.findall(page.markdown)]
    page.toc = get_toc(headings)
    page.present_anchor_ids = set(IDS.findall(page.markdown))
