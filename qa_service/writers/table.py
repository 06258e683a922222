"""Findings into a table: two columns at its end, and fixed texts in their cells; other bytes stay as they are."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from ..model import Finding, Unit
from ..readers.broken import naming
from ..readers.columns import NOTES
from ..readers.format import Answer, Hints
from ..readers.records import Record, replaced, written
from ..readers.table_rows import Table, open_table, units
from . import its
from .fixes import remaining

_IN_MEMORY = 8 << 20  # bytes of a copy that need no file


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy a table as it streams; the columns of an earlier run are filled anew, and without findings none are added.

    ``out`` can be read, and stands at its beginning. Raises InputError where the file cannot be decoded: what was
    copied until then is not all of it.
    """
    table = open_table(stream, name, hints)
    with SpooledTemporaryFile(_IN_MEMORY) as bare:
        if _copy(table, name, hints, answers, out, cast(BinaryIO, bare)):
            return
        out.seek(0)
        out.truncate()
        bare.seek(0)
        shutil.copyfileobj(bare, out)


def _copy(table: Table, name: str, hints: Hints, answers: Iterable[Answer], noted: BinaryIO, bare: BinaryIO) -> bool:
    """Copy a table with the columns of notes, and as long as nothing is noted without new ones to ``bare`` as well.

    Return whether anything is noted.
    """
    given, codec, any_notes = iter(answers), table.encoding.codec, False
    before = table.encoding.mark + table.before.encode(codec)
    noted.write(before + _noted(table.header, table, {name: name for name in NOTES}).encode(codec))
    bare.write(before + table.header.raw.encode(codec))
    old_notes = {name: "" for name in NOTES if name in table.header.fields}
    for row in table.rest:
        found = [unit for unit in units(row, table, name, hints) if isinstance(unit, Unit)]
        if not found:
            noted.write(row.raw.encode(codec))
            bare.write(row.raw.encode(codec))
            continue
        answered = [next(given) for _ in found]
        fixed = {
            target.index: answer.fixed
            for target, answer in zip(table.columns.targets, answered, strict=True)
            if answer.fixed is not None and answer.fixed != _cell(row, target.index)
        }
        several = len(found) > 1
        findings = [
            (f"{unit.target_lang} " if several and unit.target_lang else "", finding)
            for unit, answer in zip(found, answered, strict=True)
            for finding in remaining(answer, unit.segment.text)
        ]
        any_notes = any_notes or bool(findings)
        noted.write(_noted(row, table, _notes(findings), fixed).encode(codec, "surrogatepass"))
        if not any_notes:
            bare.write(_noted(row, table, old_notes, fixed).encode(codec, "surrogatepass"))
    return any_notes


def _notes(said_of: Sequence[tuple[str, Finding]]) -> dict[str, str]:
    """Return what the two columns say: language (where a row has several), check, message and first suggestion of each
    finding, and the worst severity."""
    findings = [finding for _, finding in said_of]
    said = "; ".join(f"{lang}{finding.check}: {its.with_suggestion(finding)}" for lang, finding in said_of)
    worst = max((finding.severity for finding in findings), key=lambda severity: severity.rank, default="")
    return dict(zip(NOTES, (" ".join(said.split()), str(worst)), strict=True))


def _noted(row: Record, table: Table, notes: dict[str, str], fixed: dict[int, str] | None = None) -> str:
    """Return a row with its notes, in the columns that there are or behind the last one."""
    header = table.header.fields
    quoted = bool(row.places) and all(row.raw[start : start + 1] == '"' for start, _ in row.places)
    cells = {
        index: written(text, table.delimiter, quoted and row.raw[row.places[index][0]] == '"')
        for index, text in (fixed or {}).items()
    }
    behind = list[str]()
    added = any(notes.values()) or not all(name in header for name in notes)
    missing = [""] * (len(header) - len(row.fields) if added else 0)  # cells that a short row leaves out
    for name, text in notes.items():
        cell = written(text, table.delimiter, quoted)
        index = header.index(name) if name in header else None
        if index is None:
            behind.append(cell)
        elif index < len(row.fields):
            if row.fields[index] != text:
                cells[index] = cell
        elif added:
            missing[index - len(row.fields)] = cell
    return table.delimiter.join([replaced(row, cells), *missing, *behind]) + row.end


def _cell(row: Record, index: int) -> str:
    return row.fields[index] if index < len(row.fields) else ""
