"""Verse comes back to its words: lines of songs and poems are told by their shape."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Span

_LINES = 4  # lines from which a text can be verse
_WORDS, _LETTERS = 10, 70  # words and code points of a line of verse at most
_SHORT = 0.8  # share of lines that must be so short …
_RUN_ON = 0.5  # … and of lines that no full stop ends
_STOPS = frozenset(".:。।॥։።")


def is_verse(lines: Sequence[Span], text: str) -> bool:
    """Say whether a text is set in short lines, most of which run on into the next."""
    if len(lines) < _LINES:
        return False
    said = [text[line.start : line.end] for line in lines if line.end - line.start <= _LETTERS]
    short = [line for line in said if line.count(" ") < _WORDS]
    run_on = sum(line[-1] not in _STOPS for line in short)
    return len(short) >= _SHORT * len(lines) and run_on >= _RUN_ON * len(lines)
