"""Long copies of earlier words that are no sentence of their own: a clause, a sentence inside a longer one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Span
from ...text.reading import Reading
from ...text.recurrence import Copy
from ...text.sentences import is_open

_WORDS = 13  # a clause said again: names and titles of offices are shorter, and what a lead quotes of its headline
_SAME_WORDS = 10  # … said again in the same sentence, or a whole sentence that stood inside a longer one
_UNSPACED = 2.5  # characters that stand for a word where no spaces are written
_WHOLE = 0.9  # share of a sentence that makes the copy the whole of it
_SOURCE_WORDS = 4  # words of a copy in the source that explains one here
_NEAR_SHARE, _NEAR = 0.15, 300  # how far apart their places may be, in shares of their texts or in code points


@dataclass(frozen=True, slots=True)
class FarCopy:
    """``again`` repeats ``first`` word by word; ``whole``: it is a sentence."""

    first: Span
    again: Span
    whole: bool


def far_copies(reading: Reading) -> Iterator[FarCopy]:
    """Yield the long copies of a text that its source does not explain."""
    scale = 1 if reading.pack.spaces else _UNSPACED
    long = [copy for copy in reading.recurrence.copies if copy.length >= _SAME_WORDS * scale]
    if not long:
        return
    sentences = [sentence for inside in reading.sentences for sentence in inside]
    starts = [sentence.start for sentence in sentences]
    places, near = _source_places(reading), max(_NEAR, _NEAR_SHARE * len(reading.text))
    reach = 0
    for copy in long:
        first, again = _spans(reading, copy)
        place = bisect_right(starts, again.start) - 1
        home, origin = sentences[place], sentences[bisect_right(starts, first.start) - 1]
        covered = min(again.end, home.end) - again.start
        if covered >= _WHOLE * (home.end - home.start) and origin != home:
            # Sentences that stand there twice are compared as such: this is one that stood inside a longer one.
            whole = (origin.end - origin.start) * _WHOLE > home.end - home.start
            if not whole:
                continue
        elif (
            copy.length < (_SAME_WORDS if origin == home and reading.pack.spaces else _WORDS) * scale
            or again.end > home.end
        ):
            continue
        else:
            whole = False
        at = bisect_left(places, again.start - near)
        explained = at < len(places) and places[at] <= again.start + near
        if explained or again.start < reach or is_open(reading.text, origin):
            continue
        reach = again.end
        yield FarCopy(first, _with_marks(reading.text, again, sentences[bisect_left(starts, again.end) - 1]), whole)


def _with_marks(text: str, again: Span, last: Span) -> Span:
    """Take in the marks that end the last sentence."""
    rest = text[again.end : last.end]
    return Span(again.start, last.end) if not any(map(str.isalnum, rest)) else again


def _spans(reading: Reading, copy: Copy) -> tuple[Span, Span]:
    starts, ends = reading.units.starts, reading.units.ends
    length = min(copy.length, copy.distance)
    return (
        Span(starts[copy.first], ends[copy.first + length - 1]),
        Span(starts[copy.start], ends[copy.end - 1]),
    )


def _source_places(reading: Reading) -> list[float]:
    """Return where the source comes back to its own words, in code points of the translation."""
    if not reading.source:
        return []
    starts, scale = reading.source_units.starts, len(reading.text) / len(reading.source)
    return sorted(
        starts[copy.start] * scale for copy in reading.source_recurrence.copies if copy.length >= _SOURCE_WORDS
    )
