"""What stands before a broken place of an export is still used: the break itself becomes a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import wraps
from typing import BinaryIO

from ..model import Location, Unit, Unreadable
from .decode import BrokenFile
from .format import Answer, Hints, Read, Write


def reporting(read: Read) -> Read:
    """Let a reader raise BrokenFile anywhere: before the first unit its message is given the file's name,
    after it an Unreadable at its line, which ends the file."""

    @wraps(read)
    def reported(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
        begun = False
        try:
            for item in read(stream, name, hints):
                begun = True
                yield item
        except BrokenFile as error:
            if not begun:
                raise BrokenFile(f"{name}: {_placed(error)}", error.line) from None
            yield Unreadable(Location(name, error.line), str(error))

    return reported


def naming(write: Write) -> Write:
    """Let a writer raise BrokenFile: its message is given the file's name."""

    @wraps(write)
    def named(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
        try:
            write(stream, name, hints, answers, out)
        except BrokenFile as error:
            raise BrokenFile(f"{name}: {_placed(error)}", error.line) from None

    return named


def _placed(error: BrokenFile) -> str:
    return f"line {error.line}: {error}" if error.line else str(error)
