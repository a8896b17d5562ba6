"""MkDocs adapter: what every template of the theme may use."""

from collections.abc import Iterator
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from atlas.output.policy import policy
from atlas.site.i18n import word


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Adds `word(key, language)`, `policy` and `material_css`."""
    env.trim_blocks = env.lstrip_blocks = True  # a third of a page was lines of templates that left nothing but their ends
    env.globals["word"] = word
    env.globals["policy"] = policy()
    env.globals["material_css"] = list(_style_sheets(config))
    return env


def _style_sheets(config: MkDocsConfig) -> Iterator[str]:
    """Addresses of the two that are used; their names hold a digest, which changes with the version."""
    for name in ("main", "palette"):
        found = [path for folder in config.theme.dirs for path in Path(folder).glob(f"assets/stylesheets/{name}.*.min.css")]
        if not found:
            raise FileNotFoundError(f"the theme has no assets/stylesheets/{name}.*.min.css")
        yield f"assets/stylesheets/{found[0].name}"
