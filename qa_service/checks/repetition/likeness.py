"""Which stretches of a text (sentences, paragraphs) say again what an earlier one said, in linear time.

A stretch is known by its *marks*: the stems of its longer words, or pairs of words where a language has few long ones,
or triples of characters where it sets no spaces. A mark that few stretches share weighs more. Two stretches that share
half of their weight say the same: in professional news text of 40 languages no two sentences of an article do but a
headline and the sentence that repeats it, while two translations of one sentence share 30 to 70% (Jaccard).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, pairwise

_LONG = 5  # letters of a longer word
_STEM = 6  # letters of it that inflection mostly leaves alone
_FEW = 0.3  # share of longer words under which a language says its meaning in short ones (Vietnamese)
_COMMON = 6  # stretches that share a mark, from which it tells nothing about any two of them
_SHARED = 3  # telling marks from which two stretches are compared …
_HARDLY = 0.12  # … and share of the marks of both

Marks = frozenset[str]


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


def marks_of(units: Sequence[str], stretches: Sequence[range], spaced: bool) -> list[Marks]:
    """Return the marks of each stretch, a range of indices into ``units`` (folded)."""
    if not spaced:
        grams = list(map("".join, zip(units, units[1:], units[2:], strict=False)))
        return [frozenset(grams[own.start : own.stop - 2]) for own in stretches]
    stems = [word[:_STEM] if len(word) >= _LONG or word.isdigit() else "" for word in units]
    if len(stems) - stems.count("") < _FEW * len(stems):
        pairs = list(map(" ".join, pairwise(units)))
        return [frozenset(pairs[own.start : own.stop - 1]) for own in stretches]
    nothing = frozenset(("",))
    return [frozenset(stems[own.start : own.stop]) - nothing for own in stretches]


def joined(marks: Sequence[Marks], sizes: Sequence[int]) -> list[Marks]:
    """Return the marks of larger stretches, each made of so many of the smaller ones in turn."""
    rest = iter(marks)
    return [frozenset().union(*islice(rest, size)) for size in sizes]


def likenesses(marks: Sequence[Marks]) -> list[Likeness]:
    """Compare stretches by their marks: for each that shares enough with an earlier one, the one it is most like."""
    spread = Counter(chain.from_iterable(marks))
    telling = frozenset(mark for mark, count in spread.items() if 1 < count <= _COMMON)
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(marks):
        for mark in own & telling:
            places[mark].append(place)
    best: dict[int, Likeness] = {}
    shared = Counter(chain.from_iterable(combinations(there, 2) for there in places.values()))
    for (earlier, later), count in shared.items():
        if count >= _SHARED and count >= _HARDLY * (len(marks[earlier]) + len(marks[later])):
            likeness = _likeness(marks, spread, earlier, later)
            if later not in best or likeness.alike >= best[later].alike:
                best[later] = likeness
    return list(best.values())


def _likeness(marks: Sequence[Marks], spread: Mapping[str, int], earlier: int, later: int) -> Likeness:
    before, again = marks[earlier], marks[later]
    shared, whole_before, whole_again = (_weight(some, spread) for some in (before & again, before, again))
    return Likeness(
        earlier,
        later,
        shared / (whole_again or 1),
        shared / (whole_before or 1),
        shared / ((whole_again + whole_before - shared) or 1),
        shared,
    )


def _weight(marks: Marks, spread: Mapping[str, int]) -> float:
    """A mark that only two stretches share weighs 1, one of three 1/2, one of four 1/3."""
    return sum(1 / max(1, spread[mark] - 1) for mark in marks)
