"""XLIFF 1.2 and 2.x, and their kin of translation tools, as they stream by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.xliff import write
from .broken import reporting
from .format import Format, Hints
from .utf8 import utf8
from .xliff_entries import Document


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units of an XLIFF file, one a segment where its units are segmented."""
    for entry in Document(name, hints).entries(utf8(stream)):
        for piece in entry.pieces:
            yield piece.unit


FORMAT = Format(
    "XLIFF",
    (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    read,
    write,
    recognises=lambda head: b"xliff" in head.replace(b"\0", b""),
)
