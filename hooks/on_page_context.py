"""MkDocs adapter: each page is rendered in its own language.

The templates read the language from the configuration, so each language has a copy of it, made
once a build; a shallow copy of the theme would share its variables.
"""

import copy
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from atlas.navigation import navigation
from atlas.urls import HTML_LANG, other, path_of, relative


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Adds `config` of the language, `language`, `href_other` and the site's own navigation."""
    path = path_of(page.file.src_uri)
    language = "en" if path.startswith("en/") else "zh"
    context["config"] = _config(config, language)
    context["language"] = language
    context["href_other"] = relative(path, other(path))
    context["is_door"] = path == ""
    page.meta["description"] = escape(page.meta.get("description", ""))  # the theme puts it into an attribute as it is
    context["sections"] = navigation(language, path)
    return context


def _config(config: MkDocsConfig, language: str) -> MkDocsConfig:
    made = config.atlas_configs
    if language not in made:
        one = made[language] = copy.copy(config)
        theme = copy.copy(config.theme)
        theme._Theme__vars = dict(config.theme._Theme__vars)  # shared by a shallow copy, and the language is one of them
        theme["language"] = HTML_LANG[language]
        one.data = {**config.data, "theme": theme}
    return made[language]
