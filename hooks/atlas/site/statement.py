"""A fact in words: each thing that it says as a phrase, and all of them as one sentence, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.data.model import Text
from atlas.site.facts import ResolvedFact
from atlas.site.i18n import word
from atlas.site.paragraphs import titled
from atlas.site.shown import show, show_period
from atlas.site.site import Site
from atlas.text.english import has_english
from atlas.text.language import Language

# How a phrase begins that can follow a claim as it is: 1st in Nantong, the first of its kind.
PREPOSITIONS = frozenset(
    (
        "across",
        "among",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "inside",
        "of",
        "on",
        "outside",
        "over",
        "throughout",
        "to",
        "under",
        "within",
        "worldwide",
    )
)


def value_of(fact: ResolvedFact, lang: Language) -> str:
    """A figure in the reader's own way: as a Chinese text prints it; otherwise by CLDR or, a claim of standing, in
    words.
    """
    printed, quantity = fact.recorded.printed, fact.quantity
    if lang == "zh" and not has_english(printed):
        return printed
    return show(quantity, lang) if quantity else word(f"ordinal-{fact.recorded.ordinal}", lang)


@dataclass(frozen=True)
class Statement:
    """What one fact says, in the language of a page. A phrase is empty where the fact says nothing of the sort."""

    site: Site
    fact: ResolvedFact
    lang: Language

    def t(self, key: str, **values: object) -> str:
        """A word of the interface."""
        return word(key, self.lang, **values)

    def _said(self, text: Text | None) -> str:
        return getattr(text, self.lang) if text else ""

    def _name(self, entity_id: str) -> str:
        return self._said(self.site.record(entity_id).entity.name) + self.site.apart[self.lang].get(entity_id, "")

    @property
    def value(self) -> str:
        """The figure in the reader's own way."""
        return value_of(self.fact, self.lang)

    @property
    def among(self) -> str:
        """Among whom a claim of standing or a rank holds, as it stands beside the value: in Nantong."""
        said = self._said(self.fact.recorded.rank_in)
        first = said.partition(" ")[0]
        return said[:1].lower() + said[1:] if first.lower() in PREPOSITIONS else said

    @property
    def running(self) -> str:
        """For how many years a rank is held: five years running."""
        streak = self.fact.recorded.streak
        return self.t("standing-streak", n=streak) if streak else ""

    @property
    def ranker(self) -> str:
        """By which ranking, unless the scope is its name."""
        by = self.fact.recorded.ranked_by
        named = self._said(by) if isinstance(by, Text) else self._name(by) if by else ""
        return self.t("standing-by", name=named) if named and named not in self.scope else ""

    @property
    def standing(self) -> str:
        """Beside the value of a standing: among whom, for how long and by whose ranking."""
        return self._joined("mark-comma", self.among, self.running, self.ranker)

    @property
    def claim(self) -> str:
        """The value with its standing: 全国第一, 连续5年."""
        return self._joined("mark-comma", self._placed(), self.running, self.ranker)

    def _joined(self, mark: str, *pieces: str) -> str:
        return self.t(mark).join(piece for piece in pieces if piece)

    def _placed(self) -> str:
        """全国第一, 1st in China, the first: industrial parks in Ningxia."""
        among = self.among
        if self.lang == "zh" or not among:
            return among + self.value
        gap = " " if among.partition(" ")[0] in PREPOSITIONS else self.t("mark-colon")
        return self.value + gap + among

    @property
    def status(self) -> str:
        """What sort of figure it is, unless it is an actual one."""
        status = self.fact.recorded.status
        return "" if status == "actual" else self.t(status)

    @property
    def scope(self) -> str:
        """Of what part or in what sense; without such words, how far it reaches where that is recorded."""
        recorded = self.fact.recorded
        if recorded.scope:
            return self._said(recorded.scope)
        return self.t(f"reach-{recorded.level}") if recorded.level else ""

    @property
    def holders(self) -> str:
        """The title whose holders are counted, where neither indicator nor scope names it."""
        title, scope = self.fact.recorded.holders, self.fact.recorded.scope
        said = self.fact.indicator.zh + (scope.zh if scope else "")
        if not title or self.site.record(title).entity.name.zh in said:
            return ""
        return self.t("holders-of", name=self._name(title))

    @property
    def whole(self) -> str:
        """The figure of which it is a part: part of 66 (Innovation projects attracted)."""
        of = self.fact.recorded.of
        found = self.site.fact_by_id.get(of) if of else None
        if found is None:
            return ""
        whole = Statement(self.site, found, self.lang)
        return self.t("part-of-figure", amount=whole.value, name=self._said(found.indicator))

    @property
    def date(self) -> str:
        """Its period in words."""
        return show_period(self.fact.recorded.as_of, self.lang)

    @property
    def when(self) -> str:
        """The words of the text for its date, where they are no date."""
        return self._said(self.fact.recorded.when)

    @property
    def dated(self) -> str:
        """Where the date comes from, if the text gives none."""
        dated = self.fact.recorded.dated
        return "" if dated == "text" else self.t(f"dated-by-{dated}")

    @property
    def speaker(self) -> str:
        """Who says so, unless it is the text itself: according to …, by its own account."""
        by = self.fact.recorded.said_by
        if by is None or by == "reporter":
            return ""
        if "/" not in by:
            return self.t(f"said-{by}")
        return self.t("said-own") if by == self.fact.record.id else self.t("said-by", name=self._name(by))

    @property
    def speaker_id(self) -> str:
        """The entity that says so, where it is another than the one of which it is said."""
        by = self.fact.recorded.said_by or ""
        return by if "/" in by and by != self.fact.record.id else ""

    @property
    def note(self) -> str:
        """A caveat."""
        return self._said(self.fact.recorded.note)

    @property
    def verdict(self) -> str:
        """What it says of an earlier figure: that it confirms or contradicts it, or cannot be compared with it, and
        why; of an aim, what came of it. That a series goes on is told by its row.
        """
        outcome, found = self.site.series.outcomes.get(self.fact.id), self.site.series.verdict(self.fact)
        if outcome:
            return self.t("verdict-aim", other=self._other(outcome))
        if found is None or found.kind == "continues":
            return ""
        why = self.t(f"cause-{found.cause}") if found.cause else ""
        told = self.t(f"verdict-{found.kind}", other=self._other(found.other))
        return told + (self.t("mark-colon") + why if why and found.kind != "confirms" else "")

    def _other(self, fact: ResolvedFact) -> str:
        """Another figure of its matter: how much, when, and who printed it."""
        other = Statement(self.site, fact, self.lang)
        short = self._said(self.site.atlas.sources[fact.source[0]].short)
        return other.value + self.t("mark-brackets", text=self._joined("mark-comma", other.date, short))

    @property
    def head(self) -> str:
        """Whose figure it is, and of what: a claim of standing needs no indicator's name."""
        subject, indicator = self._name(self.fact.record.id), self._said(self.fact.indicator)
        return self.t("figure-of", subject=subject, name=indicator) if self.fact.quantity else subject

    @property
    def brief(self) -> str:
        """Whose, what, how much, when: the figure in one phrase."""
        brackets = self._joined("mark-comma", self.status, self.date)
        return self.head + self.t("mark-colon") + self.claim + self.t("mark-brackets", text=brackets)

    @property
    def sentence(self) -> str:
        """All that it says but the note, as one sentence without its stop."""
        softer = self._joined("mark-semicolon", self.when, self.dated)
        date = self.date + (self.t("mark-brackets", text=softer) if softer else "")
        pieces = (self.claim, self.status, self.scope, self.holders, self.whole, date, self.speaker)
        return self.head + self.t("mark-colon") + self._joined("mark-semicolon", *pieces)

    @property
    def in_full(self) -> str:
        """All that it says but the note, and what it rests on: two sentences, the second without its stop."""
        return self.sentence + self.t("mark-stop") + self.t("mark-gap") + self.source

    @property
    def source(self) -> str:
        """What it rests on: the article, who published it and when, and the paragraphs."""
        name, paragraph = self.fact.source
        source = self.site.atlas.sources[name]
        title, publisher = titled(source, paragraph)
        named = self.t("mark-title", title=self._said(title))
        date = show_period(source.published, self.lang)
        extent = self.t("extent-opening") if source.extent == "opening" else ""
        pieces = (self._said(publisher), named, date, extent, self.t("paragraph", n=paragraph))
        return self._joined("mark-comma", *pieces)
