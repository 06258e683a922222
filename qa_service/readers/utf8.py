"""XML files in any encoding as UTF-8, so that one parser and one count of bytes serve them all."""

from __future__ import annotations

import codecs
from typing import BinaryIO

import regex

from .decode import BrokenFile, Encoding, encoding_of
from .xml import Readable

_HEAD = 1024  # bytes in which the XML declaration stands
_DECLARED = regex.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([A-Za-z][\w.-]{0,39})["']""")
_AS_IT_STANDS = ("utf-8", "ascii")


def xml_encoding(stream: BinaryIO) -> Encoding:
    """Tell the encoding of a stream that stands at its beginning, and stay there.

    Raises BrokenFile for an encoding that is not known. A file that says UTF-16 in plain bytes, as some tools write,
    is UTF-8.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    match = _DECLARED.search(head)
    declared = match[1].decode("ascii").lower() if match else None
    if declared and declared.startswith(("utf-16", "utf-32", "ucs-", "iso-10646")):
        declared = None
    return encoding_of(head[:4], declared)


def stands_as_utf8(encoding: Encoding) -> bool:
    """Say whether a file's bytes are UTF-8 already."""
    return encoding.codec in _AS_IT_STANDS


def utf8(stream: BinaryIO) -> Readable:
    """Return the stream, or one that reads it as UTF-8. Raises BrokenFile for an encoding that is not known."""
    encoding = xml_encoding(stream)
    return stream if stands_as_utf8(encoding) else Recoded(stream, encoding.codec)


class Recoded:
    """A stream of another encoding, read as UTF-8."""

    def __init__(self, stream: BinaryIO, codec: str) -> None:
        self._stream = stream
        self._codec = codec
        self._decoder = codecs.getincrementaldecoder(codec)()
        self._offset = 0
        self._line = 1
        self._broken: BrokenFile | None = None

    def read(self, size: int, /) -> bytes:
        """Return about ``size`` bytes, none at the end. Raises BrokenFile at a byte that is not of the encoding."""
        if self._broken:
            raise self._broken
        while True:
            data = self._stream.read(size)
            held = len(self._decoder.getstate()[0])
            try:
                text = self._decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                place = self._offset - held + error.start
                text = error.object[: error.start].decode(self._codec)
                line = self._line + text.count("\n")
                self._broken = BrokenFile(f"is not {self._codec.upper()} at byte {place}: save it as UTF-8", line)
                if not text:
                    raise self._broken from None
            self._offset += len(data)
            self._line += text.count("\n")
            if text or not data:
                return text.encode("utf-8", "surrogatepass")
