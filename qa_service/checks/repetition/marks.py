"""Loops of marks: “,,,,,,”, “! ! ! !” without end. People repeat some marks for emphasis or as leaders, not so many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Span
from ...text.tokens import Tokens

# Copies of a mark, with or without a blank between them, that nobody writes: of commas and semicolons, which have no
# business beside each other; of marks of excitement and stops, which some use by the dozen; of dots, which lead the
# eye through a table of contents. Empty cells of a table and code have commas and semicolons in a row, beside digits,
# quotes or brackets, or with something right behind them.
_LOOPS = re.compile(
    r"(?<![\d()\[\]{}|\"',;])(?P<comma>[,;،؛፣၊，；])(?:[ \u00a0]?(?P=comma)){4,}(?=\s|\Z)"
    r"|(?P<stop>[!?！？؟。、।…])(?:[ \u00a0]?(?P=stop)){19,}"
    r"|(?P<dot>\.)(?:[ \u00a0]?\.){199,}"
)


@dataclass(frozen=True, slots=True)
class MarkLoop:
    """``count`` copies of one mark; ``first`` is the one that stays, ``again`` all behind it."""

    first: Span
    again: Span
    count: int


def loops_of_marks(text: str, tokens: Tokens) -> Iterator[MarkLoop]:
    """Yield the loops of marks in a text, which lie between its words ``tokens``."""
    if not _LOOPS.search(tokens.signs):
        return
    for match in _LOOPS.finditer(text):
        start, end = match.span()
        yield MarkLoop(Span(start, start + 1), Span(start + 1, end), text.count(text[start], start, end))
