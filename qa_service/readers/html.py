"""HTML pages: a unit for each block of text, and for each attribute that people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import regex

from ..model import Unit, Unreadable
from .broken import reporting
from .decode import decoded, read_bytes
from .format import Format, Hints
from .paired import Items, paired

_HEAD = 4096  # bytes in which a page declares its charset
_CHARSET = regex.compile(rb"""(?i:charset|encoding)[ \t]*=[ \t]*["']?([\w.:-]{2,40})""")


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units of a page; ``lang`` attributes say the language."""
    yield from paired(_entries(read_bytes(stream)), name, hints, _entries)


def _entries(data: bytes) -> Items:
    from .html_blocks import blocks

    said = _CHARSET.search(data, 0, _HEAD)
    return blocks(decoded(data, said[1].decode("ascii", "replace") if said else None))


FORMAT = Format("HTML", (".html", ".htm", ".xhtml"), read)
