"""What a glossary says of a word: how to translate it, or to leave it as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ..model import Finding, Span
from ..tags import comparable
from ..text.units import Units
from .entry import ANY, Entry, folded, lemma
from .right import RightTerms, is_covered

_Index = Mapping[str, list[Entry]]


class Match(NamedTuple):
    """A term to write, and whether the word asked for stands in the glossary only in another form."""

    term: str
    base: bool


class Glossary:
    """The entries of a glossary, found by any of their source terms.

    ``name`` is the file's; ``problems`` are the places of it that could not be read, one line each.
    """

    def __init__(self, entries: Iterable[Entry], name: str = "", problems: Iterable[str] = ()) -> None:
        self.entries = tuple(entries)
        self.name = name
        self.problems = tuple(problems)
        # what was worked out for a language, kept for the next text
        self._by_form: dict[str, _Index] = {}
        self._by_lemma: dict[str, _Index] = {}
        self._first: dict[str, frozenset[str]] = {}
        self._right: dict[str, RightTerms] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, word: str, lang: str, target: str) -> list[Match]:
        """Return what the glossary wants for a word or phrase, the preferred term first; tags are BCP-47.

        Terms are compared without regard to case unless their entry asks for it, by their form and then by their
        lemmas. Entries that are not to be translated answer nothing.
        """
        target = comparable(target)
        entries, base = self.entries_of(word, lang)
        terms = [term for entry in entries if not entry.do_not_translate for term in entry.wanted(target)]
        return [Match(term, base) for term in dict.fromkeys(terms)]

    def entries_of(self, word: str, lang: str) -> tuple[list[Entry], bool]:
        """Return the entries that have a word or phrase among their source terms, and whether only its lemma is."""
        lang = comparable(lang)
        if found := [entry for entry in self._forms(lang).get(folded(word), ()) if entry.allows(word)]:
            return found, False
        entries = self._lemmas(lang).get(lemma(word, lang), ())
        return [entry for entry in entries if not entry.case_sensitive], True

    def may_begin(self, word: str, lang: str) -> bool:
        """Say whether a source term may begin with a word, or a character of a script without spaces: asked first, it
        saves looking up most of a text."""
        lang = comparable(lang)
        if lang not in self._first:
            known = (*self._forms(lang), *self._lemmas(lang))
            self._first[lang] = frozenset(units.folded[0] for units in map(Units, known) if len(units))
        return folded(word) in self._first[lang] or lemma(word, lang) in self._first[lang]

    def do_not_flag(self, lang: str) -> frozenset[str]:
        """Return the terms, folded, that are right in a text of this language: those that the glossary leaves
        untranslated, and those that it wants written there."""
        return self._right_in(lang).words

    def right_places(self, text: str, lang: str) -> list[Span]:
        """Return where such terms stand in a text, as whole words and in the case that their entries ask for."""
        return self._right_in(lang).places(text)

    def _right_in(self, lang: str) -> RightTerms:
        key = comparable(lang)
        if key not in self._right:
            self._right[key] = RightTerms(self.entries, key)
        return self._right[key]

    def _forms(self, lang: str) -> _Index:
        if lang not in self._by_form:
            self._by_form[lang] = self._indexed(lang, folded)
        return self._by_form[lang]

    def _lemmas(self, lang: str) -> _Index:
        if lang not in self._by_lemma:
            self._by_lemma[lang] = self._indexed(lang, lambda term: lemma(term, lang))
        return self._by_lemma[lang]

    def _indexed(self, lang: str, key: Callable[[str], str]) -> _Index:
        index: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for form in {key(term) for language in (lang, ANY) for term in entry.sources.get(language, ())}:
                index[form].append(entry)
        return index


def without_right(findings: Iterable[Finding], glossary: Glossary, text: str, lang: str) -> list[Finding]:
    """Drop the findings of stray or untranslated words that say nothing but terms which the glossary calls right in
    this language."""
    findings = list(findings)
    if not any(map(_is_stray, findings)):
        return findings
    places = glossary.right_places(text, lang)
    return [it for it in findings if not _is_stray(it) or not is_covered(text, it.span, places)]


def _is_stray(finding: Finding) -> bool:
    return finding.category == "foreign" or finding.its == "untranslated"
