"""MkDocs adapter: the theme's templates get the words of the interface and the policy of the pages."""

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from atlas.interface import word
from atlas.publish.policy import policy


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Adds `word(key, language)` and the `policy` of the pages."""
    env.globals["word"] = word
    env.globals["policy"] = policy()
    return env
