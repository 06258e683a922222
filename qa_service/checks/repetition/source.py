"""The source text as a witness: what it repeats, the translation may repeat."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from ...text.protect import Protected
from ...text.reading import Reading
from ...text.scripts import script_of
from ...text.units import is_unspaced
from .event import Event, events
from .gaps import Gap

# A repetition of the source explains one of the translation at about the same place: so many code points away
# (word order moves things within a sentence), or this share of the text (translations grow and shrink).
_NEAR = 200
_NEAR_SHARE = 0.1
_NEAREST = 32  # repetitions of the source on either side that are asked
_MORE = 2  # a translation may say it up to so many times as often
_SOON = 12  # words after which a parallel comes back
_SPELLED_OUT = 3  # longest unit, in letters, that can be a syllable or letter of a name written out (“سي إن إن”)
_DOUBLED_INSIDE = regex.compile(r"(\p{L}{2,4})\1|(\p{Lu})\2", regex.V1)


@dataclass(frozen=True)
class _Repeat:
    place: float
    count: int
    gap: Gap
    unspaced: bool


class SourceRepeats:
    """What the source says twice or more in a row, by place."""

    def __init__(self, reading: Reading) -> None:
        self._length = max(1, len(reading.text))
        self._source = reading.source or ""
        self._units = reading.source_units
        scale = self._length / max(1, len(self._source))
        recurrence = reading.source_recurrence
        repeats = (
            _Repeat(one.span.start * scale, one.count, one.gap, is_unspaced(one.unit[0]))
            for one in events(self._units, recurrence.tandems)
            if _speaks(one) and not self._is_code(one)
        )
        self._repeats = sorted(repeats, key=lambda repeat: repeat.place)
        self._places = [repeat.place for repeat in self._repeats]
        self._parallels = sorted(
            self._units.starts[copy.start] * scale for copy in recurrence.copies if copy.distance <= _SOON
        )

    @cached_property
    def _source_words(self) -> Counter[str]:
        return Counter(self._units.folded)

    @cached_property
    def _code(self) -> Protected:
        return Protected(self._source)

    def _is_code(self, found: Event) -> bool:
        """Say whether one copy of a word is a part of a placeholder or tag: “the code {code}” says nothing twice."""
        return found.period == 1 and any(
            self._code.covers(one.start, one.start + 1) for one in (found.first, found.again)
        )

    def explain(self, found: Event) -> bool:
        """Say whether the source repeats itself where the translation does."""
        reach = max(_NEAR, _NEAR_SHARE * self._length)
        place = bisect_left(self._places, found.span.start)
        nearest = range(max(0, place - _NEAREST), min(place + _NEAREST, len(self._repeats)))
        if any(
            abs(self._places[number] - found.span.start) <= reach and _allows(self._repeats[number], found)
            for number in nearest
        ):
            return True
        return self._is_parallel(found, reach) if found.gap == Gap.PAUSE else self._is_spelled_out(found)

    def _is_parallel(self, found: Event, reach: float) -> bool:
        """“The advice they give, the advice they don't”: the source soon comes back to its words, too."""
        place = bisect_left(self._parallels, found.span.start - reach)
        return place < len(self._parallels) and self._parallels[place] <= found.span.start + reach

    def has_fewer(self, numbers: Mapping[str, int]) -> bool:
        """Say whether the source has each of these numbers, but less often; it may also write them out."""
        there = self._source_words
        return all(0 < there[number] < count for number, count in numbers.items())

    def _is_spelled_out(self, found: Event) -> bool:
        """“سي إن إن” for CNN, “می سی سی پی” for Mississippi: short syllables among others, doubled in the source."""
        units, place = found.units, found.start
        beside = [*units.folded[max(0, place - 1) : place], *units.folded[found.end : found.end + 1]]
        short = [len(word) <= _SPELLED_OUT for word in (*found.unit, *beside)]
        if found.period > 1 or not short[0] or not any(short[1:]) or script_of(found.unit[0][0]) == "Latn":
            return False
        return bool(_DOUBLED_INSIDE.search(self._source))


def _allows(repeat: _Repeat, found: Event) -> bool:
    """A clause that begins with the word before it (罗马，罗马) says nothing about a double without a comma."""
    if repeat.unspaced and repeat.gap == Gap.PAUSE and found.gap != Gap.PAUSE:
        return False
    return repeat.count * _MORE >= found.count


def _speaks(found: Event) -> bool:
    """Numbers and single characters that stand twice (人人, 看看) say nothing about the translation."""
    if not any(unit[0].isalpha() for unit in found.unit) or found.gap == Gap.LINE:
        return False
    return not (found.count == 2 and found.period == 1 and is_unspaced(found.unit[0]))
