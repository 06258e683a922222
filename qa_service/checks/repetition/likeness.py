"""Which stretches of a text (sentences, paragraphs) say again what an earlier one said, in linear time.

A stretch is known by its *marks*: the stems of its longer words, or pairs of words where a language has few long ones,
or triples of characters where it sets no spaces. A mark that few stretches share weighs more. Two stretches that share
half of their weight say the same: in professional news text of 40 languages no two sentences of an article do but a
headline and the sentence that repeats it, while two translations of one sentence share 30 to 70% (Jaccard).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

import numpy as np

from ...text.order import places_by
from ...text.tokens import Number, Numbers, Tokens

_LONG = 5  # letters of a longer word
stem = itemgetter(slice(6))  # the letters of it that inflection mostly leaves alone
_FEW = 0.3  # share of longer words under which a language says its meaning in short ones (Vietnamese)
_COMMON = 6  # stretches that share a mark, from which it tells nothing about any two of them
# By number of stretches that share a mark: the places of the two of each pair among them.
_COUPLES = {size: np.array(list(combinations(range(size), 2)), Number).T for size in range(2, _COMMON + 1)}
_SHARED = 3  # telling marks from which two stretches are compared …
_HARDLY = 0.12  # … and share of the marks of both


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the weight of its marks stretch ``later`` shares with ``earlier``.

    ``again`` and ``before`` are the shares of either's own weight, ``alike`` the share of both together; ``shared`` is
    the common weight itself, in marks.
    """

    earlier: int
    later: int
    again: float
    before: float
    alike: float
    shared: float


class Marks:
    """Which marks stand in which of ``count`` stretches: two parallel sequences, each pair once, sorted by mark."""

    def __init__(self, marks: Numbers, stretches: Numbers, count: int) -> None:
        bits = count.bit_length()
        pairs = (marks.astype(np.int64) << bits) | stretches
        pairs.sort()
        pairs = pairs[np.append(True, np.diff(pairs) != 0)[: len(pairs)]]
        self.count = count
        self.marks = (pairs >> bits).astype(Number)
        self.stretches = (pairs & ((1 << bits) - 1)).astype(Number)

    def joined(self, sizes: Sequence[int]) -> Marks:
        """Return the marks of larger stretches, each made of so many of these in turn."""
        return Marks(self.marks, np.repeat(np.arange(len(sizes)), sizes)[self.stretches], len(sizes))


def marks_of(units: Tokens, stretches: Sequence[range], spaced: bool) -> Marks:
    """Return the marks of stretches, ranges of indices into ``units`` in order of place."""
    numbers, count = units.numbers, len(stretches)
    if not spaced:
        values, reach = _grams(numbers, 3), 2
    else:
        values, reach = _stems(units), 0
        if np.count_nonzero(values >= 0) < _FEW * len(values):
            values, reach = _grams(numbers, 2), 1
    firsts = np.fromiter((own.start for own in stretches), Number, count)
    sizes = np.fromiter((max(0, len(own) - reach) for own in stretches), Number, count)
    home = np.repeat(np.arange(count, dtype=Number), sizes)
    found = values[np.arange(len(home), dtype=Number) + np.repeat(firsts - (sizes.cumsum(dtype=Number) - sizes), sizes)]
    return Marks(found[found >= 0], home[found >= 0], count)


def _grams(numbers: Numbers, size: int) -> Numbers:
    """Return a number for each run of ``size`` units, the same for the same run."""
    count = max(0, len(numbers) - size + 1)
    values = np.zeros(count, np.int64)
    for shift in range(size):
        values = values * len(numbers) + numbers[shift : shift + count]
        if shift:  # numbered anew, so that the next step stays within 64 bits
            values = np.unique(values, return_inverse=True)[1]
    return values.astype(Number)


def _stems(units: Tokens) -> Numbers:
    """Return the stem of each unit as a number; -1 for short words."""
    numbers = units.numbers
    types = np.flatnonzero(numbers == np.arange(len(numbers)))
    words = list(map(units.folded.__getitem__, types.tolist()))
    known: dict[str, int] = {}
    every = np.empty(len(numbers), Number)
    every[types] = [
        known.setdefault(stem(word), place) if len(word) >= _LONG or word.isdigit() else -1
        for place, word in enumerate(words)
    ]
    return every[numbers]


def likenesses(marks: Marks) -> list[Likeness]:
    """Compare stretches by their marks: for each that shares enough with an earlier one, the one it is most like."""
    if not len(marks.marks):
        return []
    firsts = np.flatnonzero(np.append(True, np.diff(marks.marks) != 0))
    spread = np.diff(np.append(firsts, len(marks.marks)))  # stretches that share each mark
    earlier, later = _pairs(marks, firsts, spread)
    if not len(earlier):
        return []
    # a mark that only two stretches share weighs 1, one of three 1/2, one of four 1/3
    weights = np.repeat(1 / np.maximum(1, spread - 1), spread)
    whole = np.bincount(marks.stretches, weights, marks.count)
    by_stretch = places_by(marks.stretches)
    sorted_marks, sorted_weights = marks.marks[by_stretch], weights[by_stretch]
    borders = [0, *np.bincount(marks.stretches, minlength=marks.count).cumsum().tolist()]
    best: dict[int, Likeness] = {}
    for before, again in zip(earlier.tolist(), later.tolist(), strict=True):
        own, others = (slice(borders[at], borders[at + 1]) for at in (again, before))
        theirs = frozenset(sorted_marks[others].tolist())
        mine = zip(sorted_marks[own].tolist(), sorted_weights[own].tolist(), strict=True)
        shared = sum(weight for mark, weight in mine if mark in theirs)
        likeness = _likeness(before, again, shared, float(whole[before]), float(whole[again]))
        if again not in best or likeness.alike >= best[again].alike:
            best[again] = likeness
    return list(best.values())


def _pairs(marks: Marks, firsts: Numbers, spread: Numbers) -> tuple[Numbers, Numbers]:
    """Return the pairs of stretches that share enough telling marks to be compared, in order."""
    found = [np.zeros(0, np.int64)]
    for size, (one, other) in _COUPLES.items():
        rows = firsts[spread == size, np.newaxis]
        pairs = marks.stretches[rows + one].astype(np.int64) * marks.count + marks.stretches[rows + other]
        found.append(pairs.ravel())
    every = np.sort(np.concatenate(found))
    starts = np.flatnonzero(np.append(True, np.diff(every) != 0)[: len(every)])
    pairs, shared = every[starts], np.diff(np.append(starts, len(every)))
    some = shared >= _SHARED
    pairs, shared = pairs[some], shared[some]
    earlier, later = pairs // marks.count, pairs % marks.count
    sizes = np.bincount(marks.stretches, minlength=marks.count)
    enough = shared >= _HARDLY * (sizes[earlier] + sizes[later])
    return earlier[enough], later[enough]


def _likeness(earlier: int, later: int, shared: float, before: float, again: float) -> Likeness:
    return Likeness(
        earlier, later, shared / (again or 1), shared / (before or 1), shared / ((again + before - shared) or 1), shared
    )
