"""MkDocs adapter: the theme's templates get the words of the interface."""

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from atlas.interface import word


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Adds `word(key, language)`."""
    env.globals["word"] = word
    return env
