"""Change some bytes of an XML file and copy all others as they stand."""

from __future__ import annotations

import codecs
import io
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, NamedTuple, cast

from ..readers.utf8 import Recoded, stands_as_utf8, xml_encoding

_CHUNK = 1 << 16
_IN_MEMORY = 8 << 20  # bytes of a copy that need no file


class Splice(NamedTuple):
    """Put ``data`` in the place of the bytes from ``start`` to ``end``. Splices sort in the order they are made:
    at one place, what ends there (``order`` below 0) comes before what begins."""

    start: int
    end: int
    order: int
    data: bytes


class Cursor:
    """A reader of a stream that others read as well: it keeps its own place."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes from where this reader stands."""
        self._stream.seek(self._place)
        data = self._stream.read(size)
        self._place += len(data)
        return data


def line_end(cursor: Cursor) -> bytes:
    """Return what ends the first line of a file; a line feed where its beginning is but one line."""
    first, feed, _ = cursor.read(_CHUNK).partition(b"\n")
    return b"\r\n" if feed and first.endswith(b"\r") else b"\n"


def splice(stream: IO[bytes], changes: Iterable[Splice], out: IO[bytes]) -> None:
    """Copy ``stream`` to ``out`` with the changes made; they come sorted and do not overlap, and are asked for as the
    copy goes. Raises ValueError for changes that overlap."""
    cursor, place = Cursor(stream), 0
    for change in changes:
        if change.start < place:
            raise ValueError(f"two changes at byte {change.start}")
        _copy(cursor, change.start - place, out)
        cursor.read(change.end - change.start)
        out.write(change.data)
        place = change.end
    while data := cursor.read(_CHUNK):
        out.write(data)


def _copy(cursor: Cursor, count: int, out: IO[bytes]) -> None:
    while count > 0 and (data := cursor.read(min(_CHUNK, count))):
        out.write(data)
        count -= len(data)


@contextmanager
def as_utf8(stream: BinaryIO, out: BinaryIO) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Give a stream of UTF-8 that is cheap to seek in, and where to write its changed copy.

    A file in another encoding is written back in it, and as it was where nothing changed. A character that this
    encoding lacks becomes a character reference.
    """
    encoding = xml_encoding(stream)
    wide = encoding.codec == "utf-8"  # ASCII reads as UTF-8, but does not hold what that writes
    if wide and isinstance(stream, io.BytesIO | io.BufferedReader):
        yield stream, out
        return
    with SpooledTemporaryFile(_IN_MEMORY) as plain, SpooledTemporaryFile(_IN_MEMORY) as changed:
        source = stream if stands_as_utf8(encoding) else cast(BinaryIO, Recoded(stream, encoding.codec))
        shutil.copyfileobj(source, plain)
        if wide:
            yield cast(IO[bytes], plain), out
            return
        yield cast(IO[bytes], plain), cast(IO[bytes], changed)
        plain.seek(0)
        changed.seek(0)
        stream.seek(0)
        if _same(cast(IO[bytes], plain), cast(IO[bytes], changed)):
            shutil.copyfileobj(stream, out)
            return
        changed.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        while data := changed.read(_CHUNK):
            out.write(decoder.decode(data).encode(encoding.codec, "xmlcharrefreplace"))


def _same(one: IO[bytes], other: IO[bytes]) -> bool:
    while data := one.read(_CHUNK):
        if data != other.read(_CHUNK):
            return False
    return not other.read(1)
