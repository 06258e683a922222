"""A compiled lexicon, memory-mapped: shared between processes, read in a microsecond a word."""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from ..errors import LexiconError

ZIPF_STEPS = 30  # a byte holds a Zipf value of 0 to 8.5 in steps of 1/30

LISTED = 1  # in the frequency list
ACCEPTED = 2  # the dictionary accepts it in small letters
CAPITALISED = 4  # the dictionary accepts it with a capital only: a name, a German noun
OWN = 8  # the language pack names it: a loan that is at home, a function word


class Entry(NamedTuple):
    """What a lexicon says of a word. ``zipf`` is log10 of occurrences per billion words, 0.0 when not listed."""

    zipf: float
    flags: int


UNKNOWN = Entry(0.0, 0)


class Lexicon:
    """One language's words. ``floor`` is the lowest Zipf value its list holds, ``coverage`` its dictionary's share.

    ``folder`` is where it lies; its name carries the stamp of what it was made of.
    """

    def __init__(self, folder: Path) -> None:
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            self._trie = marisa_trie.Trie()
            self._trie.mmap(str(folder / "words.marisa"))
            with (folder / "values.bin").open("rb") as file:
                self._values = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError, RuntimeError) as error:
            raise LexiconError(f"{folder}: broken lexicon ({error}); remove the folder, it is built again") from error
        self.folder = folder
        self.tag: str = meta["tag"]
        self.size: int = meta["words"]
        self.floor: float = meta["floor"]
        self.coverage: float = meta["coverage"]
        self._head = folder / "head.txt"

    def look(self, word: str) -> Entry:
        """Return what is known of a folded word; ``UNKNOWN`` when nothing is."""
        number = self._trie.get(word)
        if number is None:
            return UNKNOWN
        return Entry(self._values[number] / ZIPF_STEPS, self._values[self.size + number])

    def head(self) -> list[str]:
        """Return the most frequent words, first the most frequent."""
        return self._head.read_text(encoding="utf-8").split("\n")


class NoLexicon(Lexicon):
    """What there is for a language that no list is installed for: it knows no word."""

    def __init__(self, tag: str) -> None:
        self.tag, self.size, self.floor, self.coverage, self.folder = tag, 0, 0.0, 0.0, Path()

    def look(self, word: str) -> Entry:
        """Know nothing."""
        return UNKNOWN

    def head(self) -> list[str]:
        """Know none."""
        return []
