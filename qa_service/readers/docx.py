"""Word documents: a unit for each paragraph, headers, footers and notes included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.docx import write
from .broken import reporting
from .decode import read_bytes
from .docx_text import LARGEST_FILE, entries, open_docx
from .format import Format, Hints
from .paired import Items, paired


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the paragraphs; a reference is paired paragraph by paragraph."""
    yield from paired(_entries(read_bytes(stream, LARGEST_FILE)), name, hints, _entries)


def _entries(data: bytes) -> Items:
    return entries(open_docx(data))


FORMAT = Format("Word", (".docx",), read, write)
