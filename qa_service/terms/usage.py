"""Which terms of a source its translation does not use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from ..model import Span
from ..tags import comparable
from ..text.tokens import Tokens
from ..text.units import Units, has_unspaced
from .entry import Entry, folded, lemma
from .glossary import Glossary

LONGEST_TERM = 6  # words of a term that is looked for in running text …
LONGEST_UNSPACED = 12  # … or characters, where a script sets no spaces
# An inflected word shares its beginning with its base form: so much of the longer one, and at least so many letters.
STEM_SHARE, STEM = 0.6, 3


class Unused(NamedTuple):
    """A term of the source (``place``: its code points there) and the terms of which one should stand in the target.

    ``base``: the glossary has another form of the word that stands there.
    """

    place: Span
    term: str
    wanted: tuple[str, ...]
    entry: Entry
    base: bool


def unused_terms(glossary: Glossary, source: str, source_lang: str, target: str, target_lang: str) -> Iterator[Unused]:
    """Yield the glossary's terms that stand in ``source`` and have none of their translations in ``target``.

    Both sides are compared by form and by lemma, the target by stem as well, and a term that comes twice is looked for
    once; a term inside a longer one of the glossary is not looked for. An entry that stays untranslated wants its
    source term. Time is linear in the two texts.
    """
    unspaced = has_unspaced(source)
    words = Units(source) if unspaced else Tokens(source)
    longest = LONGEST_UNSPACED if unspaced else LONGEST_TERM
    there: _There | None = None
    position = 0
    while position < len(words):
        reach = longest if glossary.may_begin(words.words[position], source_lang) else 0
        for end in reversed(words.ends[position : position + reach]):
            place = Span(words.starts[position], end)
            term = source[place.start : place.end]
            entries, base = glossary.entries_of(term, source_lang)
            if not entries:
                continue
            there = there or _There(target, comparable(target_lang))
            options = [(term,) if entry.do_not_translate else entry.wanted(there.lang) for entry in entries]
            if all(wanted and not there.has(wanted) for wanted in options):
                yield Unused(place, term, options[0], entries[0], base)
            position = bisect_left(words.starts, end) - 1
            break
        position += 1


class _There:
    """The words of the target, by form and by lemma, between spaces."""

    def __init__(self, target: str, lang: str) -> None:
        self.lang = lang
        words = Tokens(target).words
        self._words = list(map(folded, words))
        self._known: dict[tuple[str, ...], bool] = {}
        self._forms = f" {' '.join(self._words)} "
        self._lemmas = f" {' '.join(lemma(word, lang) for word in words)} "

    def has(self, terms: Sequence[str]) -> bool:
        """Say whether one of the terms stands there; also inside a word, as compounds and unspaced scripts have it."""
        asked = tuple(terms)
        if asked not in self._known:  # a source may say the same term again and again
            self._known[asked] = self._looks_for(asked)
        return self._known[asked]

    def _looks_for(self, terms: Sequence[str]) -> bool:
        return any(
            (form := " ".join(map(folded, Tokens(term).words))) in self._forms
            or f" {' '.join(lemma(word, self.lang) for word in form.split())} " in self._lemmas
            or self._has_inflected(form.split())
            for term in terms
        )

    def _has_inflected(self, term: Sequence[str]) -> bool:
        """Say whether every word of a term stands there with another ending, in the same order."""
        places = [[at for at, word in enumerate(self._words) if _is_kin(word, wanted)] for wanted in term]
        if not places or not all(places):
            return False
        reached = -1
        for found in places:
            reached = next((at for at in found if at > reached), -2)
            if reached == -2:
                return False
        return True


def _is_kin(word: str, wanted: str) -> bool:
    """Say whether two words share their beginning, so that one may be a form of the other."""
    least = max(STEM, ceil(STEM_SHARE * max(len(word), len(wanted))))
    return word[:least] == wanted[:least] and len(word) >= least and len(wanted) >= least
