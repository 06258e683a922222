"""Apple's ``.stringsdict``: plural forms and width variants of one language, in a property list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.stringsdict import write
from .broken import reporting
from .decode import BrokenFile
from .format import Format, Hints
from .paired import Entry, Items, paired
from .stringsdict_entries import texts
from .utf8 import utf8


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each plural form, each width, and each format that says more than its variables."""
    if stream.read(6) == b"bplist":
        raise BrokenFile("is a binary property list: convert it with `plutil -convert xml1`")
    stream.seek(0)
    yield from paired(_entries(stream), name, hints, lambda data: _entries(io.BytesIO(data)))


def _entries(stream: BinaryIO) -> Items:
    for it in texts(utf8(stream)):
        yield Entry(it.key, it.inline.text, it.element.line, it.variables)


FORMAT = Format("Apple stringsdict", (".stringsdict",), read, write)
