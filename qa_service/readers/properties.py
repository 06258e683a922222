"""Java's ``.properties``: UTF-8 or ISO 8859-1, ``\\uXXXX``, lines that go on after a backslash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import regex

from ..model import Unit, Unreadable
from .broken import reporting
from .decode import decoded, encoding_of, read_bytes
from .format import Format, Hints
from .paired import Entry, Fault, paired

_LINE = regex.compile(r"\r\n|\n|\r")
_KEY = regex.compile(r"((?:[^\\=: \t\f]++|\\.)*+)[ \t\f]*+(?:[=:][ \t\f]*+)?", regex.DOTALL)
_ESCAPE = regex.compile(r"\\(?:u([0-9A-Fa-f]{4})|(u)|(.))", regex.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_BLANK = " \t\f"


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each property."""
    yield from paired(_entries(read_bytes(stream)), name, hints, _entries)


def _entries(data: bytes) -> Iterator[Entry | Fault]:
    return _properties(_text(data))


def _text(data: bytes) -> str:
    """Decode as Java does: UTF-8, or ISO 8859-1 where it is not that."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(data, None if encoding_of(data[:4]).codec != "utf-8" else "iso-8859-1")
    return decoded(data)


def _properties(text: str) -> Iterator[Entry | Fault]:
    logical, start = list[str](), 0
    for number, line in enumerate(_LINE.split(text), 1):
        bare = line.lstrip(_BLANK)
        if not logical:
            if not bare or bare[0] in "#!":
                continue
            start = number
        goes_on = _trailing_backslashes(bare) % 2 == 1
        logical.append(bare[:-1] if goes_on else bare)
        if not goes_on:
            yield from _property("".join(logical), start)
            logical = []
    if logical:
        yield from _property("".join(logical), start)


def _trailing_backslashes(line: str) -> int:
    return len(line) - len(line.rstrip("\\"))


def _property(line: str, number: int) -> Iterator[Entry | Fault]:
    match = _KEY.match(line)
    end = match.end() if match else 0
    key, value = _unescaped(match[1] if match else ""), line[end:]
    if any(found[2] for found in _ESCAPE.finditer(value)):
        yield Fault("\\u must be followed by four hexadecimal digits", number, key)
        return
    yield Entry(key, _unescaped(value), number)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    said = _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else _other(match[2] or match[3]), text)
    # Two escapes may make one character, as UTF-16 has it; a half alone is no character.
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _other(character: str) -> str:
    return _ESCAPES.get(character, character)


FORMAT = Format("Java properties", (".properties",), read)
