"""One language as a witness of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

from ..packs import LanguagePack
from .fold import folder
from .kept import keep, read_kept
from .letters import ORDER, Letters, sequences
from .store import ACCEPTED, OWN, Entry, Lexicon

LETTER_WORDS = 4  # a language uses a letter when this many of its frequent words have it
LONG_LIST = 1.5  # a list whose lowest Zipf value is under this is a long one
SURE_COVERAGE = 0.85  # a dictionary's no counts when it accepts at least this share of running text
_SPELLING = f"letters-{ORDER}.json"


class Side:
    """One language as a witness: its lexicon, its folding, and how far its silence can be trusted."""

    def __init__(self, pack: LanguagePack, lexicon: Lexicon) -> None:
        self.pack = pack
        self.lexicon = lexicon
        self.fold: Callable[[str], str] = folder(pack.lexicon.fold)
        self.known = lexicon.size > 0
        self.listed = bool(pack.lexicon.frequency)
        self.long_list = self.listed and lexicon.floor < LONG_LIST
        self.trusted_dictionary = lexicon.coverage >= SURE_COVERAGE
        self._own = frozenset(map(self.fold, (*pack.words.loans, *pack.words.function)))
        self._elisions = frozenset(pack.words.elisions)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters that frequent words of the language are written in; read only when a word raises the question."""
        return _letters(self.lexicon)

    @cached_property
    def spelling(self) -> Letters:
        """How the language spells; learned once, when a word raises the question, and kept beside the lexicon."""
        if not self.known:
            return Letters({})
        path = self.lexicon.folder / _SPELLING
        kept = {text: times for text, times in read_kept(path).items() if isinstance(times, int)}
        if not kept:
            kept = sequences(word for word in self.lexicon.head() if self.lexicon.look(word).flags & ACCEPTED)
            keep(path, kept)
        return Letters(kept)

    def look(self, word: str) -> Entry:
        """Look a word up as it is written."""
        folded = self.fold(word)
        entry = self.lexicon.look(folded)
        return Entry(entry.zipf, entry.flags | OWN) if folded in self._own else entry

    def spelled(self, word: str) -> str:
        """Return the word as this language's dictionary writes it."""
        return self.fold(word) if "serbian-latin" in self.pack.lexicon.fold else word

    def owns(self, word: str) -> bool:
        """Say whether the language pack names the word as at home."""
        return self.fold(word) in self._own

    def core(self, word: str) -> str:
        """Drop what is elided before an apostrophe (l'homme, qu'entirely)."""
        if "'" in word or "’" in word:
            head, _, tail = word.replace("’", "'").partition("'")
            if tail and head.lower() in self._elisions:
                return tail
        return word


def _letters(lexicon: Lexicon) -> frozenset[str]:
    words = (word for word in lexicon.head() if lexicon.look(word).flags & ACCEPTED)
    counts = Counter(letter for word in words for letter in set(word))
    return frozenset(letter for letter, count in counts.items() if count >= LETTER_WORDS)
