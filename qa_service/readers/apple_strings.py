"""Apple's ``.strings``: ``"key" = "text";`` with C's comments and escapes, in UTF-8 or UTF-16."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import regex

from ..model import Span, Unit, Unreadable
from .broken import naming, reporting
from .decode import BrokenFile, decoded, read_bytes
from .format import Answer, Format, Hints
from .paired import Entry, Fault, Items, paired

_STRING = r'"((?:[^"\\]++|\\.)*+)"'
_BETWEEN = regex.compile(r"(?:\s++|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)*+")
_PAIR = regex.compile(
    rf"(?:{_STRING}|((?:[\w.$:-]|/(?![*/]))++))(?P<gap>(?:\s++|/\*(?:[^*]++|\*(?!/))*+\*/)*+)=(?&gap)(?:{_STRING}|((?:[\w.$:-]|/(?![*/]))++))(?&gap);",
    regex.DOTALL,
)
_NEXT = regex.compile(r'\n[ \t]*+(?=["/\w])')
_ESCAPE = regex.compile(r"\\(?:[Uu]([0-9A-Fa-f]{4})|([0-7]{1,3})|(.))", regex.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_FAULTS = 20  # after which the rest is not looked at: it is no .strings file


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each pair."""
    yield from paired(_entries(read_bytes(stream)), name, hints, _entries)


def _entries(data: bytes) -> Items:
    if data.startswith(b"bplist"):
        raise BrokenFile("is a binary property list: convert it with `plutil -convert xml1`, or export it as text")
    return _pairs(decoded(data))


def _pairs(text: str) -> Iterator[Entry | Fault]:
    place, line, counted, faults = 0, 1, 0, 0
    while faults < _FAULTS:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        line, counted = line + text.count("\n", counted, place), place
        if place == len(text):
            return
        if match := _PAIR.match(text, place):
            place = match.end()
            key, value = match[1] if match[1] is not None else match[2], match[4] if match[4] is not None else match[5]
            where = Span(match.start(4) - 1, match.end(4) + 1) if match[4] is not None else Span(*match.span(5))
            yield Entry(_unescaped(key), _unescaped(value), line, place=where)
            continue
        faults += 1
        yield Fault('is not "key" = "text"; (a quote inside must be \\", each pair ends with a semicolon)', line)
        following = _NEXT.search(text, place)
        if not following:
            return
        place = following.end()
    yield Fault(f"{_FAULTS} mistakes: what follows is not read", line)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    said = _ESCAPE.sub(_meant, text)
    # Two escapes may make one character, as UTF-16 has it; a half alone is no character.
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _meant(match: regex.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    if match[2]:
        return chr(int(match[2], 8))
    return _ESCAPES.get(match[3], match[3])


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the pairs with their fixed texts; nothing else changes by a byte."""
    from ..writers.literals import c_literal, write_literals

    data = read_bytes(stream)
    write_literals(data, _entries(data), answers, c_literal, out)


FORMAT = Format("Apple strings", (".strings",), read, write, notes=False)
