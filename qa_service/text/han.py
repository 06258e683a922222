"""Chinese characters that one of their three national uses does not write."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import regex

# The national character sets that Python's codecs know; a character outside them is not written there.
_CODECS = {"ja": "shift_jis", "zh-Hans": "gb2312", "zh-Hant": "cp950"}

# Share of a stretch's characters that must be odd: one rare character of a name does not make a sentence foreign.
ODD_SHARE = 0.2

_STRETCH = regex.compile("[\u4e00-\u9fff]++")


def odd_runs(word: str, tag: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of the Han stretches of a word that its language does not write.

    Only the characters of the CJK block proper are judged: rare ones outside it may be names anywhere. A stretch ends
    where a character stands that the language of its odd ones does not write.
    """
    codec = _CODECS.get(tag)
    if codec is None or all(_written(character, codec) for character in word):
        return []
    return [run for match in _STRETCH.finditer(word) for run in _odd_parts(word, *match.span(), codec)]


def _odd_parts(word: str, start: int, end: int, codec: str) -> Iterator[tuple[int, int]]:
    odd = [letter for letter in word[start:end] if not _written(letter, codec)]
    if not odd or len(odd) < ODD_SHARE * (end - start):
        return
    theirs = max(_CODECS.values(), key=lambda other: sum(_written(letter, other) for letter in odd))
    for _, letters in groupby(range(start, end), key=lambda at: _written(word[at], theirs)):
        part = list(letters)
        strange = sum(not _written(word[at], codec) for at in part)
        if strange and strange >= ODD_SHARE * len(part):
            yield part[0], part[-1] + 1


def writers(word: str) -> list[str]:
    """Return the tags of the languages whose character set holds every character of a word."""
    return [tag for tag, codec in _CODECS.items() if all(_written(character, codec) for character in word)]


@lru_cache(maxsize=32768)
def _written(character: str, codec: str) -> bool:
    if not "\u4e00" <= character <= "\u9fff":
        return True
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
