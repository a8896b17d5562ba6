"""`data/pictures.yml`: what the pictures of an atlas are made of, where that differs from one region to another.

Every key is optional. Without the file, or without a key, there is no such picture; `money` and `aims` only
refine pictures that are drawn from the data alone.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from atlas.data.model import EntityId, Kind, Model, Slug, Text


class Ref(str):
    """An id in this file or in `themes.yml`; `sort` is what it must be the id of."""

    __slots__ = ()
    sort: ClassVar[str]


class _Entity(Ref):
    sort = "entity"


class _Indicator(Ref):
    sort = "indicator"


class _Group(Ref):
    sort = "group"


class _Relation(Ref):
    sort = "relation"


class _Line(Ref):
    sort = "line"


def _on_earth(point: tuple[float, float]) -> tuple[float, float]:
    if abs(point[0]) > 90 or abs(point[1]) > 180:
        raise ValueError("a point is [degrees north, degrees east]")
    return point


EntityRef = Annotated[EntityId, AfterValidator(_Entity)]
IndicatorRef = Annotated[Slug, AfterValidator(_Indicator)]
GroupRef = Annotated[Slug, AfterValidator(_Group)]
RelationRef = Annotated[Slug, AfterValidator(_Relation)]
LineRef = Annotated[Slug, AfterValidator(_Line)]
Point = Annotated[tuple[float, float], AfterValidator(_on_earth)]


class TypeRef(Model):
    """A type of entities: its kind, and a key of that kind’s list in `data/types.yml`."""

    kind: Kind = Field(description="The kind.")
    type: Slug = Field(description="A type of that kind.", examples=["system"])


class LadderStage(Model):
    """One stage of a ladder: the titles or terms that it is, and what counts it."""

    entities: tuple[EntityRef, ...] = Field(
        min_length=1,
        description="Entities that are this stage; the first one names it.",
        examples=[["honours/gazelle"]],
    )
    indicators: tuple[IndicatorRef, ...] = Field(
        default=(),
        description="Indicators that count it; the first, its stock, needs no name beside its counts on a ladder.",
    )
    types: tuple[TypeRef, ...] = Field(
        default=(), description="Types of entities that stand at this stage by what they are."
    )
    above: Text | None = Field(default=None, description="A word over the stage, on a wide screen.")


class Members(Model):
    """Who stands at a stage by name, where the sources give no count of it."""

    relations: tuple[RelationRef, ...] = Field(
        default=(),
        description="Relations to an entity of a stage by which somebody stands there.",
        examples=[["holds"]],
    )
    kinds: tuple[Kind, ...] = Field(default=(), description="Kinds that are named at a stage.")


class Across(Model):
    """Indicators that count several neighbouring stages together."""

    first: EntityRef = Field(description="The entity that names the first of these stages.")
    last: EntityRef = Field(description="The entity that names the last of these stages.")
    indicators: tuple[IndicatorRef, ...] = Field(min_length=1, description="Indicators that count them together.")


class Ladder(Model):
    """Stages in their order: a ladder that firms climb, or a row that one thing follows another in."""

    title: Text = Field(description="Its title.")
    indexes: tuple[Kind, ...] = Field(default=(), description="Kinds on whose index page it stands with all counts.")
    climbs: bool = Field(default=True, description="`true`: each stage is higher than the one before; `false`: a row.")
    leads: RelationRef | None = Field(
        default=None,
        description="The relation by which a source says that a stage leads to the next; else it is dashed.",
    )
    members: Members = Field(default=Members(), description="Who is named at a stage that nothing counts.")
    stages: tuple[LadderStage, ...] = Field(min_length=2, description="The stages, the first one first.")
    across: tuple[Across, ...] = Field(default=(), description="Counts of several stages together.")

    @property
    def indicators(self) -> frozenset[str]:
        """Every indicator that counts something of it."""
        counted = [part.indicators for part in self.stages] + [part.indicators for part in self.across]
        return frozenset(one for some in counted for one in some)

    @property
    def names(self) -> list[str]:
        """The entities that name its stages, in their order."""
        return [stage.entities[0] for stage in self.stages]


class Chain(Model):
    """How the segments of an industry chain or cluster are drawn: the picture of entities of the kind `clusters`."""

    segment: TypeRef | None = Field(
        default=None, description="The type of segments that belong to one chain: a line joins them."
    )
    relations: tuple[RelationRef, ...] = Field(
        min_length=1, description="Relations to a segment by which somebody stands in it.", examples=[["in-cluster"]]
    )
    kinds: tuple[Kind, ...] = Field(min_length=1, description="Kinds that are shown in a segment, in this order.")


class Label(Text):
    """A name written on the map."""

    at: Point = Field(description="Where it begins: `[degrees north, degrees east]`.")


class Window(Model):
    """A part of the earth that is drawn as one map."""

    title: Text = Field(description="Its title.")
    south: float = Field(ge=-90, le=90, description="Its southern edge, in degrees north.")
    west: float = Field(ge=-180, le=180, description="Its western edge, in degrees east.")
    north: float = Field(ge=-90, le=90, description="Its northern edge, in degrees north.")
    east: float = Field(ge=-180, le=180, description="Its eastern edge, in degrees east.")
    place: EntityRef | None = Field(
        default=None, description="The place whose name stands where this window is a frame in a wider one."
    )
    water: tuple[LineRef, ...] = Field(default=(), description="Lines around lakes, closed by themselves.")
    land: tuple[LineRef, ...] = Field(default=(), description="Lines around land within that water.")
    rivers: tuple[LineRef, ...] = Field(default=(), description="Lines of rivers, not closed.")
    labels: tuple[Label, ...] = Field(default=(), description="Names of waters.")

    @model_validator(mode="after")
    def _has_area(self) -> Self:
        if self.south >= self.north or self.west >= self.east:
            raise ValueError("a window is north of its southern and east of its western edge")
        return self


class Map(Model):
    """The schematic map: its windows and their ground. The land of a window is that of `data/coast.yml`; without it a
    window is all land.
    """

    note: Text = Field(description="What stands below the map: how it was drawn, and what its lines mean.")
    windows: dict[Slug, Window] = Field(
        min_length=1,
        description="From the closest to the widest. A window with fewer than two places is left out, "
        "the last one excepted; what lies in a closer window is not drawn in a wider one.",
    )
    lines: dict[Slug, tuple[Point, ...]] = Field(
        default={}, description="Lines of the ground, as points `[degrees north, degrees east]` (WGS 84)."
    )
    divide: LineRef | None = Field(default=None, description="The line that solid arcs cross, such as a river.")
    landmarks: tuple[EntityRef, ...] = Field(
        default=(), description="Places named on the small map that shows where a page’s own window lies."
    )
    areas: dict[EntityRef, Point] = Field(
        default={}, description="Areas without coordinates of their own, and where ties to them begin."
    )


class Money(Model):
    """Which amounts are drawn on the axis of money."""

    groups: tuple[GroupRef, ...] = Field(min_length=1, description="Groups of indicators; without `money:` all groups.")


class Aims(Model):
    """Which figures are set against each other in the picture of targets and plans."""

    unlike: tuple[GroupRef, ...] = Field(
        default=(), description="Groups in which two figures of one indicator seldom measure the same."
    )


class Pictures(Model):
    """`data/pictures.yml`: what the pictures of this region are made of. Every key, and the file, may be absent."""

    ladders: dict[Slug, Ladder] = Field(default={}, description="Ladders by a key of your own, in the order of a page.")
    chain: Chain | None = Field(default=None, description="The picture of industry chains.")
    map: Map | None = Field(default=None, description="The schematic map.")
    money: Money | None = Field(default=None, description="The picture of amounts of money.")
    aims: Aims = Field(default=Aims(), description="The picture of targets, plans and forecasts.")
