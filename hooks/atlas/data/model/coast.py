"""`data/coast.yml`: the land of the schematic map, written by `scripts/coast` and by no hand."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field, field_validator

from atlas.data.model import Model, Slug, Str, Text
from atlas.data.model.pictures import Point

SCALE = 1000  # parts of a degree


class Coast(Model):
    """Land as rings, window by window of the map. Every key, and the file, may be absent: such a map is all land."""

    source: Text | None = Field(default=None, description="Where the lines come from, as it stands below the map.")
    licence: Str | None = Field(default=None, description="Under what they may be used.")
    package: Str | None = Field(default=None, description="The package that they were taken from, with its version.")
    sha256: Str | None = Field(default=None, description="The SHA-256 of its file.")
    land: dict[Slug, tuple[Str, ...]] = Field(
        default={},
        description="Rings by the key of a window in `data/pictures.yml`: latitudes and longitudes in turns, in "
        "thousandths of a degree (WGS 84), each as the difference from the point before.",
    )

    @field_validator("land")
    @classmethod
    def _are_pairs(cls, land: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for ring in (ring for rings in land.values() for ring in rings):
            numbers = ring.split()
            if len(numbers) < 6 or len(numbers) % 2 or not all(one.lstrip("-").isdigit() for one in numbers):
                raise ValueError("a ring is three points or more, each of two whole numbers")
        return land

    @cached_property
    def rings(self) -> dict[str, tuple[tuple[Point, ...], ...]]:
        """The rings of each window as points."""
        return {key: tuple(map(unpacked, rings)) for key, rings in self.land.items()}


def packed(ring: tuple[Point, ...]) -> str:
    """A ring as a text of whole numbers; points that fall together are one."""
    told, last = list[int](), (0, 0)
    for lat, lon in ring:
        here = round(lat * SCALE), round(lon * SCALE)
        if here != last:
            told += [here[0] - last[0], here[1] - last[1]]
            last = here
    return " ".join(map(str, told))


def unpacked(ring: str) -> tuple[Point, ...]:
    """The points of such a text."""
    numbers, lat, lon, points = iter(map(int, ring.split())), 0, 0, list[Point]()
    for north in numbers:
        lat, lon = lat + north, lon + next(numbers)
        points.append((lat / SCALE, lon / SCALE))
    return tuple(points)
