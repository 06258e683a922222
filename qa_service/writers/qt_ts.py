"""Findings into Qt Linguist's files: lines of the translator's comment of each message, and fixed texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO

from ..readers.decode import BrokenFile
from ..readers.format import Answer, Hints
from ..readers.qt_ts_entries import messages
from .comments import comment, lines_of
from .fixes import apply_answer
from .splice import Cursor, Splice, as_utf8, line_end, splice


def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the messages with their findings; an earlier run's are replaced, and no other byte changes.

    From where the file cannot be read it is copied as it stands. Raises BrokenFile when its encoding is not known.
    """
    with as_utf8(stream, out) as (plain, changed):
        splice(plain, _changes(plain, name, hints, answers), changed)


def _changes(stream: IO[bytes], name: str, hints: Hints, answers: Iterable[Answer]) -> Iterator[Splice]:
    given, end = iter(answers), line_end(Cursor(stream))
    try:
        for message in messages(Cursor(stream), name, hints):
            written = [apply_answer(next(given, Answer(())), it.inline, message.tree) for it in message.translations]
            lines = lines_of(
                (it.form and f"form {it.form}", came, it.inline.text)
                for it, came in zip(message.translations, written, strict=True)
            )
            found = [change for came in written for change in came.splices]
            found += comment(message.tree.node, "translatorcomment", message.element, True, message.tree, lines, end)
            yield from sorted(found)
    except BrokenFile:
        return
