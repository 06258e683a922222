"""Learn from an export how its own translator writes a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from ..memory.build import Building
from ..memory.index import Index
from ..memory.tmx import Pair
from ..model import Unit
from .memory import Translations

ORIGIN = "export"


def index_export(units: Iterable[Unit], path: Path) -> int:
    """Index the translated units at ``path``, and return how many count. Memory does not grow with them.

    A unit without its languages, or without a source, is passed over. Raises InputError when the index cannot be
    written.
    """
    with closing(Building(path)) as building:
        count = building.add(_pairs(units))
        building.finish()
        return count


def export_words(path: Path) -> Translations:
    """Return the provider over what ``index_export`` wrote; any process may open it."""
    return Translations(Index(path), ORIGIN)


def _pairs(units: Iterable[Unit]) -> Iterator[Pair]:
    for unit in units:
        source, target = unit.segment.source, unit.segment.text
        if source and target and unit.source_lang and unit.target_lang:
            yield Pair(source, target, unit.source_lang, unit.target_lang)
