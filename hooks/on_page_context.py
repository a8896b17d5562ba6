"""MkDocs adapter: what the templates want to know of a page."""

from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from atlas.meta.head import head
from atlas.site.urls import other, path_of, relative
from atlas.web.navigation import navigation


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Adds `language`, `href_other` (the page in the other language), `head` and the site's own navigation."""
    path = path_of(page.file.src_uri)
    language = "en" if path.startswith("en/") else "zh"
    context["language"] = language
    context["href_other"] = relative(path, other(path))
    context["is_door"] = path == ""
    context["head"] = head(config.atlas, path, str(page.title), page.meta.get("description", ""))
    page.meta["description"] = escape(page.meta.get("description", ""))  # the theme puts it into an attribute as it is
    context["sections"] = navigation(language, path)
    return context
