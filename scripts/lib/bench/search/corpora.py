"""What is searched: the documents that every peer gets, the same as pages, and our own files made of them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from atlas.data.findings import DataError
from atlas.data.load import load
from atlas.data.model import Text
from atlas.data.validation import open_atlas
from atlas.output.javascript import scripts
from atlas.search import files
from atlas.search.catalogue import Catalogue, Entry, SearchFact
from atlas.search.documents import catalogue
from atlas.search.files import files_of
from atlas.site.site import Site, make_site
from atlas.text.pinyin import Readings
from atlas.web.pages import pages, split
from lib.bench.search.places import Place
from lib.bench.search.tools import say
from lib.environment import ROOT

VOCABULARY = ("indicators", "units", "relations", "types", "readings", "site")
# Pages that list other pages or queries: whoever indexed them would find them for everything, so the others get their titles only.
LISTS = re.compile(r"(?:zh|en)/(?:index-az|relevance|search)/index\.md")
SOURCE = {
    "title": {"zh": "中华人民共和国行政区划", "en": "Administrative divisions of China"},
    "short": {"zh": "行政区划", "en": "Divisions"},
    "publisher": {"zh": "国家统计局", "en": "National Bureau of Statistics"},
    "published": "2023",
    "sha256": "0" * 64,
    "paragraphs": 1,
    "summary": {"zh": "省、市、县、乡四级区划。", "en": "Provinces, cities, counties and towns."},
}


@dataclass(frozen=True)
class Document:
    """One thing to be found: its names, the first of them the proper one, and what is said of it."""

    id: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Corpus:
    """`pages` maps uris to Markdown, for those that index pages; `atlas` maps paths to the files of our search."""

    name: str
    documents: Sequence[Document]
    pages: Mapping[str, str]
    atlas: Mapping[str, str]


def real() -> Corpus:
    """This atlas itself; exits 1 with the findings if its data do not pass."""
    try:
        site = make_site(open_atlas(ROOT / "data"))
    except DataError as error:
        sys.exit(str(error))
    written = {
        path.relative_to(ROOT / "docs").as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "docs").rglob("*.md")
    }
    made = {uri: _title_only(text) if LISTS.fullmatch(uri) else text for uri, text in pages(site).items()}
    documents = tuple({one.id: one for one in _documents(catalogue(site, written))}.values())
    return Corpus("site", documents, {**written, **made}, {**files(site, written), **scripts(ROOT / "docs")})


def _title_only(text: str) -> str:
    head, _ = split(text)
    return f"{head}\n# {json.loads(head.partition('title: ')[2].splitlines()[0])}\n"


def _documents(found: Catalogue) -> Iterator[Document]:
    names = {entry.id: entry.name for entry in found.entries}
    for entry in found.entries:
        yield Document(
            entry.id, (entry.name.zh, *entry.zh), (entry.name.en, *entry.en), f"{entry.text['zh']}\n{entry.text['en']}"
        )
    for fact in found.facts:
        yield _fact(fact, names[fact.subject], names[fact.indicator])


def _fact(fact: SearchFact, subject: Text, indicator: Text) -> Document:
    """A fact as a document of its own, as somebody would index it who wants figures found."""
    scope = f" {fact.scope.zh} {fact.scope.en}" if fact.scope else ""
    text = f"{fact.printed} {fact.english} {fact.period}{scope}"
    return Document(
        f"{fact.subject}#{fact.key}", (f"{subject.zh} {indicator.zh}",), (f"{subject.en} {indicator.en}",), text
    )


def generated(found: Sequence[Place], folder: Path) -> Corpus:
    """Places as an atlas: a data folder written to `folder`, read by the real loader, indexed by the real builder.

    Only the gate is left out: nobody has reviewed the readings of these names.
    """
    write_data(found, folder / "data")
    loaded = load(folder / "data")
    if loaded.findings:
        sys.exit("\n".join(map(str, loaded.findings[:9])))
    say(f"indexing an atlas of {len(found)} places …")
    site = make_site(loaded.atlas)
    documents = tuple(Document(p.id, (p.name,), (p.english,), f"{p.chinese_text}\n{p.english_text}") for p in found)
    return Corpus(
        "places", documents, {f"zh/{p.id}/index.md": page(p) for p in found}, {**_files(site), **scripts(ROOT / "docs")}
    )


def _files(site: Site) -> dict[str, str]:
    return files(site, {})


def write_data(found: Sequence[Place], folder: Path) -> None:
    """A data folder with our vocabulary, one source and a region for each place."""
    (folder / "regions").mkdir(parents=True)
    (folder / "sources").mkdir()
    for name in VOCABULARY:
        shutil.copyfile(ROOT / "data" / f"{name}.yml", folder / f"{name}.yml")
    (folder / "sources" / "divisions.yml").write_text(_yaml(SOURCE), encoding="utf-8")
    for place in found:
        (folder / "regions" / f"{place.slug}.yml").write_text(_yaml(record(place)), encoding="utf-8")


def record(place: Place) -> dict[str, object]:
    """A place as an entity's file holds it."""
    parent = {"parent": place.above[0].id} if place.above else {}
    summary = {"zh": place.chinese_text, "en": place.english_text, "cite": ["divisions#p1"]}
    return {
        "type": place.type,
        "name": {"zh": place.name, "en": place.english},
        "en_status": "translated",
        **parent,
        "summary": summary,
    }


def _yaml(content: object) -> str:
    written: str = yaml.dump(
        content, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True, sort_keys=False
    )
    return written


def page(place: Place) -> str:
    """The same as a page. The pinyin without tones is there for the others' sake: joined, which is how it is mostly typed."""
    lines = (f"# {place.name}", f"{place.english} · {''.join(place.pinyin)}", place.chinese_text, place.english_text)
    return f"---\ntitle: {place.name}\n---\n" + "\n\n".join(lines) + "\n"


def names_only(found: Sequence[Place]) -> Corpus:
    """Many places by their names alone, straight into the builder's catalogue: there is nothing else to know about them."""
    import jieba

    jieba.setLogLevel("ERROR")
    say(f"indexing the names of {len(found)} places …")
    regions = {"regions": Text(zh="地区", en="Region")}
    entries = tuple(
        Entry(
            id=p.id,
            name=Text(zh=p.name, en=p.english),
            text={"zh": "", "en": ""},
            place=p.above[0].id if p.above else None,
        )
        for p in found
    )
    made = Catalogue(entries, (), regions, {}, {}, Readings({}))
    documents = tuple(Document(p.id, (p.name,), (p.english,), "") for p in found)
    return Corpus("names", documents, {}, {**files_of(made, partial(jieba.cut, HMM=False)), **scripts(ROOT / "docs")})
