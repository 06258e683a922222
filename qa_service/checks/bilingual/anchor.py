"""Where to mark what is not there."""

from __future__ import annotations

from ...model import Span
from ...text.reading import Reading


def last_word(reading: Reading) -> Span:
    """Return the last word of the target; without words, what is left when blanks are cut off."""
    tokens = reading.tokens
    if len(tokens):
        return Span(tokens.starts[-1], tokens.ends[-1])
    end = len(reading.text.rstrip())
    return Span(0, end or len(reading.text))


def listed(items: list[str]) -> str:
    """Write a few things as a list for a person: quoted, at most three, each cut at 40 code points."""
    shown = ", ".join(f"“{item if len(item) <= 40 else item[:39] + '…'}”" for item in items[:3])
    return f"{shown} and {len(items) - 3} more" if len(items) > 3 else shown
