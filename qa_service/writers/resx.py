"""Findings into RESX: lines of the comment that each text may have, and fixed texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO

from ..readers.decode import BrokenFile
from ..readers.format import Answer, Hints
from ..readers.resx_entries import texts
from .comments import comment, lines_of
from .fixes import apply_answer
from .splice import Cursor, Splice, as_utf8, line_end, splice


def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the resources with their findings; an earlier run's are replaced, and no other byte changes.

    From where the file cannot be read it is copied as it stands. Raises BrokenFile when its encoding is not known.
    """
    with as_utf8(stream, out) as (plain, changed):
        splice(plain, _changes(plain, answers), changed)


def _changes(stream: IO[bytes], answers: Iterable[Answer]) -> Iterator[Splice]:
    given, end = iter(answers), line_end(Cursor(stream))
    try:
        for tree, value, inline in texts(Cursor(stream)):
            written = apply_answer(next(given, Answer(())), inline, tree)
            lines = lines_of([("", written, inline.text)])
            yield from sorted([*written.splices, *comment(tree.node, "comment", value, False, tree, lines, end)])
    except BrokenFile:
        return
