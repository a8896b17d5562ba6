"""MkDocs adapter: before anything is cleaned or built, the data must pass its checks."""

import logging
from pathlib import Path

from atlas.findings import DataError
from atlas.gate import open_atlas
from atlas.site import make_site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

log = logging.getLogger("mkdocs.atlas")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load `data/` beside mkdocs.yml into `config.atlas`; abort with every finding if it does not pass."""
    data = Path(config.config_file_path).parent / "data"
    try:
        config.atlas = make_site(open_atlas(data))
    except DataError as error:
        raise Abort(f"{error}\n{len(error.findings)} findings in data/; nothing was built") from None
    config.atlas_configs = {}
    log.info("Atlas: %d entities, %d figures, %d relations", len(config.atlas.atlas.records),
             len(config.atlas.values), len(config.atlas.graph.edges))
    return config
