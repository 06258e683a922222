"""Learn from an export how its own translator writes a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..memory.build import Building
from ..memory.index import Index
from ..memory.tmx import Pair
from ..model import Unit
from .memory import Translations

MOST = 500_000  # units that are learnt from; the words of more are known by then
ORIGIN = "export"


def index_export(
    units: Iterable[Unit], path: Path, source_lang: str | None = None, target_lang: str | None = None
) -> int:
    """Index the translated units at ``path``, and return how many count. Memory does not grow with them.

    The languages hold for units that do not say theirs; a unit without one, or without a source, is passed over. Raises
    InputError when the index cannot be written.
    """
    building = Building(path)
    try:
        return building.add(_pairs(units, source_lang, target_lang))
    finally:
        building.finish()


def export_words(path: Path) -> Translations:
    """Return the provider over what ``index_export`` wrote; any process may open it."""
    return Translations(Index(path), ORIGIN)


def _pairs(units: Iterable[Unit], source_lang: str | None, target_lang: str | None) -> Iterator[Pair]:
    count = 0
    for unit in units:
        source, target = unit.segment.source, unit.segment.text
        langs = unit.source_lang or source_lang, unit.target_lang or target_lang
        if source and target and langs[0] and langs[1]:
            yield Pair(source, target, langs[0], langs[1])
            count += 1
            if count >= MOST:
                return
