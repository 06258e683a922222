"""What a text says of its own words: the names it introduces and the terms it keeps using."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import log2

import numpy as np

from ...text.order import places_by
from ...text.reading import Reading
from ...text.tokens import Number

# Log10 likelihood ratios, chosen like those of ``shape``.
RECURRING = -0.8  # for every doubling of how often a rare word stands in the text: what a text keeps saying is its own
RECURRING_MOST = -2.4
ENDING = 3  # letters of a case ending that a name may take in the text (Zinke, Zinken)
STEM = 4  # … and letters that are left of it at least
TERM = 5.1  # Zipf value under which a word may be such a term; the frequent words of a language are none


class Document:
    """Answers about the words of one text, each computed once and only when a suspect raises the question."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._introduced: dict[int, bool] = {}

    def recurring(self, index: int, zipf: float) -> float:
        """Return what is added to the weight of word ``index``, which has this Zipf value in its candidate language."""
        if zipf >= TERM:
            return 0.0
        times = self._times[self._numbers[index]]
        return max(RECURRING_MOST, RECURRING * log2(times)) if times > 1 else 0.0

    def introduces(self, index: int) -> bool:
        """Say whether the text has word ``index`` as a name: inside a sentence with a capital, nowhere without."""
        number = self._numbers[index]
        if number not in self._introduced:
            words, opens = self._reading.tokens.words, self._reading.opens_sentence
            places = self._places(number) if self._times[number] > 1 else (index,)
            capital = all(words[at][0].isupper() for at in places)
            self._introduced[number] = capital and not all(map(opens, places))
        return self._introduced[number]

    def inflects(self, index: int) -> bool:
        """Say whether the text has word ``index`` without its ending as well, with a capital: names take endings."""
        word = self._reading.tokens.folded[index]
        return any(word[:length] in self._capital for length in range(max(STEM, len(word) - ENDING), len(word)))

    def _places(self, number: int) -> Sequence[int]:
        """Return where the word stands that ``Tokens.numbers`` has as this number."""
        end = self._ends[number]
        return self._order[end - self._times[number] : end]

    @cached_property
    def _capital(self) -> frozenset[str]:
        return frozenset(folded for word, folded in self._reading.tokens.types.items() if word[0].isupper())

    # Buffers of plain numbers: asking an array for one at a time costs several times as much.

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return memoryview(self._reading.tokens.numbers)  # type: ignore[arg-type]

    @cached_property
    def _times(self) -> Sequence[int]:
        """How often each word stands in the text, by its number."""
        return memoryview(np.bincount(self._reading.tokens.numbers).astype(Number))  # type: ignore[arg-type]

    @cached_property
    def _order(self) -> Sequence[int]:
        """The places of all words, those of one word together."""
        return memoryview(places_by(self._reading.tokens.numbers))  # type: ignore[arg-type]

    @cached_property
    def _ends(self) -> Sequence[int]:
        """Where in that order the places of a word end, by its number."""
        return memoryview(np.cumsum(self._times, dtype=Number))  # type: ignore[arg-type]
