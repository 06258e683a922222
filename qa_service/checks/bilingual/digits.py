"""Numbers written in digits, in any script and format, and every value that each may be read as."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import regex

_RUN = r"\p{Nd}{1,40}+"  # a longer run of digits falls into pieces, on both sides alike
_NUMBER = regex.compile(
    rf"""(?<!\p{{Nd}})\p{{Nd}}{{1,3}}(?:[\ \u00a0\u202f\u2009]\p{{Nd}}{{3}}(?!\p{{Nd}})){{1,6}}+(?:[.,٫]{_RUN})?
       | {_RUN}(?:[.,'’٫٬]{_RUN}){{0,12}}+""",
    regex.V1 | regex.VERBOSE,
)
_RUNS = regex.compile(r"([^0-9]++)")
_DIGITS = rf"{_RUN}(?:[.,]{_RUN}){{0,2}}"
_UNITS = "[十百千万萬億亿兆십백천만억조]"
_CHAIN = regex.compile(  # Korean sets a space between the pieces
    rf"{_DIGITS} ?{_UNITS}{{1,3}}(?:{_RUN}{_UNITS}{{1,3}}| {_RUN}[십백천만]{{1,3}}){{0,4}}+(?:{_RUN})?", regex.V1
)
_CHAIN_PIECE = regex.compile(r"(\p{Nd}+(?:[.,]\p{Nd}+)*)\s?([十百千万萬億亿兆십백천만억조]*)", regex.V1)
_POWERS = {"十": 1, "십": 1, "百": 2, "백": 2, "千": 3, "천": 3, "万": 4, "萬": 4, "만": 4}
_POWERS |= {"億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12}
_DISCOUNT = "折"  # so many tenths of the price are paid: “8折” and “20% off” are one
_TENTHS, _WHOLE = 10, 100
_SCALE_WORD = regex.compile(r"[\s\u00a0\u202f-]?(\p{L}[\p{L}\p{M}]{0,14})", regex.V1)
_SPACES = frozenset("   \u2009")


@dataclass(frozen=True, slots=True)
class Number:
    """Digits at code points ``start``–``end``. ``values`` are the plain decimals it may mean (``1000.5``);
    ``parts`` its runs of digits without leading zeros, for dates, times and versions."""

    start: int
    end: int
    text: str
    values: frozenset[str]
    parts: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Say whether it is one run of digits."""
        return len(self.parts) == 1


def numbers_in(text: str, scales: Mapping[str, tuple[int, ...]]) -> Iterator[Number]:
    """Yield the numbers of a text in order of place.

    ``scales`` maps folded beginnings of words that multiply what stands before them to powers of ten.
    """
    reach = 0
    chains = {match.start(): match for match in _CHAIN.finditer(text)}
    for match in _NUMBER.finditer(text):
        if match.start() < reach:
            continue
        if chain := chains.get(match.start()):
            reach = chain.end()
            yield _chained(chain)
            continue
        plain = ascii_digits(match[0])
        values = readings(plain)
        powers = _scale_behind(text, match.end(), scales)
        scaled = (shifted(value, power) for value in values for power in powers)
        runs = tuple(_stripped(run) for run in _RUNS.split(plain)[::2] if run)
        off = discounts(values) if text.startswith(_DISCOUNT, match.end()) else ()
        yield Number(*match.span(), match[0], frozenset((*values, *scaled, *off)), runs)


def discounts(values: Collection[str]) -> set[str]:
    """Return the per cent taken off where tenths of a price (“8”, “8.5”), or hundredths (“85”), are left."""
    shares = (shifted(value, 1) if float(value) < _TENTHS else value for value in values)
    return {f"{_WHOLE - float(share):g}" for share in shares if float(share) < _WHOLE}


def ascii_digits(text: str) -> str:
    """Write digits of every script as 0–9 and the Arabic separators as “.” and “,”."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else {"٫": ".", "٬": ","}.get(character, character)
        for character in text
    )


def readings(number: str) -> set[str]:
    """Return the decimals that a number in ASCII digits may mean: “1.000” is 1 and 1000, “24.08.2018” is none."""
    pieces = _RUNS.split(number)
    runs, marks = pieces[::2], pieces[1::2]
    if not marks:
        return {_stripped(number)}
    grouped = 1 <= len(runs[0]) <= 3 and all(len(run) in (2, 3) for run in runs[1:-1])
    found = set()
    if len(set(marks)) == 1:
        if grouped and len(runs[-1]) == 3 and runs[0] != "0":
            found.add(_stripped("".join(runs)))
        if len(marks) == 1 and marks[0] not in _SPACES:
            found.add(_decimal(runs[0], runs[1]))
    elif len(set(marks[:-1])) == 1 and grouped and len(runs[-2]) == 3:
        found.add(_decimal("".join(runs[:-1]), runs[-1]))
    return found


def shifted(value: str, power: int) -> str:
    """Multiply a plain decimal by ten to ``power`` exactly."""
    whole, _, fraction = value.partition(".")
    fraction = fraction.ljust(power, "0")
    return _decimal(whole + fraction[:power], fraction[power:])


def _decimal(whole: str, fraction: str) -> str:
    fraction = fraction.rstrip("0")
    return f"{_stripped(whole)}.{fraction}" if fraction else _stripped(whole)


def _stripped(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _scale_behind(text: str, end: int, scales: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    match = _SCALE_WORD.match(text, end)
    if not match:
        return ()
    word = match[1].lower()
    for length in range(len(word), 0, -1):
        if powers := scales.get(word[:length] + ("" if length == len(word) else "*")) or scales.get(
            word[:length] + "*"
        ):
            return powers
    return ()


def _chained(chain: regex.Match[str]) -> Number:
    """Read “1億5000万” as 150 000 000, and also as 1, when it is one piece."""
    total, pieces = 0.0, _CHAIN_PIECE.findall(ascii_digits(chain[0]))
    values = set()
    section = 0.0
    for digits, units in pieces:
        value = float(min(readings(digits), key=len, default="0"))
        power = sum(_POWERS[unit] for unit in units)
        if len(pieces) == 1:
            values |= {shifted(reading, power) for reading in readings(digits)} | readings(digits)
        if power >= 4:
            total += (section + value) * 10.0**power
            section = 0.0
        else:
            section += value * 10.0**power
    values.add(f"{total + section:.0f}" if total + section < 1e30 else "")
    parts = tuple(_stripped(run) for run in regex.findall(r"[0-9]+", ascii_digits(chain[0])))
    return Number(*chain.span(), chain[0], frozenset(values), parts)
