"""The same number on another clock, in another calendar, in a shorter year, or in another unit."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .digits import Number

_HALF_DAY = regex.compile(
    r"(?<!\p{L})[ap]\.?\s?m\b|[午晚早夜凌]|오[전후]|[صم]\b|π\.?μ|μ\.?μ", regex.V1 | regex.IGNORECASE
)
_MONTH_BEHIND = regex.compile(r"\s?[月월]")
_MONTH_BEFORE = regex.compile(r"(?:tháng|ខែ) ?\Z")
_MINUTES = regex.compile(r"[.:：]([0-5]\d)(?!\d|[.,:：]\d)")  # behind an hour
_DECADE_BEHIND = regex.compile(r"['’]?s\b")
_HALF_A_DAY, _NO_MINUTE = 12, -1
_REACH = 8  # code points before a number that say what it counts
# Years of other calendars: what is added to the Gregorian one.
_CALENDARS = {
    "th": (543,),
    "fa": (-621, -622),
    "ps": (-621, -622),
    "ne": (56, 57),
    "am": (-7, -8),
    "ti": (-7, -8),
    "ja": (-1988, -2018, -1925, -1911, -1867),
    "zh": (-1911,),
}
_YEARS = range(1000, 2700)
# One unit in another (mile, foot, inch, pound, ounce, gallon, acre, square mile, yard, pint …).
_FACTORS = (1.609, 0.3048, 30.48, 2.54, 25.4, 0.4536, 28.35, 3.785, 0.4047, 2.59, 0.9144, 1.852, 0.0929, 0.568)
_ROUNDED = 0.02  # relative rounding of a conversion


class Elsewhere:
    """Knows what two texts in these languages may write differently. Tags are BCP-47; None: not known."""

    def __init__(self, source_text: str, target_text: str, source_lang: str | None, target_lang: str) -> None:
        self._source, self._target = source_text, target_text
        self._half_days = bool(_HALF_DAY.search(source_text) or _HALF_DAY.search(target_text))
        self._calendar = _calendar(target_lang), tuple(-years for years in _calendar(source_lang))

    def excuses_source(self, number: Number, others: Sequence[Number]) -> bool:
        """Say whether one of the target's numbers is this one of the source in another guise."""
        return _month(self._source, number) or any(self._same(number, other) for other in others)

    def excuses_target(self, number: Number, others: Sequence[Number]) -> bool:
        """Say whether this number of the target is one of the source's in another guise."""
        return _month(self._target, number) or any(self._same(other, number) for other in others)

    def _same(self, source: Number, target: Number) -> bool:
        if self._half_days and _are_half_a_day_apart(_clock(self._source, source), _clock(self._target, target)):
            return True
        one, other = whole(source), whole(target)
        if one is None or other is None:
            return False
        if abs(one - other) == 12 and max(one, other) <= 24 and self._half_days:
            return True
        if _DECADE_BEHIND.match(self._source, source.end) and other in _decade(one):
            return True
        if (one - 1) * 100 == other or one == (other - 1) * 100:  # Swedish 1800-tal, the 19th century
            return True
        for years, within in ((one, other), (other, one)):
            if years in _YEARS and within < 100 and years % 100 == within:
                return True
        if one not in _YEARS and other not in _YEARS:
            return False
        return any(other == one + years for side in self._calendar for years in side)


def _clock(text: str, number: Number) -> tuple[int, int]:
    """Return the hour and minute that a number, or one with the minutes behind it, may mean: 4:30, 16.30, 16."""
    hour = int(number.parts[0][:9])
    if number.is_plain:
        behind = _MINUTES.match(text, number.end)
        return hour, int(behind[1]) if behind else 0
    minutes = _MINUTES.search(number.text)
    return hour, int(minutes[1]) if minutes and len(number.parts) == 2 else _NO_MINUTE  # an hour and its minutes


def _are_half_a_day_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    (hour, minute), (other_hour, other_minute) = one, other
    apart = abs(hour - other_hour) == _HALF_A_DAY and max(hour, other_hour) <= 2 * _HALF_A_DAY
    return apart and minute == other_minute != _NO_MINUTE


def _decade(year: int) -> tuple[int, ...]:
    """Return how languages count the 1980s: the eighties, the ninth decade, of the 20th century."""
    return year % 100, year // 10 % 10 + 1, year // 100 + 1


def whole(number: Number) -> int | None:
    """Return a number of at most nine digits in one run as an integer; None for any other."""
    return int(number.parts[0]) if number.is_plain and len(number.parts[0]) <= 9 else None


def is_conversion(source: Number, target: Number) -> bool:
    """Say whether one number is the other one in another unit, as far as the numbers tell."""
    return any(_converts(float(s), float(t)) for s in source.values for t in target.values)


def _converts(one: float, other: float) -> bool:
    if not one or not other:
        return False
    if abs((one - 32) / 1.8 - other) <= 1 or abs((other - 32) / 1.8 - one) <= 1:
        return True
    ratio = other / one
    return any(abs(ratio / f - 1) <= _ROUNDED or abs(ratio * f - 1) <= _ROUNDED for f in _FACTORS)


def _month(text: str, number: Number) -> bool:
    value = whole(number)
    if value is None or value > 12:
        return False
    before = text[max(0, number.start - _REACH) : number.start]
    return bool(_MONTH_BEHIND.match(text, number.end) or _MONTH_BEFORE.search(before.lower()))


def _calendar(lang: str | None) -> tuple[int, ...]:
    return _CALENDARS.get((lang or "").partition("-")[0], ())
