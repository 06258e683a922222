"""One concept of a glossary, and how terms are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import regex

ANY = ""  # the language of terms whose glossary does not say it
LONGEST = 400  # code points of a term; longer ones are sentences, and belong into a memory
_SPACE = regex.compile(r"\s++")

# Codes under which simplemma keeps languages that share one list.
_LEMMATISED = {"sr-latn": "hbs", "sr-cyrl": "hbs", "hr": "hbs", "bs": "hbs", "fil": "tl"}

Terms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept: terms by language, as ``tags.comparable`` names it or ``ANY``; the preferred term comes first.

    In a two-column glossary ``sources`` and ``targets`` differ; where each language has a column they are the same.
    """

    sources: Terms
    targets: Terms
    case_sensitive: bool = False
    do_not_translate: bool = False
    note: str = ""

    def wanted(self, lang: str) -> tuple[str, ...]:
        """Return the terms to write in a language (a comparable tag); none when it says nothing of it."""
        return self.targets.get(lang) or self.targets.get(ANY, ())

    def right(self, lang: str) -> list[str]:
        """Return the terms that may stand in a text of a language: its own, and those that stay untranslated."""
        kept = [term for terms in self.sources.values() for term in terms] if self.do_not_translate else []
        return [*self.targets.get(lang, ()), *self.targets.get(ANY, ()), *kept]

    def allows(self, written: str) -> bool:
        """Say whether the case of a word that was found under one of the terms is as the entry asks."""
        if not self.case_sensitive:
            return True
        plain = spaced(written)
        return any(
            plain == spaced(term) for table in (self.sources, self.targets) for it in table.values() for term in it
        )


def spaced(term: str) -> str:
    """Return a term in NFC with single spaces and straight apostrophes, its case kept."""
    plain = unicodedata.normalize("NFC", term).replace("’", "'").replace("ʼ", "'")
    return _SPACE.sub(" ", plain).strip()


def folded(term: str) -> str:
    """Return the form under which terms are compared: as ``spaced``, in lower case."""
    return spaced(term).lower()


def lemma(term: str, lang: str) -> str:
    """Return a term, folded, with each word in its base form; as it is where the language's forms are not known."""
    import simplemma

    form = folded(term)
    try:
        return " ".join(simplemma.lemmatize(word, _LEMMATISED.get(lang, lang)).lower() for word in form.split(" "))
    except ValueError:  # a language without a list of forms
        return form
