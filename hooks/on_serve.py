"""MkDocs adapter: `serve` forgets the templates it has read, so that an edited one shows."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from atlas.site.i18n import forget_words
from atlas.web.context import environment


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Data and hooks are watched by `watch:` in mkdocs.yml."""
    environment.cache_clear()
    forget_words()
    return server
