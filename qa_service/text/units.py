"""Cut a text into the units in which it may repeat itself: words, and single characters where no spaces stand."""

from __future__ import annotations

import regex

from .tokens import Tokens, folded

# Scripts written without spaces between words. A unit is a character with its marks: a repetition there may start
# and end inside what a word list would call a word.
UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々"
_WORD_LETTER = rf"[\p{{L}}--[{UNSPACED}]]"
UNIT = regex.compile(
    rf"[[{UNSPACED}]&&[\p{{L}}ー々]]\p{{M}}*+"
    rf"|{_WORD_LETTER}[{_WORD_LETTER}\p{{M}}]*+(?:['’ʼ·״׳\u200c\u200d\u00ad]{_WORD_LETTER}[{_WORD_LETTER}\p{{M}}]*+)*+"
    r"|\p{N}++",
    regex.V1,
)
_SPLIT = regex.compile(f"({UNIT.pattern})", regex.V1)
_UNSPACED_LETTER = regex.compile(rf"[{UNSPACED}]", regex.V1)


class Units(Tokens):
    """Like ``Tokens``, with one unit for each character of a script that sets no spaces between words."""

    __slots__ = ()

    def __init__(self, text: str) -> None:
        super().__init__(text, _SPLIT)


def folded_units(text: str) -> str:
    """Return the units of a text, folded as ``Tokens`` does it, between single spaces."""
    return folded(" ".join(UNIT.findall(text)))


def is_unspaced(character: str) -> bool:
    """Say whether a character belongs to a script that sets no spaces between words."""
    return bool(_UNSPACED_LETTER.match(character))


def has_unspaced(text: str) -> bool:
    """Say whether a script without spaces occurs in the text."""
    return bool(_UNSPACED_LETTER.search(text))
