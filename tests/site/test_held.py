"""What the adapter holds of generated files: pages compressed, all else on the disk already."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import mkdocs_hooks as hooks
from atlas.output.spool import Stretch
from mkdocs_files import unpack

BODY = '<h2 id="figures">Figures</h2>\n' + '<p id="first">一二三</p>\n' * 900
PAGE = f'---\ntitle: "A page"\ndescription: ""\n---\n{BODY}'


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A configuration of MkDocs that builds into a folder."""
    made = MkDocsConfig()
    (tmp_path / "docs").mkdir()
    made.load_dict({"site_name": "x", "site_dir": str(tmp_path / "site"), "docs_dir": str(tmp_path / "docs")})
    assert made.validate()[0] == []
    made.plugins._current_plugin = "hooks"
    return made


def _page(config: MkDocsConfig) -> Page:
    files = Files([])
    hooks._add(files, {"en/a/index.md": PAGE}, config)
    page = hooks.on_pre_page(Page(None, files.src_uris["en/a/index.md"], config), config, files)
    page.read_source(config)
    page.render(config, files)
    return page


def test_a_page_is_held_compressed_until_it_is_built(config: MkDocsConfig) -> None:
    page = _page(config)
    held: Any = page.file._content  # a stretch of a spool
    assert isinstance(held, Stretch)
    assert len(held) < len(PAGE.encode()) / 9
    assert (page.markdown, page.content, page.title) == ("", "", "A page")
    unpack(page)
    assert page.content == BODY
    assert [item.title for item in page.toc] == ["Figures"]
    assert hooks.on_post_page("output", page, config) == "output"
    assert (page.content, list(page.toc)) == ("", [])


def test_anchors_of_a_page_are_known_though_it_is_not_unpacked(config: MkDocsConfig) -> None:
    anchors = _page(config).present_anchor_ids
    assert anchors is not None
    assert "figures" in anchors and "first" in anchors and "title" not in anchors


@pytest.mark.parametrize("content", ["表", b"\xff\x00"], ids=["text", "bytes"])
def test_any_other_file_is_written_where_it_belongs(content: str | bytes, config: MkDocsConfig) -> None:
    files = Files([])
    hooks._add(files, {"data/v1/a.json": content}, config)
    path, wanted = Path(config.site_dir) / "data/v1/a.json", content if isinstance(content, bytes) else content.encode()
    assert path.read_bytes() == wanted
    files.copy_static_files()
    assert path.read_bytes() == wanted and files.src_uris["data/v1/a.json"]._content is None


def test_no_file_takes_the_place_of_another(config: MkDocsConfig) -> None:
    files = Files([])
    hooks._add(files, {"a.json": "1"}, config)
    with pytest.raises(ValueError, match=r"docs/a\.json stands where"):
        hooks._add(files, {"a.json": "2"}, config)
    assert (Path(config.site_dir) / "a.json").read_text() == "1"
