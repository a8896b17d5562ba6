"""Each peer's files for a corpus, in its best reasonable configuration, in a folder of its own."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pypinyin import lazy_pinyin

from lib.bench.search.corpora import Corpus, Document
from lib.bench.search.tools import packages, pagefind, run, say
from lib.sites.builder import environment


@dataclass(frozen=True)
class Peer:
    """A search to be measured. `folder` is where its files are; `options` is for its adapter in page.js.

    `by_page`: it finds pages, so what is wanted of a part of a page or of a figure on it is that page.
    """

    key: str
    name: str
    needs_pages: bool = False
    by_page: bool = False
    of: str = ""  # whose files it uses, if not its own

    @property
    def folder(self) -> str:
        """The folder of its files below that of the corpus."""
        return self.of or self.key


PEERS = (
    Peer("atlas", "Atlas"),
    Peer("atlas-names", "Atlas, names and figures", of="atlas"),
    Peer("material", "Material + jieba", needs_pages=True, by_page=True),
    Peer("pagefind", "Pagefind (extended)", needs_pages=True, by_page=True),
    Peer("minisearch", "MiniSearch, bigrams + pinyin"),
    Peer("pinyin-pro", "pinyin-pro over names"),
)


@dataclass
class Built:
    """What was written for a corpus: options for each adapter."""

    folder: Path
    options: dict[str, dict[str, Any]] = field(default_factory=dict)


def build(corpus: Corpus, wanted: Iterable[Peer], folder: Path) -> Built:
    """Write the files of every peer wanted below `folder`."""
    built = Built(folder)
    makers: dict[str, Callable[[Corpus, Built], dict[str, Any]]] = {
        "atlas": _atlas,
        "material": _material,
        "pagefind": _pagefind,
        "minisearch": _minisearch,
        "pinyin-pro": _pinyin_pro,
    }
    folders = {peer.folder for peer in wanted}
    if folders & {"material", "pagefind"}:
        _pages(corpus, folder)
    for name in (name for name in makers if name in folders):
        say(f"{corpus.name}: writing the files of {name} …")
        (folder / name).mkdir(parents=True, exist_ok=True)
        built.options[name] = makers[name](corpus, built)
    return built


def _atlas(corpus: Corpus, built: Built) -> dict[str, Any]:
    for path, text in corpus.atlas.items():
        _write(built.folder / "atlas" / path, text)
    return {}


def _pages(corpus: Corpus, folder: Path) -> None:
    """The pages built by bare MkDocs + Material with its own search: what both peers that index pages are given.

    The separator is that of Material's documentation for Chinese; jieba divides titles and texts, since it is installed.
    """
    config: dict[str, Any] = {
        "site_name": "bench",
        "site_url": "https://example.org/",
        "docs_dir": "docs",
        "nav": ["index.md"],
        "theme": {"name": "material", "font": False, "language": "zh"},
        "markdown_extensions": ["abbr", "attr_list", "tables", "toc"],
        "plugins": [{"search": {"lang": ["en", "zh"], "separator": r"[\s\u200b\-，。、；：（）]+"}}],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"not_found": "ignore", "unrecognized_links": "ignore"},
        },
    }
    say(f"{corpus.name}: building {len(corpus.pages)} pages with MkDocs + Material …")
    for uri, text in {"index.md": "# Index\n", **corpus.pages}.items():
        _write(folder / "docs" / uri, text)
    _write(folder / "material.yml", yaml.safe_dump(config))
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(folder / "material.yml"),
        "--site-dir",
    ]
    run([*command, str(folder / "material")], env=environment())


def _material(corpus: Corpus, built: Built) -> dict[str, Any]:
    root = built.folder / "material"
    worker = next((root / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    return {"worker": worker.relative_to(root).as_posix()}


def _pagefind(corpus: Corpus, built: Built) -> dict[str, Any]:
    """Pagefind over the same pages, of which only the article is indexed.

    One index for both languages, as Chinese, because only then is Chinese divided into words. On this atlas that finds more (hit@5
    .59 over all queries) than an index for each language, which is Pagefind's own way (.52), or both of them merged (.58).
    """
    shutil.copytree(built.folder / "material", built.folder / "pagefind", dirs_exist_ok=True)
    site = str(built.folder / "pagefind")
    run([str(pagefind()), "--site", site, "--root-selector", "article", "--force-language", "zh", "--quiet"])
    return {}


def _minisearch(corpus: Corpus, built: Built) -> dict[str, Any]:
    """Documents with fields made by hand, from which the page makes the index."""
    root = built.folder / "minisearch"
    _write(root / "minisearch.js", _lean(packages() / "minisearch" / "dist" / "umd" / "index.js"))
    _write(root / "documents.json", _json([_fields(document) for document in corpus.documents]))
    return {}


def _fields(document: Document) -> dict[str, str]:
    """Pinyin and initials of each Chinese name from every syllable on: a prefix search then finds any stretch of them."""
    spoken = [[sound.lower() for sound in lazy_pinyin(name, errors="ignore")] for name in document.zh]
    rests = [syllables[start:] for syllables in spoken for start in range(len(syllables))]
    return {
        "id": document.id,
        "zh": "\n".join(document.zh),
        "en": "\n".join(document.en),
        "text": document.text,
        "pinyin": " ".join("".join(rest) for rest in rests),
        "initials": " ".join("".join(s[0] for s in rest) for rest in rests),
    }


def _pinyin_pro(corpus: Corpus, built: Built) -> dict[str, Any]:
    root = built.folder / "pinyin-pro"
    root.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(packages() / "pinyin-pro" / "dist" / "index.js", root / "pinyin-pro.js")
    _write(
        root / "names.json",
        _json([[document.id, *dict.fromkeys((*document.zh, *document.en))] for document in corpus.documents]),
    )
    return {}


def _lean(path: Path) -> str:
    """MiniSearch comes with its comments only; a site would not send them."""
    import rjsmin

    return str(rjsmin.jsmin(path.read_text(encoding="utf-8"), keep_bang_comments=True))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
