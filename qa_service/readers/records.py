"""CSV and TSV as records that keep their text: fields with their places, so that a row can be changed in one field."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

DELIMITERS = (",", "\t", ";", "|")
FIELD = 1024 * 1024  # code points of a record with line breaks in quotes; more is a quote that nobody closed
_PATIENCE = 20  # quotes that are never closed; after so many, quotes that span lines are no longer waited for


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its ``raw`` text with its line end, the 1-based line it starts on, and its fields.

    ``places`` are the fields' half-open ranges in ``raw``, quotes included. ``unclosed`` says that a quote opens that
    is never closed; the fields are then what stands between the delimiters of this line.
    """

    raw: str
    line: int
    fields: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    unclosed: bool = False

    @property
    def end(self) -> str:
        """The line end, empty on the last line of a file that lacks it."""
        return self.raw[len(self.raw.rstrip("\r\n")) :]


def records(lines: Iterable[str], delimiter: str, first: int = 1) -> Iterator[Record]:
    """Yield the rows of a table as it streams, blank lines as rows without fields; ``first`` numbers the first line.

    A quoted field may hold delimiters, doubled quotes and line breaks. Where a quote is never closed, the row is
    marked, and what follows is read as if the quote were a letter.
    """
    ahead, source = deque[str](), iter(lines)
    number, lost = first, 0
    while (line := ahead.popleft() if ahead else next(source, None)) is not None:
        record = split(line, delimiter, number)
        if record.unclosed and lost < _PATIENCE:
            more = _until_closed(line, ahead, source)
            closed = split("".join([line, *more]), delimiter, number)
            if closed.unclosed:
                ahead.extendleft(reversed(more))
                lost += 1
            else:
                record = closed
                number += len(more)
        number += 1
        yield record


def _until_closed(line: str, ahead: deque[str], source: Iterator[str]) -> list[str]:
    """Take lines until the quotes are even in number, which an open quoted field makes them when it closes."""
    more, size, odd = list[str](), len(line), line.count('"') % 2
    while size < FIELD and (following := ahead.popleft() if ahead else next(source, None)) is not None:
        more.append(following)
        size += len(following)
        odd ^= following.count('"') % 2
        if not odd:
            break
    return more


def split(raw: str, delimiter: str, line: int = 1) -> Record:
    """Split one row into its fields."""
    bare = raw.rstrip("\r\n")
    if not bare:
        return Record(raw, line, (), ())
    if '"' not in bare:
        fields = tuple(bare.split(delimiter))
        places, start = [], 0
        for field in fields:
            places.append((start, start + len(field)))
            start += len(field) + 1
        return Record(raw, line, fields, tuple(places))
    return _quoted(raw, bare, delimiter, line)


def _quoted(raw: str, bare: str, delimiter: str, line: int) -> Record:
    pattern, fields, places, position, unclosed = _field(delimiter), list[str](), [], 0, False
    while True:
        match = pattern.match(bare, position)
        assert match  # the second alternative matches anything, the empty field too
        if match[1] is not None:
            fields.append(match[1].replace('""', '"') if '""' in match[1] else match[1])
        else:
            fields.append(match[0])
            unclosed = unclosed or (match[0].startswith('"') and match[0].count('"') % 2 == 1)
        places.append(match.span())
        position = match.end() + 1
        if position > len(bare):
            return Record(raw, line, tuple(fields), tuple(places), unclosed)


@cache
def _field(delimiter: str) -> regex.Pattern[str]:
    mark = regex.escape(delimiter)
    return regex.compile(rf'"((?:[^"]++|"")*+)"(?={mark}|\Z)|[^{mark}]*+', regex.V0)


def written(text: str, delimiter: str, quoted: bool = False) -> str:
    """Return a field as it is written: in quotes where it must be, or where the table quotes every field."""
    if quoted or any(character in text for character in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def replaced(record: Record, changes: dict[int, str]) -> str:
    """Return the row's text without its line end, with the fields of these indices written anew (already quoted)."""
    pieces, position = [], 0
    for index, text in sorted(changes.items()):
        start, end = record.places[index]
        pieces += [record.raw[position:start], text]
        position = end
    return "".join([*pieces, record.raw[position : len(record.raw) - len(record.end)]])
