"""Qt Linguist's ``.ts``: contexts of messages, with one translation or one for each plural form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.qt_ts import write
from .broken import reporting
from .format import Format, Hints
from .qt_ts_entries import messages
from .utf8 import utf8


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each translation of a message that the program has."""
    for message in messages(utf8(stream), name, hints):
        for translation in message.translations:
            yield translation.unit


FORMAT = Format("Qt TS", (".ts",), read, write, recognises=lambda head: b"<TS" in head.replace(b"\0", b""))
