"""Where places of a text lie after edits, and where they lay before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from .model import Edit, Span


class Moves:
    """The way between a text and what edits, of which no two overlap, made of it. Offsets are code points."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(set(edits))
        self._starts: list[int] = []  # of what each edit wrote, in the new text
        self._ends: list[int] = []
        self._shifts = [0]  # by how much the text has moved before each edit, and after the last
        for edit in self._edits:
            self._starts.append(edit.start + self._shifts[-1])
            self._ends.append(self._starts[-1] + len(edit.replacement))
            self._shifts.append(self._ends[-1] - edit.end)

    def after(self, span: Span) -> Span:
        """Return where a range that no edit touches lies now."""
        shift = self._shifts[bisect_right([edit.end for edit in self._edits], span.start)]
        return Span(span.start + shift, span.end + shift)

    def before(self, span: Span) -> Span:
        """Return where a range lay; where it begins or ends in what an edit wrote, all that this replaced is in it."""
        first = bisect_right(self._starts, span.start) - 1
        inside = first >= 0 and span.start < self._ends[first]
        start = self._edits[first].start if inside else span.start - self._shifts[first + 1]
        last = bisect_left(self._starts, span.end) - 1
        inside = last >= 0 and span.end <= self._ends[last]
        end = self._edits[last].end if inside else span.end - self._shifts[last + 1]
        return Span(start, max(start, end))
