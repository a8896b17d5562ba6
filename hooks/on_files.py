"""MkDocs adapter: adds the generated pages and tables, in memory only.

Files under docs/ would make `mkdocs serve` rebuild for ever.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from atlas.exports import tables
from atlas.pages import pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """A hand-written page of the same address would be a mistake, so it fails here."""
    for uri, text in {**pages(config.atlas), **tables(config.atlas)}.items():
        if files.get_file_from_path(uri):
            raise ValueError(f"docs/{uri} stands where a page is generated")
        inclusion = InclusionLevel.NOT_IN_NAV if uri != "index.md" else InclusionLevel.INCLUDED
        files.append(File.generated(config, uri, content=text, inclusion=inclusion))
    return files
