"""Gettext PO and POT, as it streams: one unit for each msgstr, plural forms each their own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import InputError
from ..model import Location, Unit, Unreadable
from ..writers.po import write
from .broken import reporting
from .decode import lines
from .format import Format, Hints
from .po_entries import Catalogue, encoding_in, entries


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units of a catalogue; obsolete entries are left out, fuzzy ones are not."""
    catalogue = Catalogue(name, hints)
    if hints.reference is not None:
        try:
            catalogue.reference = _texts(hints.reference)
        except InputError as error:
            yield Unreadable(Location(name), f"the reference in the source language cannot be read: {error}")
    for entry in entries(lines(stream, encoding_in(stream))):
        yield from catalogue.units(entry)


def _texts(data: bytes) -> dict[str, str]:
    units = read(io.BytesIO(data), "", Hints())
    return {unit.segment.id or "": unit.segment.text for unit in units if isinstance(unit, Unit)}


FORMAT = Format("Gettext PO", (".po", ".pot"), read, write)
