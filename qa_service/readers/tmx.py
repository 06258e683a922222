"""TMX 1.1 to 1.4b, translation memories: one unit for each language that a segment is translated into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.tmx import write
from .broken import reporting
from .format import Format, Hints
from .tmx_entries import entries
from .utf8 import utf8


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units of a memory. ``hints.target_lang`` chooses among its languages."""
    for entry in entries(utf8(stream), name, hints):
        for unit, _, _ in entry.pieces:
            yield unit


FORMAT = Format("TMX", (".tmx",), read, write, recognises=lambda head: b"<tmx" in head.replace(b"\0", b""))
