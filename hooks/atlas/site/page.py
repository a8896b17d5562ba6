"""The point of view of one page: from its language and address, all words, names and links on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from atlas.data.model import Source, Text, TypeName
from atlas.data.model.identity import Identity
from atlas.data.records import Record, split_cite
from atlas.site.facts import ResolvedFact
from atlas.site.i18n import word
from atlas.site.mentions import Mention, sources_of
from atlas.site.paragraphs import titled
from atlas.site.shown import show_period
from atlas.site.site import Site
from atlas.site.statement import Statement
from atlas.site.urls import indicator_path, relative, source_path, subject_of
from atlas.text.language import HTML_LANG, OTHER, Language
from atlas.text.sentences import first_sentence


@dataclass(frozen=True)
class CitedParagraph:
    """A citation as a page shows it: its link, the source's short name, the paragraph. What it stands for in words is
    told by script (hooks/atlas/exports/cited.py).
    """

    href: str
    label: str
    paragraph: int


@dataclass(frozen=True)
class PageContext:
    """What one page says and links to, in its language.

    `path` is that of the page, from which its links are relative. Nothing here changes while the page is made, so that
    its pieces may be made in any order.
    """

    site: Site
    lang: Language
    path: str

    # Words and names

    def t(self, key: str, **facts: object) -> str:
        """A word of the interface."""
        return word(key, self.lang, **facts)

    def s(self, text: Text) -> str:
        """The page's language of a bilingual text."""
        return text.zh if self.lang == "zh" else text.en

    def s_other(self, text: Text) -> str:
        """The other language of a bilingual text."""
        return text.en if self.lang == "zh" else text.zh

    @property
    def identity(self) -> Identity:
        """The names of the atlas."""
        return self.site.atlas.identity

    @property
    def atlas_name(self) -> str:
        """The name of the atlas."""
        return self.s(self.identity.name)

    def name(self, entity_id: str) -> str:
        """Name of an entity, with its place if another has that name too; of the part, for a part's id."""
        name = self.s(self.site.part_names.get(entity_id) or self.site.record(entity_id).entity.name)
        return name + self.apart(entity_id)

    def apart(self, entity_id: str) -> str:
        """What follows the name of an entity where another of its kind has the same: its place; else nothing."""
        return self.site.apart[self.lang].get(entity_id, "")

    @cached_property
    def lang_other(self) -> str:
        """`lang` attribute of the other language."""
        return HTML_LANG[OTHER[self.lang]]

    def kind(self, record: Record) -> str:
        """Name of one member of the record's kind."""
        return self.s(self.site.atlas.vocabulary.kinds[record.kind].one)

    def type(self, record: Record) -> str:
        """Name of the record's type."""
        return self.s(self.site.atlas.vocabulary.types[record.kind][record.entity.type])

    def unit(self, key: str) -> str:
        """Name of a unit."""
        unit = self.site.atlas.vocabulary.units[key]
        return unit.zh if self.lang == "zh" else unit.en

    def gloss(self, entity_id: str) -> str:
        """What an entity is in one line: the first sentence of its summary, cut where it is long; nothing of a part."""
        return "" if "#" in entity_id else first_sentence(self.s(self.site.record(entity_id).entity.summary), self.lang)

    def in_plain_words(self, name: TypeName) -> str:
        """What a kind or a type is, where its name alone tells a stranger nothing; else nothing."""
        return self.s(name.gloss) if name.gloss else ""

    def pinyin(self, record: Record) -> str:
        """Pinyin of its Chinese name."""
        return self.site.pinyin(record)

    # Links

    @cached_property
    def feed(self) -> str:
        """Path of the feed of this page's figures; empty where it has none."""
        return f"{self.path}feed.xml" if subject_of(self.path) in self.site.followed else ""

    def to(self, path: str) -> str:
        """A path of the site as a link from this page."""
        return relative(self.path, path)

    def href(self, entity_id: str) -> str:
        """Link to an entity or part."""
        return self.to(self.site.path(self.lang, entity_id))

    def href_data(self, entity_id: str) -> str:
        """Link to the file that holds all of an entity."""
        return self.to(f"data/v1/{self.site.data_files[entity_id]}")

    def href_indicator(self, indicator_id: str) -> str:
        """Link to an indicator."""
        return self.to(indicator_path(self.lang, indicator_id))

    def href_source(self, source_id: str) -> str:
        """Link to a source."""
        return self.to(source_path(self.lang, source_id))

    def href_fact(self, fact: ResolvedFact) -> str:
        """Link to a fact in its entity's table."""
        return self.to(f"{self.site.path(self.lang, fact.record.id)}#{fact.key}")

    # Facts and texts

    def told(self, fact: ResolvedFact) -> Statement:
        """What a fact says, phrase by phrase."""
        return Statement(self.site, fact, self.lang)

    def shown(self, fact: ResolvedFact) -> str:
        """The figure in the reader's own way, without what else the fact says."""
        return self.told(fact).value

    def period(self, period: str) -> str:
        """A date or period in words."""
        return show_period(period, self.lang)

    def cited(self, cite: str) -> CitedParagraph:
        """A citation as this page shows it."""
        source_id, paragraph = split_cite(cite)
        source = self.site.atlas.sources[source_id]
        href = self.to(source_path(self.lang, source_id, paragraph))
        return CitedParagraph(href, self.s(source.short), paragraph)

    def published(self, source: Source, paragraph: int) -> str:
        """What holds a paragraph, who published it, and when: the article, where several share the source."""
        title, publisher = titled(source, paragraph)
        said = [self.t("mark-title", title=self.s(title)), self.s(publisher), self.period(source.published)]
        return self.t("mark-comma").join([*said, *([self.t("extent-opening")] if source.extent == "opening" else [])])

    def pieces(self, text: Text, skip: str = "", met: set[str] | None = None) -> Iterator[str | Mention]:
        """The text in pieces, the first that names an entity as a mention; joined, they are the text.

        `skip`, the entity that the text is about, is never a mention, and of things of one name the nearest to it is.
        `met` holds the entities that the same section has named before, and takes those that this text names.
        """
        met = set() if met is None else met
        for piece in self.site.names[self.lang].find(self.s(text), sources_of(text), skip):
            if isinstance(piece, Mention) and piece.id != skip and piece.id not in met:
                met.add(piece.id)
                yield piece
            else:
                yield piece.text if isinstance(piece, Mention) else piece
