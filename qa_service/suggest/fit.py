"""Fit a candidate into the gap: case, elision or its undoing before it, prepositions that melt into articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from ..model import Edit, Span, Suggestion
from ..packs import LanguagePack
from ..text.reading import Reading
from .provider import Candidate, Query

_VOWEL = regex.compile(r"[aeiouyàâäáéèêëíîïóòôöúùûüœæ]", regex.IGNORECASE)
_ELIDED_BEFORE = regex.compile(r"(\p{L}+)(['’])\Z", regex.V1)
_WORD_BEFORE = regex.compile(r"(?<!\p{L})(\p{L}+)(\s)\Z", regex.V1)
_LOOK_BACK = 24  # code points before the gap that can matter


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a candidate goes: ``text[start:end]`` of a text in the language of ``pack``.

    ``opens``: it opens a sentence. ``capital_counts``: a capital of the token asks for one (not so for a noun from
    German, where every noun has one).
    """

    text: str
    start: int
    end: int
    pack: LanguagePack
    opens: bool = False
    capital_counts: bool = True

    @classmethod
    def of(cls, reading: Reading, query: Query) -> Gap:
        """Return the gap that a stray token leaves."""
        inside = reading.words_in(Span(query.start, query.end))
        opens = bool(inside) and reading.opens_sentence(inside[0])
        donor = reading.witness.packs.get(query.lang)
        counts = opens or not (donor and donor.words.capital_nouns)
        return cls(reading.text, query.start, query.end, reading.pack, opens, counts)


def fitted(gap: Gap, candidate: Candidate) -> Suggestion:
    """Return ``candidate`` as the edit that puts it in place of the token.

    It takes the case of what stood there; before a vowel the word in front is elided (de → d’), before a consonant an
    elided one is written out (l’ → le), and what melts together is melted (de + le → du), as the language pack's
    ``elided`` and ``contracted`` tables say.
    """
    label = _cased(candidate.word, gap)
    first, in_front, rest = _in_front(gap, label)
    return Suggestion(label, round(candidate.confidence, 2), candidate.origin, (Edit(first, gap.end, in_front + rest),))


def _cased(word: str, gap: Gap) -> str:
    token = gap.text[gap.start : gap.end]
    if token.isupper() and len(token) > 1 and gap.capital_counts:
        return word.upper()
    caseless = token.lower() == token.upper()
    if (token[:1].isupper() and gap.capital_counts) or (caseless and gap.opens):
        return word[:1].upper() + word[1:]
    return word


def _in_front(gap: Gap, label: str) -> tuple[int, str, str]:
    """Return where the edit starts, what it writes before the label, and the label or what is left of it."""
    words = gap.pack.words
    vowel = bool(_VOWEL.match(label))
    back = gap.text[max(0, gap.start - _LOOK_BACK) : gap.start]
    if (match := _ELIDED_BEFORE.search(back)) and not vowel and label[:1].lower() != "h":
        full = words.elided.get(match[1].lower())
        if full:
            return gap.start - len(match[0]), _like(full[0], match[1]) + " ", label
    if match := _WORD_BEFORE.search(back):
        word, start = match[1].lower(), gap.start - len(match[0])
        article, _, rest = label.partition(" ")
        if short := _short(words.contracted, f"{word} {article.lower()}"):
            return start, _like(short, match[1]) + match[2] * bool(rest), rest
        if vowel and (short := _short(words.elided, word)):
            return start, _like(short, match[1][:1]) + _apostrophe(gap.text), label
    return gap.start, "", label


def _short(forms: Mapping[str, Sequence[str]], full: str) -> str:
    return next((short for short, fulls in forms.items() if full in fulls), "")


def _apostrophe(text: str) -> str:
    """Return the apostrophe that a text uses: the typographic one unless it has the straight one only."""
    return "'" if "'" in text and "’" not in text else "’"


def _like(word: str, model: str) -> str:
    """Return ``word`` with the case of ``model``."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
