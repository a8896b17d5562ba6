"""MkDocs adapter: adds the generated pages, data, search files and files for machines, in memory only.

Files under docs/ would make `mkdocs serve` rebuild for ever.
"""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel

from atlas.exports import exports
from atlas.exports.browser import browser_tables
from atlas.meta.files import meta_files
from atlas.output.javascript import ScriptError, scripts, sources
from atlas.search.files import files as search_files
from atlas.web.pages import pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Scripts go out in one piece each, their modules do not; abort with every finding if they cannot be joined."""
    written = {file.src_uri: file.content_string for file in files.documentation_pages()}
    docs = Path(config.docs_dir)
    for uri in sources(docs):
        files.remove(files.src_uris[uri])
    try:
        programs = scripts(docs)
    except ScriptError as error:
        raise Abort(f"{error}\n{len(error.findings)} findings in docs/assets; nothing was built") from None
    atlas = config.atlas
    for made in (pages(atlas), exports(atlas), browser_tables(atlas), meta_files(atlas), search_files(atlas, written), programs):
        _add(files, made, config)
    return files


def _add(files: Files, made: Mapping[str, str | bytes], config: MkDocsConfig) -> None:
    """A hand-written page of the same address would be a mistake, so it fails here."""
    for uri, content in made.items():
        if files.get_file_from_path(uri):
            raise ValueError(f"docs/{uri} stands where a page is generated")
        inclusion = InclusionLevel.NOT_IN_NAV if uri != "index.md" else InclusionLevel.INCLUDED
        files.append(File.generated(config, uri, content=content, inclusion=inclusion))
