"""Loops inside one word: “releasedededed”, “WhiteWhiteWhite”, “협의안을을을을”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from ...model import Span
from ...text.tokens import Tokens
from ...text.units import is_unspaced

_LOOP_LETTERS = 8  # a loop of syllables is at least so long, “mississippi” and “lalala” are not
_LOOP_SURPLUS = (
    5  # letters that a word with such a loop has more than different ones: 8 letters in units of 2, or 9 of 3
)
_LONGEST_WORD = 4000  # letters of a word that are looked at, so that a megabyte without a space costs nothing
_LENGTHENED = 10  # times that a letter must stand in a row: people lengthen “soooo” by fewer
_DIGITS = 40  # digits in a loop: keys and file names hold dozens of zeros
_SYLLABLES = 4  # times that a Hangul syllable must, which is one character
_LAUGH_UNIT = 3  # letters of the longest syllable one laughs or sings in
_LAUGH = 40  # letters up to which a word that is nothing but a loop is a laugh
# What may stand before a laugh: “mwahahaha”, “buahahaha”, “ахахаха”; and how one laughs in Hangul.
_LAUGH_STEM = regex.compile(r"[mwbuaeiokjhмбуаэоь]{0,3}", regex.V1)
_HANGUL_LAUGH = regex.compile(r"[\p{Hangul}]?[하호히헤후흐허크킥푸우와엉]+|[ㄱ-ㅣ]+", regex.V1)

# A run of one character, or a unit that stands three times. The standard library's engine is the faster one here.
_LOOP = re.compile(r"(?P<letter>.)(?P=letter){3,}|(?P<unit>.{2,12}?)(?P=unit){2,}")
_FIRST_HANGUL = "가"
_HANGUL = regex.compile(r"\p{Hangul}")


@dataclass(frozen=True, slots=True)
class Loop:
    """``count`` copies of ``unit`` letters from code point ``start``, of a word or of a text."""

    start: int
    unit: int
    count: int

    @property
    def first(self) -> Span:
        """The first copy."""
        return Span(self.start, self.start + self.unit)

    @property
    def again(self) -> Span:
        """Everything from the second copy on."""
        return Span(self.start + self.unit, self.start + self.unit * self.count)


def loops_inside(tokens: Tokens) -> Iterator[Loop]:
    """Yield the loops inside the words of a text, with offsets of the text."""
    looped = set(_looped(tokens.types.values()))
    if not looped:
        return
    for word, start in zip(tokens.folded, tokens.starts, strict=True):
        if word in looped and (loop := loop_in(word)):
            yield Loop(start + loop.start, loop.unit, loop.count)


def _looped(words: Collection[str]) -> list[str]:
    """Return the words that are long enough for a loop, in letters or in syllables of Hangul, and have one."""
    found = [word for word in words if len(word) >= _LOOP_LETTERS and loop_in(word)]
    if words and max(words) >= _FIRST_HANGUL:
        found += [word for word in words if _SYLLABLES <= len(word) < _LOOP_LETTERS and loop_in(word)]
    return found


@lru_cache(maxsize=1 << 16)
def loop_in(word: str) -> Loop | None:
    """Return the loop in a lower-case word, or None; laughter and singing are none."""
    # A loop leaves a word with few different letters for its length; most words are done with here.
    if len(word) - len(set(word)) < (_LOOP_SURPLUS if word < _FIRST_HANGUL else _SYLLABLES - 1):
        return None
    for match in _LOOP.finditer(word[:_LONGEST_WORD]):
        size, unit = len(match[0]), len(match["letter"] or match["unit"])
        # Where no spaces are written, units of single characters are looked at, not “words”.
        if (
            size < (_DIGITS if word[0].isdigit() else _least(match))
            or is_unspaced(match[0])
            or _is_laugh(word, match, unit)
        ):
            continue
        return Loop(match.start(), unit, size // unit)
    return None


def _least(match: re.Match[str]) -> int:
    if match["unit"]:
        return _LOOP_LETTERS
    return _SYLLABLES if _HANGUL.match(match["letter"]) else _LENGTHENED


def _is_laugh(word: str, match: re.Match[str], unit: int) -> bool:
    if _HANGUL.match(match[0]):
        return bool(_HANGUL_LAUGH.fullmatch(word))
    return unit <= _LAUGH_UNIT and len(match[0]) <= _LAUGH and bool(_LAUGH_STEM.fullmatch(word, 0, match.start()))
