"""What the lexicons know of a direction's two languages: folding, frequency, inflected forms."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache

import regex
from hunspell import Hunspell

from ..lexicon.fold import folder
from ..lexicon.heads import dictionary_path
from ..lexicon.library import Library
from ..lexicon.sources import frequencies
from ..packs import LanguagePacks
from .compile import Ends, Fold
from .names import Direction

STEMMED = 40_000  # frequent words of the source whose stem is asked for; some 100 µs each
RARE = 2.0  # Zipf value of a word that a dictionary knows and no list of frequencies
APART = 0.7  # by which a phrase is rarer than its rarest word, for each further word
_PARTS = regex.compile(r"[\s'’-]+")


def ends_of(direction: Direction, packs: LanguagePacks, library: Library) -> Ends:
    """Return what compiling a direction asks for. Builds the target's lexicon when it is missing."""
    return Ends(
        _fold(packs),
        _zipf(direction.target, packs, library),
        _zipf(direction.source, packs, library),
        lambda known: _forms(direction.source, packs, known),
    )


def _fold(packs: LanguagePacks) -> Fold:
    @cache
    def of(lang: str) -> Callable[[str], str]:
        return folder(packs[lang].lexicon.fold if lang in packs else ())

    def fold(word: str, lang: str) -> str:
        return of(lang)(word)

    return fold


def _zipf(lang: str, packs: LanguagePacks, library: Library) -> Callable[[str], float]:
    lexicon = library.lexicon(lang, build_missing=True)
    if lexicon is None:
        return lambda word: 0.0
    fold = folder(packs[lang].lexicon.fold)

    def value(word: str) -> float:
        entry = lexicon.look(fold(word))
        return entry.zipf or (RARE if entry.flags else 0.0)

    def zipf(word: str) -> float:
        """Return a word's value; of a phrase what is more: its own, or that of its rarest part less what parts cost."""
        parts = [part for part in _PARTS.split(word) if part]
        if len(parts) < 2:
            return value(word)
        rarest = min(map(value, parts))
        return max(value(word), rarest - APART * (len(parts) - 1) if rarest else 0.0, 0.0)

    return zipf


def _forms(lang: str, packs: LanguagePacks, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield inflected forms with their dictionary forms: simplemma's, and Hunspell's stems of common words."""
    if lang not in packs:
        return
    sources = packs[lang].lexicon
    fold = folder(sources.fold)
    seen: set[str] = set()
    if sources.forms:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # 100 MB to load

        for form, word in DefaultDictionaryFactory().get_dictionary(sources.forms).items():
            text = _text(form)
            if (folded := fold(_text(word))) in known:
                seen.add(fold(text))
                yield text, folded
    paths = [path for stem in sources.dictionaries if (path := dictionary_path(stem))]
    if not paths:
        return
    spellers = [Hunspell(path.stem, hunspell_data_dir=f"{path.parent}/") for path in paths]
    listed = frequencies(sources)
    for word in heapq.nlargest(STEMMED, listed, key=listed.__getitem__):
        if word in seen or word in known:
            continue
        for stem in _stems(word, spellers):
            if (folded := fold(stem)) in known and folded != word:
                yield word, folded
                break


def _stems(word: str, spellers: Sequence[Hunspell]) -> Iterator[str]:
    for speller in spellers:
        try:
            yield from speller.stem(word)
            yield from speller.stem(word.capitalize())
        except UnicodeEncodeError:  # a letter that the dictionary's encoding lacks
            continue


def _text(value: str | bytes) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else value
