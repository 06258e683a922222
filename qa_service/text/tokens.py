"""Cut a text into words with exact code-point offsets, as cheaply as the pattern allows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate

import regex

# A word is a run of letters and marks, joined by inner apostrophes, middle dots or zero-width (non-)joiners;
# or a run of digits. Scripts written without spaces give one token a run.
WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+(?:['’ʼ·״׳\u200c\u200d]\p{L}[\p{L}\p{M}]*+)*+|\p{N}++", regex.V1)
_SPLIT = regex.compile(f"({WORD.pattern})", regex.V1)


class _Folding(dict[str, str]):
    """Lower-case forms with straight apostrophes, each computed once, so that equal words share one object."""

    def __missing__(self, word: str) -> str:
        folded = self[word] = word.lower().replace("’", "'").replace("ʼ", "'")
        return folded


class Tokens:
    """The words of a text and the gaps between them, as parallel sequences.

    ``words[i]`` is ``text[starts[i]:ends[i]]``; ``folded[i]`` the same in lower case with straight apostrophes;
    ``gaps[i]`` the text before word ``i`` and ``gaps[-1]`` what follows the last word. Offsets are code points.
    """

    __slots__ = ("ends", "folded", "gaps", "starts", "words")

    def __init__(self, text: str, split: regex.Pattern[str] = _SPLIT) -> None:
        pieces = split.split(text)
        offsets = array("q", accumulate(map(len, pieces)))
        known: dict[str, str] = {}
        # equal words share one object: a long text holds few different ones
        self.words: list[str] = list(map(known.setdefault, pieces[1::2], pieces[1::2]))
        self.gaps: list[str] = pieces[::2]
        self.starts: Sequence[int] = offsets[:-1:2]
        self.ends: Sequence[int] = offsets[1::2]
        self.folded: list[str] = list(map(_Folding().__getitem__, self.words))

    def __len__(self) -> int:
        return len(self.words)
