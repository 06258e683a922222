"""Fixed texts into files that hold each text as a literal: only those literals change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import BinaryIO

import regex

from ..model import Span
from ..readers.decode import decoded, encoding_of
from ..readers.format import Answer
from ..readers.paired import Entry, Fault

Literal = Callable[[str, str], str]  # from a text, and the literal that stood there, to the literal to write

_BARE = regex.compile(r"[\w.$:-]++")
_ESCAPED = regex.compile(r'[\\"\n\t\r]')
_HALF = regex.compile(r"[\ud800-\udfff]")  # of a surrogate pair, which no file holds as it is
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_literals(
    data: bytes, entries: Iterable[Entry | Fault], answers: Iterable[Answer], literal: Literal, out: BinaryIO
) -> None:
    """Copy a file with its fixed texts: one answer for each entry, in order. A text that has no place
    stays as it is."""
    encoding, text, given = encoding_of(data[:4]), decoded(data), iter(answers)
    changes: list[tuple[Span, str]] = []
    for entry in entries:
        if isinstance(entry, Fault):
            continue
        fixed = next(given, Answer(())).fixed
        if fixed is not None and fixed != entry.text and entry.place:
            changes.append((entry.place, literal(fixed, text[entry.place.start : entry.place.end])))
    pieces, reached = [], 0
    for place, new in sorted(changes):
        pieces += [text[reached : place.start], new]
        reached = place.end
    out.write(encoding.mark + "".join([*pieces, text[reached:]]).encode(encoding.codec))


def json_literal(text: str, old: str) -> str:
    """Return a text as JSON writes it, in ASCII where its file escaped what is not."""
    escaped = old.isascii() and "\\u" in old
    return json.dumps(text, ensure_ascii=escaped or _HALF.search(text) is not None)


def c_literal(text: str, old: str) -> str:
    """Return a text in double quotes, with C's escapes; without quotes where it had none and needs none."""
    if not old.startswith('"') and _BARE.fullmatch(text):
        return text
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or f"\\{match[0]}", text) + '"'
