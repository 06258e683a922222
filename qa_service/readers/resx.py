"""RESX: .NET's resources of one language; only texts, neither files nor a form's layout."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.resx import write
from .broken import reporting
from .format import Format, Hints
from .paired import Entry, Items, paired
from .resx_entries import texts
from .utf8 import utf8
from .xml import Readable


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text."""
    yield from paired(_entries(utf8(stream)), name, hints, lambda data: _entries(utf8(io.BytesIO(data))))


def _entries(stream: Readable) -> Items:
    for tree, _, inline in texts(stream):
        yield Entry(tree.node.attributes.get("name", ""), inline.text, tree.node.line, inline.protected)


FORMAT = Format("RESX", (".resx",), read, write)
