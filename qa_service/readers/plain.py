"""Plain text: one unit, so that what recurs far away is seen; very long texts are cut between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO

from ..errors import InputError
from ..model import Location, Segment, Unit, Unreadable
from .broken import reporting
from .decode import decoded, encoding_of, lines
from .format import Format, Hints
from .names import language_of_name

PIECE = 1024 * 1024  # code points from which on a blank line ends the unit, and twice as many any line does


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the text, exactly as it stands; its source is the reference where that is one text too."""
    encoding = encoding_of(stream.read(4))
    stream.seek(0)
    target_lang = hints.target_lang or language_of_name(name)
    pieces = _pieces(lines(stream, encoding))
    head = list(islice(pieces, 2))
    source: str | None = None
    if hints.reference is not None and len(head) == 1:
        try:
            source = decoded(hints.reference)
        except InputError as error:
            yield Unreadable(Location(name), f"the reference in the source language cannot be read: {error}")
    for number, (line, text) in enumerate(chain(head, pieces), 1):
        own = None if len(head) == 1 else str(number)
        yield Unit(Segment(text, id=own, source=source), Location(name, line, own), target_lang, hints.source_lang)


def _pieces(source: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Yield each piece with the line it starts on."""
    piece, size, start = list[str](), 0, 1
    for number, line in enumerate(source, 1):
        piece.append(line)
        size += len(line)
        if size >= 2 * PIECE or (size >= PIECE and not line.strip()):
            yield start, "".join(piece)
            piece, size, start = [], 0, number + 1
    if piece:
        yield start, "".join(piece)


FORMAT = Format("plain text", (".txt", ".text"), read)
