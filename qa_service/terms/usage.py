"""Which terms of a source its translation does not use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Span
from ..tags import comparable
from ..text.tokens import Tokens
from .entry import Entry, folded, lemma
from .glossary import Glossary

LONGEST_TERM = 6  # words of a term that is looked for in running text


class Unused(NamedTuple):
    """A term of the source (``place``: its code points there) and the terms of which one should stand in the target."""

    place: Span
    term: str
    wanted: tuple[str, ...]
    entry: Entry


def unused_terms(glossary: Glossary, source: str, source_lang: str, target: str, target_lang: str) -> Iterator[Unused]:
    """Yield the glossary's terms that stand in ``source`` and have none of their translations in ``target``.

    Both sides are compared by form and by lemma; a term inside a longer one of the glossary is not looked for. An entry
    that stays untranslated wants its source term. Time is linear in the two texts.
    """
    words = Tokens(source)
    there: _There | None = None
    position = 0
    while position < len(words):
        for end in reversed(words.ends[position : position + LONGEST_TERM]):
            place = Span(words.starts[position], end)
            term = source[place.start : place.end]
            entries, _ = glossary.entries_of(term, source_lang)
            if not entries:
                continue
            there = there or _There(target, comparable(target_lang))
            options = [(term,) if entry.do_not_translate else entry.wanted(there.lang) for entry in entries]
            if all(wanted and not there.has(wanted) for wanted in options):
                yield Unused(place, term, options[0], entries[0])
            position = bisect_left(words.starts, end) - 1
            break
        position += 1


class _There:
    """The words of the target, by form and by lemma, between spaces."""

    def __init__(self, target: str, lang: str) -> None:
        self.lang = lang
        words = Tokens(target).words
        self._forms = f" {' '.join(map(folded, words))} "
        self._lemmas = f" {' '.join(lemma(word, lang) for word in words)} "

    def has(self, terms: Sequence[str]) -> bool:
        """Say whether one of the terms stands there; also inside a word, as compounds and unspaced scripts have it."""
        return any(
            (form := " ".join(map(folded, Tokens(term).words))) in self._forms
            or f" {' '.join(lemma(word, self.lang) for word in form.split())} " in self._lemmas
            for term in terms
        )
