"""The lexicons of this machine: opened when asked for, built when missing and wanted."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from ..errors import LanguageError, LexiconError
from ..packs import LanguagePack, LanguagePacks
from .build import build, folder_of
from .sources import Speller
from .store import Lexicon

# Hunspell dictionaries cost 1 to 140 MB each once loaded, so only the most recently used stay.
SPELLERS_KEPT = 3


class Library:
    """Lexicons and spellers by language, shared by all checks of an engine."""

    def __init__(self, cache: Path, packs: LanguagePacks) -> None:
        self._cache = cache
        self._packs = packs
        self._open: dict[str, Lexicon | None] = {}
        self._spellers: dict[str, Speller] = {}
        self._lock = Lock()

    def lexicon(self, tag: str, build_missing: bool = False) -> Lexicon | None:
        """Return a language's lexicon; None when it has no lists, or when it is not built and need not be."""
        known = self._open.get(tag)
        if known is not None or (tag in self._open and not build_missing):
            return known
        with self._lock:
            pack = self._packs.get(tag)
            if pack is None or not has_lists(pack):
                self._open[tag] = None
            elif build_missing or folder_of(self._cache, pack).is_dir():
                self._open[tag] = self._load(pack)
            return self._open.get(tag)

    def _load(self, pack: LanguagePack) -> Lexicon:
        try:
            return Lexicon(build(self._cache, pack))
        except OSError as error:
            raise LexiconError(f"cannot build the {pack.english_name} lexicon in {self._cache}: {error}") from error

    def built(self) -> tuple[str, ...]:
        """Return the tags whose lexicons lie in the cache, up to date."""
        return tuple(tag for tag, pack in self._packs.items() if has_lists(pack) and self.lexicon(tag) is not None)

    def knows(self, tag: str, word: str) -> bool:
        """Ask a language's Hunspell dictionary, loading it if need be; False when it has none."""
        try:
            pack = self._packs.find(tag)
        except LanguageError:
            return False
        if not pack.lexicon.dictionaries:
            return False
        with self._lock:
            speller = self._spellers.pop(pack.tag, None) or Speller(pack.lexicon.dictionaries)
            self._spellers[pack.tag] = speller  # the last one is the most recently used
            while len(self._spellers) > SPELLERS_KEPT:
                del self._spellers[next(iter(self._spellers))]
            return speller.knows(word)


def has_lists(pack: LanguagePack) -> bool:
    """Say whether anything is installed that a lexicon of this language could be made of."""
    return bool(pack.lexicon.frequency or pack.lexicon.dictionaries or pack.lexicon.forms)
