"""MkDocs adapter: before anything is cleaned or built, the data must pass its checks."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from atlas.data.findings import DataError
from atlas.data.validation import open_atlas
from atlas.site.release import read_release
from atlas.site.relevance import read_report
from atlas.site.site import make_site

log = logging.getLogger("mkdocs.atlas")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load `data/` beside mkdocs.yml into `config.atlas`; abort with every finding if it does not pass."""
    root = Path(config.config_file_path).parent
    try:
        atlas = open_atlas(root / "data")
    except DataError as error:
        raise Abort(f"{error}\n{len(error.findings)} findings in data/; nothing was built") from None
    report = read_report(root / "tests" / "search" / "relevance.json")
    config.atlas = make_site(atlas, report, read_release(atlas.changes, root / "data", config.site_url))
    log.info("Atlas: %d entities, %d figures, %d relations", len(config.atlas.atlas.records),
             len(config.atlas.values), len(config.atlas.graph.edges))
    return config
