"""What the letters of a word say about its language when no list holds it: a small model of letter sequences."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

ORDER = 3  # letters a sequence is made of; longer ones need more words than a lexicon's head holds
BACKED = 4.0  # how many sightings the shorter sequence's estimate counts for
ENOUGH = 1000  # words from which the letters of a language are known
_EDGE = "\0"  # before the first letter and behind the last


def sequences(words: Iterable[str]) -> dict[str, int]:
    """Count the sequences of up to ``ORDER`` letters in words, each of which counts once."""
    counts: Counter[str] = Counter()
    for word in words:
        edged = f"{_EDGE}{_EDGE}{word}{_EDGE}"
        for size in range(1, ORDER + 1):
            counts.update(edged[at : at + size] for at in range(2 if size == 1 else 0, len(edged) - size + 1))
    return counts


class Letters:
    """How likely a language spells a word like this; learned from the ``sequences`` of its frequent words."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        words = counts.get(_EDGE, 0)  # each word ends once
        self.learned = words >= ENOUGH  # fewer words, as where there is no frequency list, teach nothing
        self._kinds = 1 + sum(len(text) == 1 for text in counts)
        self._before: Counter[str] = Counter()
        for text, times in counts.items():
            self._before[text[:-1]] += times
        self._known: dict[str, float] = {}

    def likelihood(self, word: str) -> float:
        """Return log10 of the probability that a word of this language is spelled so; words come folded."""
        edged = f"{_EDGE}{_EDGE}{word}{_EDGE}"
        return sum(self._step(edged[at : at + ORDER]) for at in range(len(word) + 1))

    def _step(self, text: str) -> float:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = math.log10(self._probability(text))
        return known

    def _probability(self, text: str) -> float:
        if not text:
            return 1 / self._kinds
        shorter = self._probability(text[1:])
        return (self._counts.get(text, 0) + BACKED * shorter) / (self._before[text[:-1]] + BACKED)
