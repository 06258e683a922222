"""A CSV or TSV file as rows with their units: its encoding, delimiter and columns told from its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from ..model import Location, Segment, Unit, Unreadable
from .columns import Columns, columns, known
from .decode import BrokenFile, Encoding, encoding_of, lines
from .format import Hints
from .keys import short
from .names import language_tag
from .records import DELIMITERS, FIELD, Record, records, split

_MOST_BEFORE = 100  # blank lines before the header


@dataclass(frozen=True)
class Table:
    """An open table. ``before`` is what stands before the header (Excel's ``sep=;`` line), ``rest`` its rows."""

    encoding: Encoding
    delimiter: str
    before: str
    header: Record
    columns: Columns
    rest: Iterator[Record]


def open_table(stream: BinaryIO, name: str, hints: Hints) -> Table:
    """Read a table as far as its header. Raises BrokenFile where it has none, or none that says what is in it."""
    encoding = encoding_of(stream.read(4))
    stream.seek(0)
    source = lines(stream, encoding)
    before, first = "", 1
    for line in source:
        if line.strip() and not line.lower().startswith("sep="):
            break
        before += line
        first += 1
        if first > _MOST_BEFORE:
            raise BrokenFile(f"has no header in its first {_MOST_BEFORE} lines", first)
    else:
        raise BrokenFile("has no header that names its columns, such as id,source,target")
    delimiter = _delimiter(line, before, name)
    rows = records(chain([line], source), delimiter, first)
    header = next(rows)
    return Table(encoding, delimiter, before, header, columns(header.fields, hints, name), rows)


def _delimiter(line: str, before: str, name: str) -> str:
    """Take the one that the file names, or the one that makes the most known columns of the header."""
    said = before.strip().lower().removeprefix("sep=")
    if len(said) == 1:
        return said
    preferred = ("\t", *DELIMITERS) if name.lower().endswith((".tsv", ".tab")) else DELIMITERS
    split_by = {delimiter: split(line, delimiter).fields for delimiter in preferred}
    return max(preferred, key=lambda it: (known(split_by[it]), len(split_by[it])))


def units(row: Record, table: Table, name: str, hints: Hints) -> Sequence[Unit | Unreadable]:
    """Return a row's units, one a column of translations; none for a blank row."""
    layout = table.columns
    if not any(row.fields):
        return []
    here = Location(name, row.line, short(_cell(row, layout.id) or "") or None)
    last = max(target.index for target in layout.targets)
    if row.unclosed and '"' in row.raw and table.delimiter != "\t":
        return [Unreadable(here, "a quote opens here that is never closed: close it, or double it inside quotes")]
    if any(len(field) > FIELD for field in row.fields):
        return [Unreadable(here, f"a field has more than {FIELD:,} characters: split it")]
    if len(row.fields) <= min(target.index for target in layout.targets):
        return [Unreadable(here, f"the row has {len(row.fields)} of {max(last + 1, len(table.header.fields))} columns")]
    return [
        Unit(
            Segment(_cell(row, target.index) or "", id=_id(row, table, target.lang), source=_cell(row, layout.source)),
            here,
            target_lang=language_tag(_cell(row, layout.target_lang) or "") or target.lang,
            source_lang=language_tag(_cell(row, layout.source_lang) or "") or layout.source_says,
        )
        for target in layout.targets
    ]


def _id(row: Record, table: Table, lang: str | None) -> str:
    """Name a unit by its row's id or line, and by its language where a row has several."""
    own = short(_cell(row, table.columns.id) or f"line {row.line}")
    return f"{own} ({lang})" if len(table.columns.targets) > 1 else own


def _cell(row: Record, index: int | None) -> str | None:
    return row.fields[index] if index is not None and index < len(row.fields) else None
