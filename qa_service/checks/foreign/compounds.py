"""Hyphenated compounds that only one language has (peut-être): one word, whatever the tokens are."""

from __future__ import annotations

from ...lexicon.evidence import Evidence
from ...lexicon.weighing import LENDER
from ...text.reading import Reading

MOST = 4  # hyphens of a compound
HYPHENS = frozenset("-‑")


class Compounds:
    """Finds the compounds of one text."""

    def __init__(self, reading: Reading, evidence: Evidence) -> None:
        self._reading = reading
        self._evidence = evidence
        self._found: dict[tuple[int, str], range | None] = {}

    def around(self, index: int, tag: str) -> range | None:
        """Return the words of the compound of the candidate's in which word ``index`` stands.

        None when there is no compound, or when it is not the candidate's alone: what others have as well is a loan.
        English ones travel (low-cost, check-in): lists of loans cannot hold them all.
        """
        gaps = self._reading.tokens.gaps
        if tag in LENDER or (gaps[index] not in HYPHENS and gaps[index + 1] not in HYPHENS):
            return None
        if (index, tag) not in self._found:
            self._found[index, tag] = self._around(index, tag)
        return self._found[index, tag]

    def _around(self, index: int, tag: str) -> range | None:
        gaps = self._reading.tokens.gaps
        first = last = index
        while first and last - first < MOST and gaps[first] in HYPHENS:
            first -= 1
        while last + 1 < len(self._reading.tokens) and last - first < MOST and gaps[last + 1] in HYPHENS:
            last += 1
        if first == last:  # a hyphen at an end of the text
            return None
        word = "-".join(self._reading.tokens.words[first : last + 1])
        return range(first, last + 1) if word.islower() and self._evidence.is_alone(word, tag) else None
