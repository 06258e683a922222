"""Where a sequence of units says again what it said before: the one model behind every repetition check.

A *tandem* is a unit sequence said twice or more in a row; a *copy* is a stretch of units that stood somewhere earlier.
Everything is found in linear time: short periods by comparing the sequence with itself shifted, all longer repeats by
following runs of n-grams to their latest earlier occurrence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .tokens import Number, Numbers

_BASE = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: an odd number without a pattern


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

    ``numbers`` are the units as ``Tokens.numbers`` has them. ``gram`` is the length in units from which a copy counts:
    three words, five characters. Tandems with a shorter period are found whatever their length.
    """

    def __init__(self, numbers: Numbers, gram: int) -> None:
        self.copies: list[Copy] = []
        self.tandems: list[Tandem] = []
        again = numbers != np.arange(len(numbers), dtype=Number)  # units that stood there before
        if not again.any():
            return
        found = [tandem for period in range(1, gram) for tandem in _tandems(numbers, period)]
        # a copy is made of such units in a row: most short texts have none
        starts = max(0, len(again) - gram + 1)
        if np.logical_and.reduce([again[shift : shift + starts] for shift in range(gram)]).any():
            self.copies = list(_copies(numbers, gram))
        found += [
            Tandem(copy.first, copy.distance, copy.length + copy.distance)
            for copy in self.copies
            if copy.length >= copy.distance
        ]
        if found:
            self.tandems = _primitive(found)


def _tandems(numbers: Numbers, period: int) -> Iterator[Tandem]:
    same = np.flatnonzero(numbers[period:] == numbers[:-period])
    if len(same) < period:
        return
    breaks = np.flatnonzero(np.diff(same) != 1)
    firsts, lasts = same[np.append(0, breaks + 1)], same[np.append(breaks, len(same) - 1)]
    for start, length in zip(firsts.tolist(), (lasts - firsts + 1).tolist(), strict=True):
        if length >= period:
            yield Tandem(start, period, length + period)


def _copies(numbers: Numbers, gram: int) -> Iterator[Copy]:
    """Yield the stretches of at least ``gram`` units that stood earlier, each as far as it goes.

    What a copy holds inside itself is not looked at again, so every unit is compared a bounded number of times.
    """
    places, backs = _returns(numbers, gram)
    units: Sequence[int] = memoryview(numbers)  # type: ignore[arg-type]  # an array is a buffer of numbers
    copy = Copy(0, 0, 0)
    for place, back in zip(places.tolist(), backs.tolist(), strict=True):
        if place + gram > copy.end:
            copy = _extended(units, place, back, gram, copy.start)
            yield copy


def _returns(numbers: Numbers, gram: int) -> tuple[Numbers, Numbers]:
    """Return where ``gram`` units stand that stood before without overlap, in order, and how far back they last did."""
    count = max(0, len(numbers) - gram + 1)
    keys = np.zeros(count, np.uint64)
    for shift in range(gram):  # modulo 2^64: a polynomial hash, compared unit by unit below
        keys = keys * _BASE + numbers[shift : shift + count].astype(np.uint64)
    # numbers that hold their places sort several times as fast as places by numbers: 40 bits and more are left to tell
    bits = np.uint64(count.bit_length())
    keys >>= bits
    keys <<= bits
    keys |= np.arange(count, dtype=np.uint64)
    keys.sort()
    order = (keys & ((np.uint64(1) << bits) - np.uint64(1))).astype(Number)
    keys >>= bits
    again = np.flatnonzero(keys[1:] == keys[:-1])
    places, before = order[again + 1], order[again]
    kept = places - before >= gram
    for shift in range(gram):
        kept &= numbers[places + shift] == numbers[before + shift]
    places, before = places[kept], before[kept]
    in_place = np.argsort(places)
    return places[in_place], (places - before)[in_place]


def _extended(units: Sequence[int], place: int, distance: int, gram: int, least: int) -> Copy:
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
