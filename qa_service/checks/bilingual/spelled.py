"""Numbers that are not written in digits: words, Chinese and Roman numerals, fractions. They only excuse others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import regex

from .digits import discounts

_HAN = regex.compile(r"[〇零一二三四五六七八九十百千万萬億亿两兩兆廿卅]{1,20}+")
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "兩": 2}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}
_HAN_SECTIONS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_ROMAN = regex.compile(
    r"(?<![\p{L}\p{N}])(?=[IVXLCDMІХ])M{0,3}(CM|CD|D?C{0,3})([XХ]C|[XХ]L|L?[XХ]{0,3})([IІ][XХ]|[IІ]V|V?[IІ]{0,3})(?!\p{N})",
    regex.V1,
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_TENTHS = regex.compile(r"([一二三四五六七八九])([一二三四五六七八九]?)([成割折])")  # 四割, 八五折
_FRACTION = regex.compile(r"[¼-¾⅐-⅞]")
_MANY = 100  # from here on a word multiplies what stands before it
_LONGEST = 8  # words of one number


def spelled_values(
    text: str, folded: Sequence[str], gaps: Sequence[str], words: Mapping[str, int], connectors: frozenset[str]
) -> set[str]:
    """Return the values that a text names without digits; ``folded`` and ``gaps`` are its words as in ``Tokens``."""
    values = {str(value) for value in _worded(folded, gaps, words, connectors)} if words else set()
    values.update(str(_han(match[0])) for match in _HAN.finditer(text))
    for match in _HAN.finditer(text):
        values.update(str(_HAN_DIGITS[character]) for character in match[0] if character in _HAN_DIGITS)
        if all(character in _HAN_DIGITS for character in match[0]):  # 二〇一八
            values.add("".join(str(_HAN_DIGITS[character]) for character in match[0]).lstrip("0") or "0")
    for one, more, kind in _TENTHS.findall(text):
        share = str(_HAN_DIGITS[one] * 10 + _HAN_DIGITS.get(more, 0))
        values |= {share} | (discounts({share}) if kind == "折" else set())
    values.update(str(_roman(match[0])) for match in _ROMAN.finditer(text) if match[0])
    for match in _FRACTION.finditer(text):
        top, _, bottom = unicodedata.normalize("NFKC", match[0]).partition("⁄")
        values.update((top, bottom, f"{int(top) / int(bottom):g}"))
    return values


def _worded(
    folded: Sequence[str], gaps: Sequence[str], words: Mapping[str, int], connectors: frozenset[str]
) -> Iterator[int]:
    run: list[int] = []
    for index, word in enumerate(folded):
        value = words.get(word)
        if run and (len(run) >= _LONGEST or gaps[index].strip(" -‐\u00a0")):
            yield from _totals(run)
            run = []
        if value is not None:
            run.append(value)
            yield value
        elif run and word not in connectors:
            yield from _totals(run)
            run = []
    yield from _totals(run)


def _totals(run: Sequence[int]) -> Iterator[int]:
    """Yield what the words of a run make together: twenty five, two hundred, neunzehn hundert."""
    if len(run) < 2:
        return
    total = section = 0
    for value in run:
        if value >= 1000:
            total += max(1, section) * value
            section = 0
        elif value >= _MANY and 0 < section < _MANY:
            section *= value
        else:
            section += value
        yield total + section


def _han(numeral: str) -> int:
    total = section = digit = 0
    for character in numeral:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_POWERS:
            section += (digit or 1) * _HAN_POWERS[character]
            digit = 0
        elif character in _HAN_SECTIONS:
            total += (section + digit or 1) * _HAN_SECTIONS[character]
            section = digit = 0
        else:
            section += {"廿": 20, "卅": 30}[character]
    return total + section + digit


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral.replace("І", "I").replace("Х", "X")]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
