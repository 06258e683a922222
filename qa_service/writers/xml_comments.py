"""Notes as XML comments before an element, for formats that have no other place for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

import regex

from ..readers.decode import BrokenFile, read_bytes
from ..readers.format import Answer
from ..readers.own import AUTHOR
from ..readers.utf8 import xml_encoding
from .escape import legal
from .narrow import fitting
from .splice import Splice, as_utf8, splice

_OURS = regex.compile(rb"<!-- qa-service: (?:(?!-->).){0,4000}?-->(?:\r?\n[ \t]*+|[ ])?", regex.DOTALL)
_LONGEST = 2000  # code points of a note
_INDENT = regex.compile(rb"\r?\n[ \t]*+\Z")
_NEAR = 1000  # bytes before an element in which the indent of its line stands
_DASHES = regex.compile("-(?=-|$)")  # which no comment may hold

Changes = Callable[[bytes, Iterator[Answer]], Iterator[Splice]]


def write_commented(stream: BinaryIO, answers: Iterable[Answer], changes: Changes, out: BinaryIO) -> None:
    """Copy a file with ``changes``, which come sorted; the comments of an earlier run are taken out first.

    From where the file cannot be read it is copied as it stands. Raises BrokenFile when its encoding is not known, or
    when it is too large to be held.
    """
    codec = xml_encoding(stream).codec
    with as_utf8(stream, out) as (plain, changed):
        plain.seek(0)
        data = _OURS.sub(b"", read_bytes(plain))  # type: ignore[arg-type]  # reads as any binary stream
        noted = BytesIO()
        splice(BytesIO(data), _until_broken(changes(data, iter(answers))), noted)
        # a comment has no character references for what its file's encoding lacks
        changed.write(_OURS.sub(lambda match: fitting(match[0].decode(), codec).encode(), noted.getvalue()))


def comments(start: int, data: bytes, lines: Sequence[str]) -> Iterator[Splice]:
    """Yield what puts a comment a line before the element at byte ``start``, each on a line of its own if that is."""
    found = _INDENT.search(data, max(0, start - _NEAR), start)
    after = found[0] if found else b" "
    written = [_DASHES.sub("- ", legal(f"{AUTHOR}: {' '.join(line.split())}"[:_LONGEST])) for line in lines]
    if written:
        yield Splice(start, start, 1, b"".join(b"<!-- %b -->%b" % (line.encode(), after) for line in written))


def _until_broken(changes: Iterator[Splice]) -> Iterator[Splice]:
    try:
        yield from changes
    except BrokenFile:
        return
