"""Suggestions from the bilingual dictionaries that are installed on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from ..dictionaries.entry import bare
from ..dictionaries.library import DictionaryLibrary
from ..dictionaries.names import Direction, language_of
from ..dictionaries.store import PairStore, Translation
from ..lexicon.fold import folder
from ..packs import LanguagePacks
from .provider import Candidate, Query

FLOOR = 0.15  # confidence of a candidate with hardly any support …
CEILING = 0.8  # … and of one on which direct, inverted and pivot dictionaries agree
INFLECTED = 0.9  # what the support of an inflected form's headword is worth beside the form's own
PART = 0.85  # … of a phrase without its article, of a Chinese word without its particle
GUESSED = 0.5  # … of the headword that only begins alike
MOST = 8  # candidates that are handed on to be ranked with those of others
_EDGES = regex.compile(r"^[^\p{L}\p{M}\p{N}]++|[^\p{L}\p{M}\p{N}]++$")
_PARTICLES = ("的", "地", "得", "了", "着", "过", "們", "们")  # what Chinese text glues to a word
_KANA_END = regex.compile(r"\p{Hiragana}{1,6}$")


class Dictionaries:
    """The provider; knows nothing, at once, where no dictionary is installed."""

    def __init__(self, library: DictionaryLibrary, packs: LanguagePacks) -> None:
        self._library = library
        self._packs = packs
        self._folds: dict[str, Callable[[str], str]] = {}

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return candidates, the best supported first: of the form as it stands and of its headword together."""
        direction = Direction(language_of(query.lang), language_of(query.target))
        store = self._library.pair(direction)
        if store is None:
            return ()
        best: dict[str, tuple[float, Translation, bool]] = {}
        for items, share, base in self._rows(store, query.token, query.lang):
            for item in items:
                weight = share * item.weight
                known = best.get(item.word)
                if known is None or weight > known[0]:
                    best[item.word] = (weight, item, base if known is None else base and known[2])
        ranked = sorted(best.values(), key=lambda entry: (-entry[0], entry[1].word))[:MOST]
        return [
            Candidate(
                item.word, FLOOR + (CEILING - FLOOR) * weight, f"dictionary:{store.origins[item.origin].name}", base
            )
            for weight, item, base in ranked
        ]

    def _rows(self, store: PairStore, token: str, lang: str) -> Iterator[tuple[list[Translation], float, bool]]:
        fold = self._fold(lang)
        word = fold(_EDGES.sub("", " ".join(token.split())))
        found = False
        for part, share in self._parts(word, lang):
            for items, worth, base in ((store.find(part), 1.0, part != word), (store.find_form(part), INFLECTED, True)):
                if items:
                    found = True
                    yield items, share * worth, base
            if found:
                return
        if " " not in word:
            yield store.near(word), GUESSED, True

    def _parts(self, word: str, lang: str) -> Iterator[tuple[str, float]]:
        """Yield the word, then what is left of it without article, elision, particle or inflection."""
        yield word, 1.0
        shorter = bare(word, language_of(lang))
        if shorter != word:
            yield shorter, PART
        pack = self._packs.get(lang)
        head, apostrophe, tail = word.partition("'")
        if apostrophe and tail and pack and head in pack.words.elisions:
            yield tail, PART
        if lang.startswith("zh") and len(word) > 1 and word[-1] in _PARTICLES:
            yield word[:-1], PART
        if lang == "ja" and (kana := _KANA_END.search(word)):
            stem = word[: kana.start()]
            if stem:
                yield from ((stem + ending, PART) for ending in ("する", "") if stem + ending != word)

    def _fold(self, lang: str) -> Callable[[str], str]:
        if lang not in self._folds:
            pack = self._packs.get(lang)
            self._folds[lang] = folder(pack.lexicon.fold if pack else ())
        return self._folds[lang]
