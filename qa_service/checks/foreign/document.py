"""What a text says of its own words: the names it introduces and the terms it keeps using."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from math import log2

from ...text.reading import Reading

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

    def recurring(self, index: int, zipf: float) -> float:
        """Return what is added to the weight of word ``index``, which has this Zipf value in its candidate language."""
        times = self._times[self._reading.tokens.folded[index]]
        return max(RECURRING_MOST, RECURRING * log2(times)) if times > 1 and zipf < TERM else 0.0

    def introduces(self, index: int) -> bool:
        """Say whether the text has word ``index`` as a name: inside a sentence with a capital, nowhere without."""
        return self._reading.tokens.folded[index] in self._names

    def inflects(self, index: int) -> bool:
        """Say whether the text has word ``index`` without its ending as well, with a capital: names take endings."""
        word = self._reading.tokens.folded[index]
        return any(word[:length] in self._capital for length in range(max(STEM, len(word) - ENDING), len(word)))

    @cached_property
    def _capital(self) -> frozenset[str]:
        tokens = self._reading.tokens
        return frozenset(folded for word, folded in zip(tokens.words, tokens.folded, strict=True) if word[0].isupper())

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(self._reading.tokens.folded)

    @cached_property
    def _names(self) -> frozenset[str]:
        reading = self._reading
        capital, small = set(), set()
        for index, (word, folded) in enumerate(zip(reading.tokens.words, reading.tokens.folded, strict=True)):
            if not word[0].isupper():
                small.add(folded)
            elif folded not in capital and not reading.opens_sentence(index):
                capital.add(folded)
        return frozenset(capital - small)
