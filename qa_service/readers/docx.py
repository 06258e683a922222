"""Word documents: a unit for each paragraph, headers, footers and notes included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.docx import write
from .broken import reporting
from .decode import read_bytes
from .format import Format, Hints
from .paired import Items, paired

LARGEST = 128 * 1024 * 1024  # bytes of the file: pictures, mostly


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the paragraphs; a reference is paired paragraph by paragraph."""
    yield from paired(_entries(read_bytes(stream, LARGEST)), name, hints, _entries)


def _entries(data: bytes) -> Items:
    from .docx_text import entries, open_docx

    return entries(open_docx(data))


FORMAT = Format("Word", (".docx",), read, write)
