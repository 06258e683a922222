"""What a word in Latin letters is worth as a stray in a text of another script, where such letters are at home."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .side import Side
from .store import ACCEPTED, CAPITALISED, LISTED

ENGLISH = "en"
SAMPLE = 300  # frequent English words from which the share of English in the target's list is estimated
_SHORTEST = 3  # letters of a word that tells: shorter ones are abbreviations, particles, names of notes …
_LEAST = 30  # words that must be telling for an estimate
NOUN = 3.2  # Zipf value from which a capital noun that English hardly ever wrote is no name …
NOUN_MORE = 2.9  # … by how much more it must be used there: newspapers and universities stay under this
CACHED = 100_000  # words remembered


@dataclass(frozen=True, slots=True)
class Use:
    """How a word is used.

    ``zipf`` is its highest Zipf value among the languages that accept it; ``english`` that of English, 0.0 when not
    accepted; ``usual`` the same, or that of the target's own language where it is written in Latin letters as well
    (Serbian). ``excess`` is log10 of how much more often the target's own list has the word than the English text in
    that list explains: a loan is over 0.8, a word that only English uses under 0. ``noun``: a noun of a language that
    gives its nouns a capital, and no name, which English would know.
    """

    zipf: float
    english: float
    usual: float
    accepted: bool
    excess: float
    noun: bool


class Guests:
    """Answers for one target about words of its text that are written in Latin letters."""

    def __init__(self, target: Side, sides: Mapping[str, Side]) -> None:
        self._target = target
        self._sides = [side for side in sides.values() if "Latn" in side.pack.scripts]
        self._english = sides.get(ENGLISH)
        self._kin = [side for side in self._sides if _is_kin(target, side)]
        self._uses: dict[str, Use] = {}

    def use(self, word: str) -> Use:
        """Return how a word is used."""
        use = self._uses.get(word)
        if use is None:
            if len(self._uses) >= CACHED:
                self._uses.clear()
            use = self._uses[word] = self._use(word)
        return use

    def _use(self, word: str) -> Use:
        entries = [side.look(word) for side in self._sides]
        accepted = [entry.zipf for entry in entries if entry.flags & ACCEPTED]
        english = self._english.look(word) if self._english else None
        theirs = english.zipf if english and english.flags & ACCEPTED else 0.0
        usual = max([theirs, *(side.look(word).zipf for side in self._kin)])
        noun = any(
            side.pack.words.capital_nouns
            and entry.flags & CAPITALISED
            and entry.zipf >= max(NOUN, (english.zipf if english else 0.0) + NOUN_MORE)
            for side, entry in zip(self._sides, entries, strict=True)
        )
        return Use(max(accepted, default=0.0), theirs, usual, bool(accepted), self._excess(word, theirs), noun)

    def _excess(self, word: str, english: float) -> float:
        if not english or self._share is None:
            return 0.0
        own = self._target.look(word)
        return own.zipf - english - self._share if own.flags & LISTED else 0.0

    @cached_property
    def _share(self) -> float | None:
        """Log10 of the share of English text in the target's list: the median over words that English uses most."""
        if self._english is None or self._kin or "Latn" in self._target.pack.scripts:
            return None
        words = [word for word in self._english.lexicon.head()[:SAMPLE] if len(word) >= _SHORTEST]
        pairs = [(self._target.look(word), self._english.look(word)) for word in words]
        ratios = [ours.zipf - theirs.zipf for ours, theirs in pairs if ours.flags & LISTED]
        return statistics.median(ratios) if len(ratios) >= _LEAST else None


def _is_kin(target: Side, side: Side) -> bool:
    """Say whether a language is the target's own in other letters: both are served by one list of words."""
    return target.pack.lexicon.frequency == side.pack.lexicon.frequency != ""
