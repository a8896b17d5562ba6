"""The events of MkDocs, each handed to the library in `hooks/atlas`.

Nothing else but the theme knows MkDocs or Material. A build is a process of its own, those of scripts/serve too: so
each runs the code, templates and words as they are on the disk.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.toc import get_toc

from atlas.data.changes import RELEVANCE
from atlas.data.findings import DataError
from atlas.data.memory import Memory
from atlas.data.noting import recording
from atlas.data.validation import open_atlas
from atlas.meta.cards import cards
from atlas.meta.head import head
from atlas.meta.sitemap import SITEMAP, sitemaps
from atlas.output.beside import keep_memory, kept_scripts, kept_templates, open_memory
from atlas.output.cache import PageCache, open_cache
from atlas.output.javascript import ScriptError, scripts, sources
from atlas.output.policy import policy, policy_with
from atlas.parts.makers import all_made
from atlas.parts.plan import WORDS, PartsError, hand_written, plan
from atlas.site.i18n import word
from atlas.site.named import named
from atlas.site.release import read_release
from atlas.site.relevance import read_report
from atlas.site.report import report_link
from atlas.site.shown import edition_in_words
from atlas.site.site import Site, make_site
from atlas.site.urls import language_of, other, path_of, relative
from atlas.web.handwritten import linked_from, settled
from atlas.web.navigation import navigation, with_menu
from atlas.web.pages import fragment
from atlas.web.render import environment
from mkdocs_files import STYLE, Put, foreign, generated, has_warned, render, set_up, standing, style, unpack, write

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from atlas.web.units import Part

log = logging.getLogger("mkdocs.atlas")  # warnings count for --strict only below "mkdocs"

FRAGMENT = re.compile(r"<!-- atlas:([a-z-]+) -->")
LOST, LOST_STYLE = "assets/lost.js", "assets/lost.css"
WHOLE = "\1"  # the line that says that all pages are there, while tables and the search are still made
MENU = "assets/scheme.js"  # the script in which pages find the navigation
# Material's scripts are not used: what its pages do is in docs/assets, a fiftieth of the size and without inline parts.
UNUSED = ("assets/javascripts", "assets/stylesheets")

_site: Site | None = None  # made by on_config, the first event of a build
_cache: PageCache | None = None  # pages of the last build that hold, by on_config
_memory: Memory | None = None  # of files of data, by on_config
_sitemaps: dict[str, str] = {}  # files beside the first, by on_template_context
_lost = ""  # script of the page of wrong addresses, joined by on_files with all others


def site() -> Site:
    """The site of this build; RuntimeError before on_config."""
    if _site is None:
        raise RuntimeError("MkDocs has not read its configuration yet")
    return _site


def kept() -> PageCache:
    """The pages that the last build has left; RuntimeError before on_config."""
    if _cache is None:
        raise RuntimeError("MkDocs has not read its configuration yet")
    return _cache


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check `data/` beside mkdocs.yml before anything is cleaned or built; abort with every finding."""
    global _site, _cache, _memory
    root = Path(config.config_file_path).parent
    _memory = open_memory(_tell)
    try:
        atlas = open_atlas(root / "data", _memory)
    except DataError as error:
        raise Abort(f"{error}\n{len(error.findings)} findings in data/; nothing was built") from None
    set_up(config, atlas.identity)
    environment().bytecode_cache = kept_templates()
    report = read_report(root / "data" / RELEVANCE)
    _site = make_site(atlas, report, read_release(atlas.changes, root / "data", config.site_url))
    _cache = open_cache(_site, root, _drawn(config.docs_dir), _tell)
    log.info("Atlas: %d entities, %d facts, %d relations", len(atlas.records), len(_site.facts), len(_site.graph.edges))
    return config


def _tell(line: str) -> None:
    """A line for people; MkDocs would take a warning for a mistake."""
    print(line, flush=True)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add everything generated, in memory only: files below docs/ would make `serve` rebuild for ever.

    Scripts go out joined, so that their modules do not; abort with every finding if they cannot be joined.
    """
    global _lost
    docs = Path(config.docs_dir)
    for uri in [*sources(docs), *foreign(docs, site().atlas.identity), LOST_STYLE]:
        files.remove(files.src_uris[uri])
    try:
        programs = _programs(docs)
        _lost = programs.pop(LOST).strip()  # stands in its page
        for made in _generated(written := hand_written(docs)):
            _add(files, made, config, kept().put)
    except ScriptError as error:
        raise Abort(f"{error}\n{len(error.findings)} findings in docs/assets; nothing was built") from None
    except (DataError, PartsError) as error:
        raise Abort(f"{error}\nnothing was built") from None
    _add(files, programs | {STYLE: style(files, config)}, config, kept().put)
    _add_kept(files, written, config)
    return files


def _generated(written: Mapping[str, str]) -> Iterator[Mapping[str, bytes]]:
    """The files of each part but for the pages that hold; `written` are the hand-written pages."""
    left = plan(site(), written, kept().units, kept().seen)
    for made in _made(kept().first(left)):
        yield kept().noted(made)
    log.info("Atlas: %d pages made anew, %d as they were", kept().anew, len(kept().pages))


def _made(parts: Sequence[Part]) -> Iterator[Mapping[str, bytes]]:
    for made in all_made(parts, site().release):
        if WORDS in made:
            site().readings.learn(json.loads(made[WORDS]))
        yield made


def _add_kept(files: Files, written: Mapping[str, str], config: MkDocsConfig) -> None:
    """Write the files that hold but for pages, and show MkDocs what hand-written pages link to; one of these at the
    address of a file that holds is a mistake as well.
    """
    for uri in filter(files.get_file_from_path, [*kept().pages, *kept().others]):
        raise ValueError(f"docs/{uri} stands where a page is generated")
    for uri in kept().others:
        kept().put(config.site_dir, uri)
    for uri in filter(kept().holds, sorted(linked_from(written))):
        files.append(standing(config, uri, kept().content(uri)))


def _programs(docs: Path) -> dict[str, str]:
    """The scripts of pages, joined, with the entries of the navigation."""
    programs = kept_scripts(docs, scripts, _tell)
    return programs | {MENU: with_menu(programs[MENU], site().atlas.identity)}


def _add(files: Files, made: Mapping[str, str | bytes], config: MkDocsConfig, put: Put = write) -> None:
    """A hand-written page of the same address would be a mistake, so it fails here."""
    for uri, content in made.items():
        if files.get_file_from_path(uri):
            raise ValueError(f"docs/{uri} stands where a page is generated")
        whole = content if isinstance(content, bytes) else content.encode()
        files.append(generated(config, uri, whole, put))


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """A generated page is HTML already and goes past Markdown, so that no sign in a name can be taken for Markdown."""
    if page.file.generated_by is not None:
        page.render = lambda config, files: render(page)  # type: ignore[method-assign] # MkDocs has no event in its place
    return page


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """What was unpacked for a generated page is let go; the page as it will be written is kept for the next build."""
    if _cache is not None:
        uri = page.file.src_uri
        output = _cache.content(uri).decode() if _cache.holds(uri) else _cache.add(uri, output)
    if page.file.generated_by is not None:
        page.content, page.toc = "", get_toc([])
    return output


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Computed pieces go where a hand-written page has `<!-- atlas:NAME -->`; an unknown name is an error."""
    if page.file.generated_by is not None:
        return markdown
    path = path_of(page.file.src_uri)
    language = language_of(path)
    text = named(markdown, site().atlas.identity, language)
    try:
        return FRAGMENT.sub(lambda mark: fragment(site(), language, path, mark.group(1)), text)
    except KeyError as error:
        raise ValueError(f"{page.file.src_uri}: there is no piece called {error}") from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What Markdown makes of a hand-written page is adapted to this site's policy and tables."""
    return html if page.file.generated_by is not None else settled(html)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Adds `language`, `href_other` (the page in the other language), `is_door`, `head`, `sections`,
    `edition` and `report`.
    """
    if page.file.generated_by is not None:
        unpack(page)
    with recording() as read:
        framed = _framed(context, page, config)
    kept().note(page.file.src_uri, read)
    return framed


def _framed(context: TemplateContext, page: Page, config: MkDocsConfig) -> TemplateContext:
    seen = kept().site if kept().is_noted(page.file.src_uri) else site()
    path = path_of(page.file.src_uri)
    language = language_of(path)
    description = unescape(named(page.meta.get("description", ""), seen.atlas.identity, language))
    page.meta["description"] = escape(description)  # the theme puts it into an attribute as it is
    added: dict[str, Any] = {
        "language": language,
        "href_other": relative(path, other(path)),
        "is_door": path == "",
        "head": head(seen, path, str(page.title), description, _drawn(config.docs_dir)),
        "sections": navigation(language, path),
        "edition": edition_in_words(seen.release, language),
        "report": report_link(seen, path, str(page.title), language),
    }
    context.update(added)  # type: ignore[typeddict-item] # the theme's own names
    return context


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """The sitemap lists all pages; where it takes several files, `on_post_build` writes the others."""
    global _sitemaps
    if template_name != SITEMAP:
        return context
    made = sitemaps(site(), map(path_of, {*(file.src_uri for file in context["pages"]), *kept().pages}))
    added: dict[str, Any] = {"sitemap": made.pop(SITEMAP)}
    _sitemaps = made
    context.update(added)  # type: ignore[typeddict-item] # the theme's own names
    return context


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Adds `word(key, language)`, `identity`, `policy`, `policy_with` and `site_css` to the theme’s templates, and
    `lost` and `lost_style`, which stand in the page of wrong addresses.
    """
    env.trim_blocks = env.lstrip_blocks = (
        True  # else a third of a page is lines of templates that left nothing but their ends
    )
    env.bytecode_cache = kept_templates()
    env.auto_reload = False  # templates of one build are those that it began with
    env.globals.update(
        word=word,
        identity=site().atlas.identity,
        policy=policy(),
        policy_with=policy_with,
        lost=_lost,
        lost_style=(Path(config.docs_dir) / LOST_STYLE).read_text(encoding="utf-8").strip(),
        site_css=STYLE,
    )
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Write the pages that hold and the sitemaps that have no template; delete what the theme leaves behind and no page
    uses, so that the offline bundle stays small. Then what may come later than pages, and what the next build may use.
    """
    kept().write_pages(config.site_dir)
    for name, content in _sitemaps.items():
        (Path(config.site_dir) / name).write_text(content, encoding="utf-8")
    for name in UNUSED:
        shutil.rmtree(Path(config.site_dir) / name, ignore_errors=True)
    if kept().later and not has_warned():
        _tell(WHOLE)
    for part, made in zip(kept().later, _made(kept().later), strict=True):
        kept().lay(config.site_dir, part, made)
    kept().write(Path(config.site_dir))
    keep_memory(_memory, site().atlas, _tell)


@cache
def _drawn(docs: str) -> frozenset[str]:
    """Names of the pictures of shared links that are this atlas’s."""
    return frozenset(name for name, ours in cards(Path(docs), site().atlas.identity).items() if ours)
