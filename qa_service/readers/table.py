"""CSV and TSV with named columns, as they stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from ..writers.table import write
from .broken import reporting
from .format import Format, Hints
from .table_rows import open_table, units


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units of a table, row by row."""
    table = open_table(stream, name, hints)
    for row in table.rest:
        yield from units(row, table, name, hints)


FORMAT = Format("CSV or TSV", (".csv", ".tsv", ".tab"), read, write)
