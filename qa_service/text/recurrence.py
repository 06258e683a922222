"""Where a sequence of units says again what it said before: the one model behind every repetition check.

A *tandem* is a unit sequence said twice or more in a row; a *copy* is a stretch of units that stood somewhere earlier.
Everything is found in linear time: short periods by comparing the sequence with itself shifted, all longer repeats by
following runs of n-grams to their latest earlier occurrence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from operator import eq, ne


@dataclass(frozen=True, slots=True)
class Tandem:
    """``length`` units from ``start`` that repeat with ``period``; ``length`` is at least twice the period."""

    start: int
    period: int
    length: int

    @property
    def end(self) -> int:
        """The unit after the last."""
        return self.start + self.length

    @property
    def count(self) -> int:
        """How often the period stands there in full."""
        return self.length // self.period


@dataclass(frozen=True, slots=True)
class Copy:
    """``length`` units from ``start`` that stood before at ``first``, the latest such place."""

    first: int
    start: int
    length: int

    @property
    def end(self) -> int:
        """The unit after the last."""
        return self.start + self.length

    @property
    def distance(self) -> int:
        """How many units lie between the beginnings of the two."""
        return self.start - self.first


class Recurrence:
    """The tandems and copies of a sequence, each in order of place.

    ``gram`` is the length in units from which a copy counts: three words, five characters. Tandems with a shorter
    period are found whatever their length.
    """

    def __init__(self, units: Sequence[str], gram: int) -> None:
        self.copies: list[Copy] = []
        self.tandems: list[Tandem] = []
        places = range(len(units))
        first: dict[str, int] = {}
        # 1 for each unit that stood somewhere before: only runs of these can be copies, of whatever kind.
        seen = bytes(map(ne, map(first.setdefault, units, places), places))
        found: list[Tandem] = []
        for period in range(1, gram):
            if bytes([1]) * period in seen:
                found += _tandems(units, period)
        if bytes([1]) * gram in seen:
            self.copies = list(_copies(units, gram))
            found += [
                Tandem(copy.first, copy.distance, copy.length + copy.distance)
                for copy in self.copies
                if copy.length >= copy.distance
            ]
        if found:
            self.tandems = _primitive(found)


def _tandems(units: Sequence[str], period: int) -> list[Tandem]:
    same = list(compress(range(period, len(units)), map(eq, islice(units, period, None), units)))
    return (
        [Tandem(start - period, period, length + period) for start, length in _runs(same) if length >= period]
        if len(same) >= period
        else []
    )


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield start and length of each run of consecutive numbers."""
    start = last = -2
    for number in numbers:
        if number != last + 1:
            if start >= 0:
                yield start, last + 1 - start
            start = number
        last = number
    if start >= 0:
        yield start, last + 1 - start


def _copies(units: Sequence[str], gram: int) -> Iterator[Copy]:
    """Yield the stretches of at least ``gram`` units that stood earlier, each as far as it goes.

    What a copy holds inside itself is not looked at again, so every unit is compared a bounded number of times.
    """
    count = len(units) - gram + 1
    grams = zip(*(islice(units, shift, None) for shift in range(gram)), strict=False)
    first: dict[tuple[str, ...], int] = {}
    earliest = list(map(first.setdefault, grams, range(count)))
    latest: dict[tuple[str, ...], int] = {}
    copy = Copy(0, 0, 0)
    for place in compress(range(count), map(ne, earliest, range(count))):
        words = tuple(units[place : place + gram])
        back = place - latest.get(words, earliest[place])
        latest[words] = place
        if place + gram > copy.end and back >= gram:
            copy = _extended(units, place, back, gram, copy.start)
            yield copy


def _extended(units: Sequence[str], place: int, distance: int, gram: int, least: int) -> Copy:
    start, end, count = place, place + gram, len(units)
    while start > max(least, distance) and units[start - 1] == units[start - 1 - distance]:
        start -= 1
    while end < count and units[end] == units[end - distance]:
        end += 1
    return Copy(start - distance, start, end - start)


def _primitive(tandems: list[Tandem]) -> list[Tandem]:
    """Sort, and leave out what repeats a shorter period (“ha ha ha ha” is not “ha ha” twice)."""
    kept: list[Tandem] = []
    for tandem in sorted(tandems, key=lambda tandem: (tandem.start, tandem.period)):
        shorter = (other for other in kept[-4:] if tandem.period % other.period == 0)
        if not any(other.start <= tandem.start and tandem.end <= other.end for other in shorter):
            kept.append(tandem)
    return kept
