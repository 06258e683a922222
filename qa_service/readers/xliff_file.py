"""What XLIFF's versions share: where in the file a unit stands, and the texts it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .xml import Node


@dataclass(frozen=True)
class Place:
    """What the elements around a unit say of it. ``limit`` is in code points; ``translate`` is inherited."""

    source_lang: str | None = None
    target_lang: str | None = None
    prefix: str = ""
    translate: bool = True
    limit: int | None = None


class Text(NamedTuple):
    """One segment of a unit: its id within the unit's file, its source and target elements where there are any."""

    id: str
    source: Node | None
    target: Node | None
    line: int
    lang: str | None
    limit: int | None
