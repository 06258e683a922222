"""Android's ``strings.xml``: strings, arrays and plurals of one language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.android import write
from .android_entries import resources
from .broken import reporting
from .format import Format, Hints
from .paired import Entry, Items, paired
from .utf8 import utf8
from .xml import Readable


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text that may be translated."""
    yield from paired(_entries(utf8(stream)), name, hints, lambda data: _entries(utf8(io.BytesIO(data))))


def _entries(stream: Readable) -> Items:
    for resource in resources(stream):
        for it in resource.texts:
            yield Entry(it.key, it.text, it.element.line, it.protected, it.inline.tags, resource.lang)


FORMAT = Format(
    "Android strings", (".xml",), read, write, recognises=lambda head: b"<resources" in head.replace(b"\0", b"")
)
