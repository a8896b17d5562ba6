"""MkDocs adapter: takes away what the theme leaves behind and no page uses."""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

# Material's scripts are not used: what its pages do is in docs/assets/page.js, a fiftieth of the size and without inline parts.
UNUSED = ("assets/javascripts",)


def on_post_build(config: MkDocsConfig) -> None:
    """Delete unused assets, so that the offline bundle stays small."""
    for name in UNUSED:
        shutil.rmtree(Path(config.site_dir) / name, ignore_errors=True)
