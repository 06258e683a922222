"""Where to mark what is not there."""

from __future__ import annotations

from itertools import islice

from ...model import Span
from ...text.reading import Reading

_TRIED = 50  # words from the end that may all be placeholders and markup


def last_word(reading: Reading) -> Span:
    """Return the last word of the target, of those of prose if it has any; without words, what is left when blanks are
    cut off."""
    tokens = reading.tokens
    covers = reading.protected.covers
    for start, end in islice(zip(reversed(tokens.starts), reversed(tokens.ends), strict=True), _TRIED):
        if not covers(start, end):
            return Span(start, end)
    if len(tokens):
        return Span(tokens.starts[-1], tokens.ends[-1])
    end = len(reading.text.rstrip())
    return Span(0, end or len(reading.text))


def listed(items: list[str]) -> str:
    """Write a few things as a list for a person: quoted, at most three, each cut at 40 code points."""
    shown = ", ".join(f"“{item if len(item) <= 40 else item[:39] + '…'}”" for item in items[:3])
    return f"{shown} and {len(items) - 3} more" if len(items) > 3 else shown
