"""MkDocs adapter: takes away what the theme leaves behind and no page uses."""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

# Material copies its search worker and language packs even when its search is off.
UNUSED = ("assets/javascripts/workers", "assets/javascripts/lunr")


def on_post_build(config: MkDocsConfig) -> None:
    """Delete unused assets, so that the offline bundle stays small."""
    for name in UNUSED:
        shutil.rmtree(Path(config.site_dir) / name, ignore_errors=True)
