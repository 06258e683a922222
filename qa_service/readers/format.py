"""What every format of export looks like to the rest of the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from ..model import Finding, Unit, Unreadable


@dataclass(frozen=True)
class Hints:
    """What the caller says of a file, for formats that do not say it themselves.

    ``columns`` names the columns (or JSON keys) of tables: ``id``, ``source``, ``target``, ``source_lang``,
    ``target_lang``. ``reference`` is the same file in the source language, for formats that hold one language a file.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    reference: bytes | None = None


class Answer(NamedTuple):
    """What was found in one unit, and the target as it should be written (None: as it is)."""

    findings: Sequence[Finding]
    fixed: str | None = None


Read = Callable[[BinaryIO, str, Hints], Iterator[Unit | Unreadable]]
Write = Callable[[BinaryIO, str, Hints, Iterable[Answer], BinaryIO], None]


@dataclass(frozen=True)
class Format:
    """One format. ``read(stream, name, hints)`` yields units as it reads; ``name`` goes into their locations.

    It raises InputError only where nothing of the file can be read. ``write(stream, name, hints, answers, out)`` copies
    the export with its findings noted: ``answers`` has one entry for each Unit that ``read`` yields, in the same order,
    and is consumed as it goes, so that neither holds the file; where the format has no place for ``notes``, only fixed
    texts change. ``recognises`` looks at the first 4096 bytes, where
    several formats share a suffix. ``binary`` streams are seekable.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Read
    write: Write | None = None
    recognises: Callable[[bytes], bool] = lambda head: True
    notes: bool = True
