"""The data dictionary: the model and the rules described, from the code itself."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from atlas.data import model
from atlas.data.checks import RULES
from atlas.data.model import coast, identity, pictures, themes

ORDER = (
    model.Entity,
    model.Summary,
    model.Fact,
    model.Scope,
    model.Ranking,
    model.Round,
    model.Milestone,
    model.Link,
    model.Part,
    model.State,
    model.Code,
    model.Policy,
    model.Aliases,
    model.Alias,
    model.Coordinates,
    model.Moved,
    model.Source,
    model.Article,
    model.Defect,
    model.Trust,
    model.Read,
    model.Publisher,
    model.Indicator,
    model.UnitEntry,
    model.UnitShort,
    model.Synonym,
    model.Relation,
    model.Asked,
    model.Types,
    model.KindName,
    model.TypeName,
    model.Waiver,
    pictures.Pictures,
    pictures.Ladder,
    pictures.LadderStage,
    pictures.Across,
    pictures.Chain,
    pictures.Map,
    pictures.Window,
    pictures.Label,
    pictures.Members,
    pictures.Money,
    pictures.Aims,
    pictures.TypeRef,
    coast.Coast,
    themes.Themes,
    themes.Theme,
    themes.Column,
    themes.Headline,
    themes.Systems,
    themes.Front,
    themes.Highlight,
    themes.Question,
    identity.Identity,
    model.Text,
)


@dataclass(frozen=True)
class FieldDoc:
    """One key of a record."""

    name: str
    required: bool
    description: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class SchemaDoc:
    """One class of the model."""

    name: str
    doc: str
    fields: list[FieldDoc]


def schemas() -> list[SchemaDoc]:
    """Every class of the model that a file may hold."""
    return [
        SchemaDoc(cls.__name__, inspect.getdoc(cls) or "", [_field(*item) for item in cls.model_fields.items()])
        for cls in ORDER
    ]


def _field(name: str, info: FieldInfo) -> FieldDoc:
    return FieldDoc(
        info.alias or name,
        info.is_required(),
        info.description or _inner_doc(info.annotation),
        _choices(info.annotation),
    )


def _inner_doc(annotation: Any) -> str:
    """A field without words of its own is described by its class."""
    classes = [annotation, *get_args(annotation)]
    return next(
        (inspect.getdoc(cls) or "" for cls in classes if isinstance(cls, type) and issubclass(cls, BaseModel)), ""
    )


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for found in map(_choices, get_args(annotation)) if found), ())


def rules() -> list[tuple[str, str]]:
    """Name and sense of each rule."""
    return [(name, inspect.getdoc(rule) or "") for name, rule in RULES.items()]
