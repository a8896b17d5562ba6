"""What a template gets: one class of fields for each, worked out before it is filled in."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True)
class View:
    """Base of all views: frozen dataclasses that name their template and say of each field what it is.

    A template knows the fields of its view, all of which it uses, and what `render` adds: `c`, the page's context, and
    its `t` and `lang` for short.
    """

    template: ClassVar[str]

    def values(self) -> dict[str, Any]:
        """The fields by their names, as the template gets them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
