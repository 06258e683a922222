"""Chinese characters that one of their three national uses does not write."""

from __future__ import annotations

from functools import lru_cache

# The national character sets that Python's codecs know; a character outside them is not written there.
_CODECS = {"ja": "shift_jis", "zh-Hans": "gb2312", "zh-Hant": "big5"}

# Share of a stretch's characters that must be odd: one rare character of a name does not make a sentence foreign.
ODD_SHARE = 0.2


def odd_runs(word: str, tag: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of the Han stretches of a word that its language does not write.

    Only the characters of the CJK block proper are judged: rare ones outside it may be names anywhere.
    """
    codec = _CODECS.get(tag)
    if codec is None or all(_written(character, codec) for character in word):
        return []
    runs: list[tuple[int, int]] = []
    start = None
    for position, character in enumerate(word + " "):
        if "\u4e00" <= character <= "\u9fff":
            start = position if start is None else start
        elif start is not None:
            odd = sum(not _written(letter, codec) for letter in word[start:position])
            if odd and odd >= ODD_SHARE * (position - start):
                runs.append((start, position))
            start = None
    return runs


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
