"""Parquet, one batch of rows at a time, columns by their names; needs the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import InputError
from ..model import Location, Segment, Unit, Unreadable
from .columns import Columns, columns
from .decode import BrokenFile
from .format import Format, Hints
from .names import language_tag

ROWS = 4096  # rows of a batch
LARGEST = 256 * 1024 * 1024  # bytes of one group of rows before compression: that much is unpacked at a time


def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units of a file, batch by batch. Raises InputError where it is no Parquet, or cannot be unpacked."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise InputError(f"{name}: reading Parquet needs one more package: pip install 'qa-service[parquet]'") from None
    row = 0
    try:
        # Opened without threads and memory maps, since the stream may be a member of an archive.
        file = pyarrow.parquet.ParquetFile(stream)
        layout = _layout(file, hints, name)
        wanted = {index: file.schema_arrow.names[index] for index in _indices(layout)}
        for batch in file.iter_batches(batch_size=ROWS, columns=list(wanted.values()), use_threads=False):
            cells = {index: batch.column(column).to_pylist() for index, column in wanted.items()}
            for place in range(batch.num_rows):
                row += 1
                values = {index: column[place] for index, column in cells.items()}
                yield from _units(values, layout, name, row)
    except BrokenFile as error:
        raise InputError(f"{name}: {error}") from None
    except (pyarrow.ArrowException, OSError, ValueError, KeyError) as error:
        why = f"is not Parquet that can be read: {(str(error).splitlines() or ['it is cut off'])[0][:200]}"
        if not row:
            raise InputError(f"{name}: {why}") from None
        yield Unreadable(Location(name, None, f"row {row + 1}"), why)


def _layout(file: Any, hints: Hints, name: str) -> Columns:
    """Return the columns that count. Raises BrokenFile for a group of rows that is too large to unpack."""
    for index in range(file.metadata.num_row_groups):
        if file.metadata.row_group(index).total_byte_size > LARGEST:
            raise BrokenFile(f"a row group is larger than {LARGEST // 1024 // 1024} MB: write smaller groups")
    return columns(file.schema_arrow.names, hints, name)


def _indices(layout: Columns) -> list[int]:
    named = (layout.id, layout.source, layout.source_lang, layout.target_lang)
    return sorted({*(index for index in named if index is not None), *(target.index for target in layout.targets)})


def _units(values: dict[int, Any], layout: Columns, name: str, row: int) -> Iterator[Unit | Unreadable]:
    def said(index: int | None) -> str | None:
        value = values[index] if index is not None else None
        return value if isinstance(value, str) else None

    key = values[layout.id] if layout.id is not None else None
    own = str(key) if isinstance(key, str | int) else f"row {row}"
    here = Location(name, None, own)
    for target in layout.targets:
        text = values[target.index]
        if not isinstance(text, str | None):
            yield Unreadable(here, f"the translation is {type(text).__name__}, not a text")
            continue
        yield Unit(
            Segment(
                text or "", id=f"{own} ({target.lang})" if len(layout.targets) > 1 else own, source=said(layout.source)
            ),
            here,
            target_lang=language_tag(said(layout.target_lang) or "") or target.lang,
            source_lang=language_tag(said(layout.source_lang) or "") or layout.source_says,
        )


def _is_parquet(head: bytes) -> bool:
    return head.startswith(b"PAR1")


FORMAT = Format("Parquet", (".parquet",), read, recognises=_is_parquet)
