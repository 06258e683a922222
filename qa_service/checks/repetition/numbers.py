"""Doubled numbers: “on July 19 19.” is an error, “555 555”, “6-4 6-4” and the cells of a table are not."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import pairwise

from ...text.reading import Reading
from .event import Event
from .gaps import Gap
from .legitimate import is_listed
from .source import SourceRepeats

_WITH_SOURCE = 0.85  # confidence where the source has the number less often
_CLOSING, _INSIDE = 0.8, 0.7  # … blind, at the end of a clause and inside of one
_PERIOD = 2  # numbers in a copy at most (“6-6”)
_ROWS = 4  # times that a score stands in a row, which no match has
_GROUP = 3  # digits that a blank may set apart from those before them: “100 100” is one number
_YEAR = 4  # digits of a year
_AROUND = 2  # words before it among which one may announce digits in any order
_LOOK_BACK, _TOLD = 8, 3  # how many places before it are looked at, and how many words of letters make a sentence
_ENDS = (".", ",", ";", ")", "!", "?", "…", "。", "،", "।", "”", '"', "»", "%")


class DoubledNumbers:
    """Judges the doubled numbers of one text. ``announced`` are words behind which digits stand in any order."""

    def __init__(self, reading: Reading, source: SourceRepeats, announced: frozenset[str]) -> None:
        self._reading = reading
        self._source = source
        self._announced = announced

    def confidence(self, event: Event) -> float:
        """Say how surely a number was doubled here; 0: it may be right, or nobody can tell."""
        if event.gap != Gap.PLAIN or event.seam > Gap.HYPHEN or event.period > _PERIOD:
            return 0
        if self._reading.source:
            # Numbers are the same in every language: what the source has less often was doubled here.
            fewer = self._source.has_fewer({number: self._counts[number] for number in event.unit})
            return _WITH_SOURCE if fewer else 0
        if event.period == _PERIOD and event.count >= _ROWS and self._in_sentence(event):
            return _INSIDE
        if event.period > 1 or not self._is_prose(event) or is_listed(event, self._reading.pack.doubles):
            return 0
        if event.end == len(event.units) or event.after.startswith(_ENDS) or "\n" in event.after:
            return _CLOSING
        # “On July 11 11 people came”: the second number may count what follows, and a small one often does.
        return _INSIDE if event.after.isspace() and len(event.unit[0]) > 1 else 0

    def _is_prose(self, event: Event) -> bool:
        """Say whether words stand around a single double, and nothing says that these are digits of a longer number."""
        units, number = event.units, event.unit[0]
        covered = self._reading.protected.covers(event.span.start, event.span.end)
        if len(number) == _GROUP or covered or not self._in_sentence(event):
            return False
        before = units.folded[max(0, event.start - _AROUND) : event.start]
        after = units.folded[event.end : event.end + 1]
        # “on February 11, 2016 2016”: a year behind its day.
        dated = event.before == ", " and len(number) == _YEAR and before[-1:] and before[-1].isnumeric()
        told = event.before.isspace() and "\n" not in event.before and before[-1:] and before[-1][0].isalpha()
        return bool(
            (dated or told)
            and all(word[0].isalpha() for word in after)
            and self._announced.isdisjoint(before)
            and self._pairs[number] == self._pairs.total()
        )

    @staticmethod
    def _in_sentence(event: Event) -> bool:
        """Say whether words enough stand before it on its line: a heading, a row of a table or a score has few."""
        units, told = event.units, 0
        for place in range(event.start, max(0, event.start - _LOOK_BACK), -1):
            if "\n" in units.gaps[place] or "\t" in units.gaps[place]:
                break
            told += units.words[place - 1][0].isalpha()
        return told >= _TOLD

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._reading.units.folded)

    @cached_property
    def _pairs(self) -> Counter[str]:
        words = self._reading.units.folded
        pairs = (one for one, two in pairwise(words) if one == two)
        return Counter(word for word in pairs if word[0].isnumeric())
