"""Templates filled in: one environment, one context object per page.

All text from the data passes through autoescape; the only Markup made here is built from escaped
pieces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from atlas.data.graph import owner
from atlas.data.model import Text
from atlas.data.records import Record, split_cite
from atlas.site.facts import ResolvedFact
from atlas.site.i18n import word
from atlas.site.mentions import Mention
from atlas.site.site import Site
from atlas.site.urls import entity_path, indicator_path, other, relative, source_path
from atlas.text.formats import show, show_period
from atlas.text.language import HTML_LANG, Language


@cache
def environment() -> Environment:
    """The templates of this package, with autoescape on and undefined names an error."""
    return Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@dataclass
class Context:
    """What a template may ask for, from the point of view of one page in one language."""

    site: Site
    lang: Language
    path: str
    seen: set[str] = field(default_factory=set)

    # Words and names

    def t(self, key: str, **facts: object) -> str:
        """A word of the interface."""
        text = word(key, self.lang)
        return text.format(**facts) if facts else text

    def s(self, text: Text) -> str:
        """The page's language of a bilingual text."""
        return text.zh if self.lang == "zh" else text.en

    def name(self, entity_id: str) -> str:
        """Name of an entity; of the part, for a part's id."""
        return self.s(self.site.part_names.get(entity_id) or self.site.record(entity_id).entity.name)

    @cached_property
    def lang_other(self) -> str:
        """`lang` attribute of the other language."""
        return HTML_LANG["en" if self.lang == "zh" else "zh"]

    def kind(self, record: Record) -> str:
        """Name of one member of the record's kind."""
        return self.s(self.site.atlas.vocabulary.kinds[record.kind].one)

    def type(self, record: Record) -> str:
        """Name of the record's type."""
        return self.s(self.site.atlas.vocabulary.types[record.kind][record.entity.type])

    def pinyin(self, record: Record) -> str:
        """Pinyin of its Chinese name."""
        return self.site.pinyin(record)

    # Links

    def to(self, path: str) -> str:
        """A path of the site as a link from this page."""
        return relative(self.path, path)

    def href(self, entity_id: str) -> str:
        """Link to an entity or part."""
        return self.to(entity_path(self.lang, entity_id))

    def href_indicator(self, indicator_id: str) -> str:
        """Link to an indicator."""
        return self.to(indicator_path(self.lang, indicator_id))

    def href_source(self, source_id: str) -> str:
        """Link to a source."""
        return self.to(source_path(self.lang, source_id))

    def href_fact(self, fact: ResolvedFact) -> str:
        """Link to a fact in its entity's table."""
        return self.href(fact.record.id) + "#" + fact.key

    @cached_property
    def href_other(self) -> str:
        """This page in the other language."""
        return self.to(other(self.path))

    # Text

    def prose(self, text: Text, skip: str = "") -> Markup:
        """Text with the first mention of each entity linked; `skip` is the page's own entity."""
        pieces = []
        for piece in self.site.names[self.lang].find(self.s(text)):
            if isinstance(piece, Mention) and piece.id != skip and piece.id not in self.seen:
                self.seen.add(piece.id)
                pieces.append(Markup('<a href="{}">{}</a>').format(self.href(piece.id), piece.text))
            else:
                pieces.append(escape(piece.text if isinstance(piece, Mention) else piece))
        return Markup("").join(pieces)

    def new_section(self) -> str:
        """Begin a section: names link once in each."""
        self.seen.clear()
        return ""

    def shown(self, fact: ResolvedFact) -> str:
        """The figure in the reader's own way: as printed in Chinese, by CLDR in English."""
        return fact.recorded.printed if self.lang == "zh" else show(fact.quantity, "en")

    def period(self, period: str) -> str:
        """A date or period in words."""
        return show_period(period, self.lang)

    def cite(self, cite: str) -> Mapping[str, Any]:
        """A citation: link, short label, full title for the tooltip."""
        source_id, paragraph = split_cite(cite)
        source = self.site.atlas.sources[source_id]
        title, comma = (f"《{source.title.zh}》", "，") if self.lang == "zh" else (f"“{source.title.en}”", ", ")
        return {
            "href": self.to(source_path(self.lang, source_id, paragraph)),
            "label": self.s(source.short),
            "paragraph": paragraph,
            "title": f"{title}{comma}{self.s(source.publisher)}{comma}{self.period(source.published)}{comma}"
            f"{self.t('paragraph', n=paragraph)}",
        }

    def owner(self, end: str) -> str:
        """Entity of a part's id."""
        return owner(end)


def render(template: str, context: Context, **values: Any) -> str:
    """A template filled in, without a newline at the end of the text."""
    return (
        environment().get_template(template).render(c=context, t=context.t, lang=context.lang, **values).strip() + "\n"
    )
