"""What the caller's translation memory, or this very export, has in place of a stray token."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from ..memory.association import Associate, associates
from ..memory.build import spread
from ..memory.index import Index
from .provider import Candidate, Query
from .retelling import retellings

# Probability that a reviewer takes what stands in the token's place in the same sentence, all else being equal.
SAME_SENTENCE = 0.93
SUREST = 0.85  # … a word that always goes with the token: it may still want another form here
MOST = 5
_REMEMBERED = 10_000  # words whose associates are kept
_log = logging.getLogger(__name__)


class Translations:
    """A provider over an index of translations; ``origin`` names it in what it finds."""

    def __init__(self, index: Index, origin: str) -> None:
        self.index = index
        self._origin = origin
        self._associates = lru_cache(_REMEMBERED)(self._ask)

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return what stands there where the same source was translated, then the words that go with the token."""
        try:
            told = [Candidate(it.words, SAME_SENTENCE * it.alike, self._origin) for it in retellings(self.index, query)]
            found = self._associates(query.token, query.lang, query.target)
        except sqlite3.Error as error:
            _log.warning("%s: its index cannot be read (%s): it is left out", self._origin, error)
            return ()
        going = [Candidate(it.word, confidence(it), self._origin) for it in found]
        token = query.token.lower()
        candidates = {it.word.lower(): it for it in reversed([*told, *going]) if it.word.lower() != token}
        return sorted(candidates.values(), key=lambda it: -it.confidence)[:MOST]

    def _ask(self, token: str, lang: str, target: str) -> list[Associate]:
        # where the token was left untranslated elsewhere it stands beside itself
        return associates(self.index, token, lang, target, frozenset(spread(token).split(" ")))


def confidence(it: Associate) -> float:
    """Return the probability that a reviewer takes an associate: how exclusive it is, and how often that was seen."""
    return round(min(SUREST, sqrt(it.dice) * (it.together - 1) / it.together), 2)
