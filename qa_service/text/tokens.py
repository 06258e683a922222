"""Cut a text into words with exact code-point offsets, as cheaply as the pattern allows."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np
import regex

# A word is a run of letters and marks, joined by inner apostrophes, middle dots, zero-width (non-)joiners or soft
# hyphens; or a run of digits. Scripts written without spaces give one token a run.
WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+(?:['’ʼ·״׳\u200c\u200d\u00ad]\p{L}[\p{L}\p{M}]*+)*+|\p{N}++", regex.V1)
_SPLIT = regex.compile(f"({WORD.pattern})", regex.V1)
_SPACE = regex.compile(r"\s")
_BLOCK = 1 << 17  # code points cut up at a time: the pieces of a long text cost ten times its words

# 32 bits are enough for any text that fits into memory, and half as large.
Number = np.int32
Numbers = np.ndarray[tuple[int], np.dtype[np.integer]]


class Tokens:
    """The words of a text and the gaps between them, as parallel sequences.

    ``words[i]`` is ``text[starts[i]:ends[i]]``; ``folded[i]`` the same in lower case with straight apostrophes;
    ``gaps[i]`` the text before word ``i`` and ``gaps[-1]`` what follows the last word. Offsets are code points.
    ``types`` are the different words, each with its folded form.
    """

    __slots__ = ("_numbers", "_signs", "ends", "folded", "gaps", "starts", "types", "words")

    def __init__(self, text: str, split: regex.Pattern[str] = _SPLIT) -> None:
        self.words: list[str] = []
        self.gaps: list[str] = []
        self.starts: array[int] = array("i")
        self.ends: array[int] = array("i")
        self._numbers: Numbers | None = None
        self._signs: str | None = None
        known: dict[str, str] = {}
        rest = ""
        for base, block in _blocks(text):
            pieces = split.split(block)
            ends = np.cumsum(np.fromiter(map(len, pieces), Number, len(pieces)), dtype=Number) + Number(base)
            self.starts.frombytes(ends[:-1:2].tobytes())
            self.ends.frombytes(ends[1::2].tobytes())
            words = pieces[1::2]
            self.words += map(known.setdefault, words, words)  # equal words share one object: few are different
            pieces[0] = rest + pieces[0]
            self.gaps += pieces[:-1:2]
            rest = pieces[-1]
        self.gaps.append(rest)
        like = folded(" ".join(known)).split(" ")
        self.types: dict[str, str] = dict(zip(known, like, strict=False))
        self.folded: list[str] = list(map(self.types.__getitem__, self.words))

    def __len__(self) -> int:
        return len(self.words)

    @property
    def numbers(self) -> Numbers:
        """The folded words as numbers: each is the place at which its like stands first."""
        if self._numbers is None:
            first: dict[str, int] = {}
            count = len(self.folded)
            self._numbers = np.fromiter(map(first.setdefault, self.folded, range(count)), Number, count)
        return self._numbers

    @property
    def signs(self) -> str:
        """All different gaps, a line each: what is made of nothing but marks and blanks stands there, or nowhere."""
        if self._signs is None:
            self._signs = "\n".join(set(self.gaps))
        return self._signs


def folded(text: str) -> str:
    """Return a text in lower case with straight apostrophes and without soft hyphens."""
    return text.lower().replace("’", "'").replace("ʼ", "'").replace("\u00ad", "")


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield a long text in blocks that start at a space, with their offsets; one without spaces is one block."""
    start = 0
    while start < len(text):
        border = _SPACE.search(text, start + _BLOCK)
        end = border.start() if border else len(text)
        yield start, text[start:end]
        start = end
