"""`data/themes.yml`: what the pages of an atlas tell first, and under which headings.

Every key is optional. Without the file, long pages keep their figures in one table and their relations in one list.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from atlas.data.model import FactId, Kind, Model, Slug, Text
from atlas.data.model.pictures import GroupRef, IndicatorRef, Ref, RelationRef, TypeRef

# Anchors that a page has by itself, and the theme of all that no other theme tells.
MORE = "more"
ANCHORS = frozenset(
    {
        MORE,
        "brief",
        "structure",
        "figures",
        "page-figures",
        "series",
        "within",
        "rows",
        "alike",
        "relations",
        "dates",
        "mentions",
        "sources",
        "picture-map",
        "picture-money",
    }
)
ThemePicture = Literal["map", "chain", "ladder", "stages", "money", "aims"]
PICTURES: tuple[ThemePicture, ...] = get_args(ThemePicture)


class _Theme(Ref):
    sort = "theme"


class _Fact(Ref):
    sort = "fact"


def _is_free(key: str) -> str:
    if key in ANCHORS:
        raise ValueError("is an anchor that pages have by themselves")
    return key


ThemeRef = Annotated[Slug, AfterValidator(_Theme)]
FactRef = Annotated[FactId, AfterValidator(_Fact)]
ThemeKey = Annotated[Slug, AfterValidator(_is_free)]


class Theme(Model):
    """A theme of long pages: what belongs together under one heading. The first theme that fits tells it."""

    title: Text = Field(description="Its heading.")
    titles: dict[Kind, Text] = Field(default={}, description="Its heading on pages of a kind, where that is another.")
    relations: tuple[RelationRef, ...] = Field(default=(), description="Relations that it tells, whatever their end.")
    kinds: tuple[Kind, ...] = Field(default=(), description="Kinds to which it tells the other relations.")
    types: tuple[TypeRef, ...] = Field(
        default=(),
        description="Types to which it tells them, of a kind that a later theme tells: firms among organizations.",
    )
    groups: tuple[GroupRef, ...] = Field(default=(), description="Groups of indicators, in the order of its table.")
    pictures: tuple[ThemePicture, ...] = Field(default=(), description="Pictures that stand in it.")
    by: tuple[RelationRef, ...] = Field(
        default=(),
        description="Relations by whose other end the page of a place groups what stands there: firms by their titles.",
    )

    tabled: bool = Field(
        default=False, description="True: the page of a place tells what stands there in a table for each of the kinds."
    )

    def tells(self, kind: str, entity_type: str) -> bool:
        """Whether it tells what is of a type of a kind."""
        return kind in self.kinds or any((one.kind, one.type) == (kind, entity_type) for one in self.types)

    def heading(self, kind: str) -> Text:
        """Its heading on pages of a kind."""
        return next((title for of, title in self.titles.items() if of == kind), self.title)


class Column(Model):
    """One line of the box on an entity’s page, and one column of lists of its kind."""

    title: Text = Field(description="What it tells.")
    relations: tuple[RelationRef, ...] = Field(default=(), description="Relations read from the entity.")
    inverse: tuple[RelationRef, ...] = Field(default=(), description="Relations read from their other end.")
    indicators: tuple[IndicatorRef, ...] = Field(
        default=(), description="Indicators; the first of them that has a figure is shown."
    )
    listed: bool = Field(default=True, description="False: a line of the box alone.")


class Headline(Model):
    """Which figures stand for an entity at a glance, one an indicator, taken in turn from the groups."""

    first: tuple[GroupRef, ...] = Field(
        default=(), description="Groups that say most, first to last; others come after them."
    )
    never: tuple[GroupRef, ...] = Field(default=(), description="Groups that say nothing at a glance.")


class Systems(TypeRef):
    """The type whose entities the home page shows with what they are, and the list of their kind first."""

    title: Text = Field(description="The heading above them.")


PLACE = re.compile(r"\{([^{}]*)\}")  # of a figure in the words of a highlight
DATE = "date"


class Highlight(Model):
    """A finding that the home page tells in words. Its figures and their date come from the facts, so that no number
    is written twice.
    """

    facts: tuple[FactRef, ...] = Field(
        min_length=1, max_length=3, description="The facts that it tells.", examples=[["regions/x#firms-2023"]]
    )
    words: Text = Field(
        description="The sentence, with {1}, {2} for the facts in their order and {date} for the date of the first.",
        examples=[
            {"zh": "{date}，示例市有高新技术企业{1}。", "en": "Example City had {1} high-tech enterprises in {date}."}
        ],
    )

    @model_validator(mode="after")
    def _tells_each_fact(self) -> Self:
        wanted = {str(number + 1) for number in range(len(self.facts))}
        for language, text in (("zh", self.words.zh), ("en", self.words.en)):
            found = set(PLACE.findall(text)) - {DATE}
            if wrong := sorted(found ^ wanted):
                raise ValueError(f"the {language} words need each fact once, and no other: {{{wrong[0]}}}")
        return self


class Question(Text):
    """An example of what can be asked of the atlas, as a link to the search for it."""

    ask: Text | None = Field(default=None, description="What is searched for, if not the question itself.")


class Front(Model):
    """The home page: what it shows to somebody who comes for the first time."""

    questions: tuple[Question, ...] = Field(default=(), description="Examples of questions, each a link to a search.")
    highlights: tuple[Highlight, ...] = Field(default=(), description="Findings in words.")


class Themes(Model):
    """`data/themes.yml`: what pages tell first, and under which headings. Every key, and the file, may be absent."""

    themes: dict[ThemeKey, Theme] = Field(
        default={},
        description="Themes in the order in which long pages tell them, each by the anchor of its heading. "
        "What none of them tells comes last, under a heading of its own.",
    )
    order: dict[Kind, tuple[ThemeRef, ...]] = Field(
        default={}, description="Themes that pages of a kind tell first; the others follow in their order."
    )
    columns: dict[Kind, tuple[Column, ...]] = Field(
        default={},
        description="What boxes and lists of a kind tell, besides type, place and state, which they always do.",
    )
    alike: tuple[RelationRef, ...] = Field(
        default=(), description="Relations whose other end makes entities of a kind alike: a chain, a title."
    )
    headline: Headline = Field(default=Headline(), description="Figures at a glance.")
    systems: Systems | None = Field(default=None, description="The entities that the home page shows as systems.")
    front: Front = Field(default=Front(), description="Questions and findings of the home page.")

    @property
    def pictures_left(self) -> tuple[ThemePicture, ...]:
        """Pictures that stand in no theme."""
        taken = {name for theme in self.themes.values() for name in theme.pictures}
        return tuple(name for name in PICTURES if name not in taken)

    def of_group(self, group: str) -> str:
        """The theme that tells the figures of a group of indicators."""
        return next((key for key, theme in self.themes.items() if group in theme.groups), MORE)

    def of_relation(self, relation: str, kind: str, entity_type: str = "") -> str:
        """The theme that tells a relation to an entity: by its name, else by the type or the kind of that entity."""
        named = next((key for key, theme in self.themes.items() if relation in theme.relations), "")
        return named or next((key for key, theme in self.themes.items() if theme.tells(kind, entity_type)), MORE)

    def in_order(self, kind: str) -> list[str]:
        """Themes in the order in which pages of a kind tell them; the last one tells what no other does."""
        first = next((themes for of, themes in self.order.items() if of == kind), ())
        return list(dict.fromkeys((*first, *self.themes, MORE)))
