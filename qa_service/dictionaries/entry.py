"""What every dictionary reader yields, and how a raw translation is cleaned into words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

LONGEST = 40  # code points of a headword or translation that are kept; longer ones are explanations
MOST_WORDS = 4

_ASIDE = regex.compile(r"\([^()]*+\)|\[[^\[\]]*+\]|\{[^{}]*+\}|<[^<>]*+>|/[^/\n]{1,80}+/")
_SPLIT = regex.compile(r"[,;，；、/|]|\.\s")
_TRIM = " \t\n.:!?…‐-–—'\"“”„«»*~=_"
_LEADS = {
    "en": ("to be ", "to ", "a ", "an ", "the "),
    "de": ("der ", "die ", "das ", "ein ", "eine ", "sich "),
    "fr": ("le ", "la ", "les ", "l'", "un ", "une ", "se ", "s'"),
    "es": ("el ", "la ", "los ", "las ", "un ", "una "),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l'", "un ", "una "),
    "pt": ("o ", "a ", "os ", "as ", "um ", "uma "),
    "nl": ("de ", "het ", "een "),
    "sv": ("att ", "en ", "ett "),
    "da": ("at ", "en ", "et "),
    "nb": ("å ", "en ", "et "),
}
_STRESSED = ("ru", "uk", "be", "bg")  # dictionaries mark where the stress falls, texts do not
_HUNGARIAN = str.maketrans("õûôÕÛÔ", "őűőŐŰŐ")  # letters that Latin-1 lacks, as an old dictionary wrote them
_WORDS = regex.compile(r"[\p{L}\p{M}]+(?:[ '’·.\u200c\u200d‐-][\p{L}\p{M}]+)*+")


class Entry(NamedTuple):
    """One translation of one word. ``sense`` and ``place`` count from 0: the first sense, its first word.

    ``pos`` is the part of speech of ``word`` in one letter (n, v, a, r for adverb; empty when it is not said).
    """

    word: str
    translation: str
    sense: int
    place: int
    pos: str = ""


def words_of(text: str) -> Iterator[str]:
    """Yield the words that a translation lists, without remarks; none for explanations and bare symbols."""
    if "(" in text or "[" in text or "{" in text or "<" in text or "/" in text:
        text = _ASIDE.sub(" ", text)
    for piece in _SPLIT.split(text):
        word = clean(piece)
        if word:
            yield word


def bare(word: str, lang: str) -> str:
    """Return a dictionary's word as a text of ``lang`` would have it: no “to” or article before it, no stress marks."""
    for lead in _LEADS.get(lang, ()):
        if word.startswith(lead) and len(word) > len(lead) + 1:
            word = word[len(lead) :]
            break
    if lang in _STRESSED:
        word = word.replace("\u0301", "")
    return word.translate(_HUNGARIAN) if lang == "hu" else word


def clean(piece: str) -> str:
    """Return a headword or translation without what surrounds it; empty when it is not worth keeping."""
    word = " ".join(piece.split()).strip(_TRIM).replace("‐", "-").replace("’", "'")
    if not 0 < len(word) <= LONGEST or word.count(" ") >= MOST_WORDS or not _WORDS.fullmatch(word):
        return ""
    return word
