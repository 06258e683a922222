"""Fit a candidate into the gap: the case of what stood there, elision or its undoing before it."""

from __future__ import annotations

import regex

from ..model import Edit, Suggestion
from ..packs import LanguagePack

_VOWEL = regex.compile(r"[aeiouyàâäáéèêëíîïóòôöúùûüœæ]", regex.IGNORECASE)
_ELIDED_BEFORE = regex.compile(r"(\p{L}+)(['’])\Z", regex.V1)
_WORD_BEFORE = regex.compile(r"(?<!\p{L})(\p{L}+)(\s)\Z", regex.V1)
_LOOK_BACK = 24  # code points before the gap that can matter


def suggest(
    text: str, start: int, end: int, candidate: str, confidence: float, origin: str, pack: LanguagePack
) -> Suggestion:
    """Return ``candidate`` as the edit that puts it in place of ``text[start:end]``.

    It takes the case of what stood there; before a vowel the word in front is elided (de → d’), before a consonant an
    elided one is written out (l’ → le), as the language pack's ``elided`` table says.
    """
    label = _cased(candidate, text[start:end])
    first, in_front = _in_front(text, start, label, pack)
    return Suggestion(label, round(confidence, 2), origin, (Edit(first, end, in_front + label),))


def _cased(candidate: str, token: str) -> str:
    if len(token) > 1 and token.isupper():
        return candidate.upper()
    return candidate[:1].upper() + candidate[1:] if token[:1].isupper() else candidate


def _in_front(text: str, start: int, label: str, pack: LanguagePack) -> tuple[int, str]:
    """Return where the edit starts and what it writes before the label."""
    elided = pack.words.elided
    vowel = bool(_VOWEL.match(label))
    back = text[max(0, start - _LOOK_BACK) : start]
    if (match := _ELIDED_BEFORE.search(back)) and not vowel and label[:1].lower() != "h":
        full = elided.get(match[1].lower())
        if full:
            return start - len(match[0]), _cased(full[0], match[1]) + " "
    if vowel and (match := _WORD_BEFORE.search(back)):
        for short, fulls in elided.items():
            if match[1].lower() in fulls:
                return start - len(match[0]), _cased(short, match[1][:1]) + "’"
    return start, ""
