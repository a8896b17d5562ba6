"""MkDocs adapter: pages of the theme's own (404) speak both languages, like the door."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from atlas.meta.sitemap import sitemap
from atlas.site.urls import path_of


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Adds what `on_page_context` adds to pages."""
    context.update(language="zh", is_door=True, sections={})
    context["sitemap"] = sitemap(config.atlas, [path_of(file.src_uri) for file in context["pages"]])
    return context
