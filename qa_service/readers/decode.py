"""Bytes to text: byte order marks, UTF-8, UTF-16, a charset that the file declares; whole or line by line."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import regex

from ..errors import InputError

WHOLE = 32 * 1024 * 1024  # bytes of a file that is read in one piece: its tree takes some thirty times that
LINE = 4 * 1024 * 1024  # code points of one line: longer ones are no text, and would have to fit into memory
_CHUNK = 64 * 1024
_LINE_END = regex.compile(r"\r\n?|\n")
_MARKS = (  # the longer mark first, since UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class BrokenFile(InputError):  # noqa: N818 - it says what is broken, as its messages go on to do
    """A file cannot be read from ``line`` on (from 1; None where that is not known)."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Encoding:
    """The codec of a file, and the byte order mark it begins with (empty: none)."""

    codec: str
    mark: bytes = b""


def encoding_of(head: bytes, declared: str | None = None) -> Encoding:
    """Tell the encoding from a file's first bytes; a mark beats what the file declares, UTF-8 is what is left.

    Raises BrokenFile for a declared charset that does not exist or does not make text of bytes.
    """
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, mark)
    if len(head) > 1 and 0 in head[:2] and head[:2] != b"\0\0":
        return Encoding("utf-16-be" if head[0] == 0 else "utf-16-le")
    if declared is None:
        return Encoding("utf-8")
    try:
        found = codecs.lookup(declared)
        found.incrementaldecoder().decode(b"")
        b"a".decode(found.name)
    except (LookupError, TypeError, ValueError):
        raise BrokenFile(f"“{declared[:40]}” is not a charset that is known: save the file as UTF-8") from None
    return Encoding(found.name)


def read_bytes(stream: BinaryIO, limit: int = WHOLE) -> bytes:
    """Return all bytes of a stream. Raises BrokenFile when there are more than ``limit``."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise BrokenFile(f"is larger than {limit // 1024 // 1024} MB, too large for its format: split it")
    return data


def decoded(data: bytes, declared: str | None = None) -> str:
    """Return the text of a whole file, without its mark. Raises BrokenFile that names the first wrong byte."""
    encoding = encoding_of(data[:4], declared)
    body = data[len(encoding.mark) :]
    try:
        return body.decode(encoding.codec)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = len(_LINE_END.findall(body[:start].decode(encoding.codec, "replace"))) + 1
        raise _wrong_byte(encoding, len(encoding.mark) + start, body[start : start + 1], line) from None


def lines(stream: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """Yield the lines of a stream that stands at its beginning, each with its line end (LF, CRLF or CR), as it reads.

    Joined and encoded again, with the mark before them, they are the file, byte for byte. Raises BrokenFile at a byte
    that is not of the encoding, before the line it stands on, and for a line of more than LINE code points.
    """
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    stream.read(len(encoding.mark))
    offset, count, rest, size = len(encoding.mark), 0, list[str](), 0
    while True:
        data = stream.read(_CHUNK)
        held = len(decoder.getstate()[0])  # bytes of a character that the last chunk cut in two
        broken: BrokenFile | None = None
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            text = error.object[: error.start].decode(encoding.codec)
            wrong = error.object[error.start : error.start + 1]
            broken = _wrong_byte(encoding, offset - held + error.start, wrong, None)
        offset += len(data)
        # A CR at the end of a chunk may be the first half of a CRLF, so it waits for what follows.
        until = None if broken else -1
        cut = len(text) if not data and not broken else max(text.rfind("\n"), text.rfind("\r", 0, until)) + 1
        if cut or not data:
            for line in io.StringIO("".join([*rest, text[:cut]]), newline=""):
                if len(line) > LINE:
                    raise BrokenFile("the line is too long for text", count + 1)
                count += 1
                yield line
            rest, size = [], 0
        rest.append(text[cut:])
        size += len(text) - cut
        if broken:
            raise BrokenFile(str(broken), count + 1)
        if not data:
            return
        if size > LINE:
            raise BrokenFile(f"the line has more than {LINE:,} characters, too many for text", count + 1)


def _wrong_byte(encoding: Encoding, place: int, byte: bytes, line: int | None) -> BrokenFile:
    shown = f" (0x{byte[0]:02X})" if byte else ""
    return BrokenFile(f"is not {encoding.codec.upper()} at byte {place}{shown}: save it as UTF-8", line)
