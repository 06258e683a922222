"""One event of repetition: what is said, how often, and what stands between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ...model import Span
from ...text.recurrence import Tandem
from ...text.tokens import Tokens
from .gaps import Gap, gap_kind

_LOOP = 3  # copies that make a loop
_LONGEST = 300  # words or characters of a phrase; what is longer and said twice is no phrase but a passage
_LISTED = 12  # characters of a word that a language lists, where no spaces say where it begins
_BOUNDARIES = 8  # boundaries of a long loop that are looked at: the first ones and the last


@dataclass(frozen=True)
class Event:
    """``count`` copies of ``period`` units from unit ``start``; what is redundant ends before unit ``end``."""

    units: Tokens
    start: int
    period: int
    count: int
    end: int

    @property
    def first(self) -> Span:
        """The first copy, in code points."""
        return Span(self.units.starts[self.start], self.units.ends[self.start + self.period - 1])

    @property
    def again(self) -> Span:
        """Everything from the second copy on."""
        return Span(self.units.starts[self.start + self.period], self.units.ends[self.end - 1])

    @property
    def span(self) -> Span:
        """All copies."""
        return Span(self.first.start, self.again.end)

    @property
    def unit(self) -> list[str]:
        """The units of one copy, folded."""
        return self.units.folded[self.start : self.start + self.period]

    @property
    def raw(self) -> list[str]:
        """The units of the first copy as they are written."""
        return self.units.words[self.start : self.start + self.period]

    @property
    def before(self) -> str:
        """What stands between the word before and the first copy."""
        return self.units.gaps[self.start]

    @property
    def after(self) -> str:
        """What stands between the last copy and the word behind it."""
        return self.units.gaps[self.end]

    @property
    def joint(self) -> str:
        """What stands between the first two units."""
        return self.units.gaps[self.start + 1]

    @cached_property
    def gap(self) -> Gap:
        """What separates the copies most."""
        return _separation(self.units, self.start, self.period, self.count, self.end)

    @cached_property
    def seam(self) -> Gap:
        """What stands inside a copy at most; differs between copies when their marks differ."""
        gaps, kinds = self.units.gaps, [Gap.PLAIN]
        for place in range(self.start + 1, self.start + self.period):
            here, there = gaps[place], gaps[place + self.period]
            if here != there and here.strip() != there.strip():
                return Gap.STOP
            kinds.append(gap_kind(here, "", ""))
        return max(kinds)


def events(units: Tokens, tandems: Iterable[Tandem], listed: Collection[str] = ()) -> Iterator[Event]:
    """Yield the events that tandems of at most a phrase's length are.

    ``listed`` are words written without spaces, at which a copy rather begins than inside of them.
    """
    return (_event(units, tandem, listed) for tandem in tandems if tandem.period <= _LONGEST)


def outermost(tandems: Sequence[Tandem]) -> list[Tandem]:
    """Leave out what lies inside a loop: “the the and and the the and and the the and and” is one event."""
    loops = [tandem for tandem in tandems if tandem.period > 1 and tandem.count >= _LOOP]
    if not loops:
        return list(tandems)
    reach = list(accumulate((loop.end for loop in loops), max))
    starts = [loop.start for loop in loops]
    kept = []
    for tandem in tandems:
        place = bisect_right(starts, tandem.start) - 1
        # a loop lies inside itself: what is longer than half of it is no part of one of its copies
        if place < 0 or tandem.end > reach[place] or tandem.length > (reach[place] - starts[place]) // 2:
            kept.append(tandem)
    return kept


def _event(units: Tokens, tandem: Tandem, listed: Collection[str]) -> Event:
    """Say where the copies of a tandem begin.

    A tandem that is longer than a whole number of copies could be cut in several ways; the one whose copies are set
    apart most clearly by marks is meant, or the one that is a listed word, otherwise the first.
    """
    start, period = tandem.start, tandem.period
    shifts = range(min(tandem.length % period, _BOUNDARIES * period) + 1)
    gaps = units.gaps
    marked = [shift for shift in shifts if _sets_apart(gaps[start + shift + period])] if period > 1 else []
    if not marked and listed and 1 < period <= _LISTED and len(shifts) > 1:
        folded = units.folded
        marked = [shift for shift in shifts if "".join(folded[start + shift : start + shift + period]) in listed]
    shift = marked[0] if marked else 0
    if period == 1 and _in_pairs(gaps, start, tandem.end):
        period, shift = 2, 0
    count = (tandem.length - shift) // period
    end = start + shift + count * period
    # A loop that runs to the end of the text, or of its sentence, was cut off in the middle of a copy.
    if count > 2 and end < tandem.end and _closes(units, tandem.end):
        end = tandem.end
    return Event(units, start + shift, period, count, end)


def _sets_apart(gap: str) -> bool:
    return gap_kind(gap, "", "") >= Gap.PAUSE and gap != gap.strip()


def _in_pairs(gaps: Sequence[str], start: int, end: int) -> bool:
    """“6-6 6-6”: one unit, but two of them belong together."""
    inner, between = gaps[start + 1], gaps[start + 2 : start + 3]
    if end - start < 4 or between == [inner] or inner.strip() == "":  # two pairs
        return False
    return all(gap == (inner if place % 2 == 0 else between[0]) for place, gap in enumerate(gaps[start + 1 : end]))


def _closes(units: Tokens, place: int) -> bool:
    return place == len(units) or gap_kind(units.gaps[place], "", "") >= Gap.STOP


def _separation(units: Tokens, start: int, period: int, count: int, end: int) -> Gap:
    gaps = units.gaps
    places = [start + period * number for number in range(1, min(count, _BOUNDARIES))]
    return max(gap_kind(gaps[place], gaps[start], gaps[end]) for place in places)
