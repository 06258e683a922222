"""Java's ``.properties``: UTF-8 or ISO 8859-1, ``\\uXXXX``, lines that go on after a backslash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import BinaryIO

import regex

from ..model import Span, Unit, Unreadable
from .broken import naming, reporting
from .decode import decoded, encoding_of, read_bytes
from .format import Answer, Format, Hints
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
    return decoded(data, _charset(data))


def _charset(data: bytes) -> str | None:
    """Return ISO 8859-1 for a file that is not UTF-8, as Java does, unless a mark says what it is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "iso-8859-1" if encoding_of(data[:4]).codec == "utf-8" else None
    return None


def _properties(text: str) -> Iterator[Entry | Fault]:
    logical, start, place, reached = list[str](), 0, 0, 0
    for number, line in enumerate(_LINE.splititer(text), 1):
        bare = line.lstrip(_BLANK)
        begins, reached = reached + len(line) - len(bare), reached + len(line)
        end, reached = reached, reached + (2 if text.startswith("\r\n", reached) else 1)
        if not logical:
            if not bare or bare[0] in "#!":
                continue
            start, place = number, begins
        goes_on = _trailing_backslashes(bare) % 2 == 1
        logical.append(bare[:-1] if goes_on else bare)
        if not goes_on:
            yield from _property(logical, start, Span(place, end))
            logical = []
    if logical:
        yield from _property(logical, start, None)


def _trailing_backslashes(line: str) -> int:
    return len(line) - len(line.rstrip("\\"))


def _property(lines: Sequence[str], number: int, place: Span | None) -> Iterator[Entry | Fault]:
    """Yield the property of a line and those that go on with it, from ``place.start`` to ``place.end`` of the file."""
    line = "".join(lines)
    match = _KEY.match(line)
    end = match.end() if match else 0
    key, value = _unescaped(match[1] if match else ""), line[end:]
    if any(found[2] for found in _ESCAPE.finditer(value)):
        yield Fault("\\u must be followed by four hexadecimal digits", number, key)
        return
    # A value that begins on a later line than its key has no place of its own.
    where = Span(place.start + end, place.end) if place and end <= len(lines[0]) else None
    yield Entry(key, _unescaped(value), number, place=where)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    said = _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else _other(match[2] or match[3]), text)
    # Two escapes may make one character, as UTF-16 has it; a half alone is no character.
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _other(character: str) -> str:
    return _ESCAPES.get(character, character)


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the properties with their fixed texts, each on one line; nothing else changes by a byte."""
    from ..writers.literals import java_literal, write_literals

    data = read_bytes(stream)
    charset = _charset(data)
    literal = partial(java_literal, raw=charset is None)
    write_literals(data, _entries(data), answers, literal, out, charset)


FORMAT = Format("Java properties", (".properties",), read, write, notes=False)
