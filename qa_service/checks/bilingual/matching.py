"""Which numbers of source and target have no counterpart, and which of those stand for each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from .digits import Number
from .elsewhere import Elsewhere

_COMPARED = 30  # code points of two numbers that are compared
_DATE = 3  # runs of digits from which a number is a date or a version
_MONTHS = 12
MOST = 12  # numbers without counterpart that a text may have …
UNLIKE = 0.34  # … or this share of all its numbers, if that is more
LIMIT = 100  # of each side that are looked at further, so that time stays linear
ALIKE = 0.5  # share of digits from which one number stands for another


@dataclass(frozen=True, slots=True)
class Leftover:
    """Numbers without counterpart, in order of place; ``spare`` are numbers of the source that it says more often
    than the target does."""

    source: list[Number]
    target: list[Number]
    spare: list[Number]


class _Side:
    """What the numbers of one text say, in ways that the other text may choose."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self.values = {value for number in numbers for value in number.values}
        runs = [part for number in numbers for part in number.parts]
        self.parts = set(runs)
        self.neighbours = set(pairwise(runs))

    def has(self, number: Number) -> bool:
        if not self.values.isdisjoint(number.values):
            return True
        if number.is_plain:
            return number.parts[0] in self.parts
        if len(number.parts) == 2:  # a time, a score, or two numbers of a list
            return tuple(number.parts) in self.neighbours
        lacking = [part for part in number.parts if part not in self.parts]
        return not lacking or (len(number.parts) == _DATE and len(lacking) == 1 and int(lacking[0]) <= _MONTHS)


def compare(source: Sequence[Number], target: Sequence[Number], elsewhere: Elsewhere) -> Leftover:
    """Return what has no counterpart: by value, by parts (dates, times, versions), by another clock or calendar.

    Nothing when so much differs that source and target are not of one text.
    """
    here, there = _Side(source), _Side(target)
    ours = [number for number in source if not there.has(number)]
    theirs = [number for number in target if not here.has(number)]
    if len(ours) + len(theirs) > max(MOST, UNLIKE * (len(source) + len(target))):
        return Leftover([], [], [])
    ours, theirs = ours[:LIMIT], theirs[:LIMIT]
    ours = [number for number in ours if not elsewhere.excuses_source(number, target)]
    theirs = [number for number in theirs if not elsewhere.excuses_target(number, source)]
    return Leftover(ours, theirs, list(islice(_spare(source, target), LIMIT)) if theirs else [])


def pairs(missing: Sequence[Number], added: Sequence[Number], spare: Sequence[Number]) -> list[tuple[Number, Number]]:
    """Pair each added number with the missing one that it stands for.

    The only two of a segment belong together; among several, those that look alike. ``spare`` numbers of the source
    count as missing when nothing else is and they look alike.
    """
    if len(missing) == len(added) == 1:
        return [(missing[0], added[0])]
    free = list(missing or spare)
    found = []
    for number in added:
        best = max(free, key=lambda other: likeness(other.text, number.text), default=None)
        if best is not None and likeness(best.text, number.text) >= ALIKE:
            free.remove(best)
            found.append((best, number))
    return found


def likeness(one: str, other: str) -> float:
    """Return the share of digits that stand at the same place from either end, 0 to 1; length must agree for 1."""
    one, other = one[:_COMPARED], other[:_COMPARED]
    same = max(_agreeing(one, other), _agreeing(one[::-1], other[::-1]))
    if sorted(one) == sorted(other):  # digits changed places
        same = max(same, len(one) - 1)
    return same / max(len(one), len(other))


def _agreeing(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def _spare(source: Sequence[Number], target: Sequence[Number]) -> Iterator[Number]:
    said = Counter(value for number in target for value in number.values)
    for number in source:
        hit = next((value for value in number.values if said[value] > 0), None)
        if hit is None:
            yield number
        else:
            said[hit] -= 1
