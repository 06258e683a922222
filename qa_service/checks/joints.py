"""Apostrophes and hyphens that belong inside a word but stand beside a blank (“n' a”, “don ' t”, “a -t-il”)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import regex

from ..model import Edit, Severity
from ..packs import LanguagePack
from ..text.reading import Reading
from .blanks import Gap
from .expressions import Expression
from .places import Place

_APOSTROPHE = regex.compile(r"(?P<before>[ \u00a0]{0,2})(?P<mark>['’ʼ])(?P<after>[ \u00a0]{0,2})")
_HYPHEN = regex.compile(r"(?P<before>[ \u00a0]{0,2})[-‐‑](?P<after>[ \u00a0]{0,2})")
_SCOPE = 120  # code points in which a quotation mark finds its partner
_VOWELS = frozenset("aeiouyhæœøɛı")  # letters before which a word is elided
_SPELLED = frozenset("FHLMNSX")  # letters of abbreviations whose names begin with a vowel: “l'FBI”
_CLOSING = regex.compile(r"(?<=[\p{L}\p{N}.,!?…])['’](?![\p{L}\p{N}])", regex.V1)
_OPENING = regex.compile(r"(?<![\p{L}\p{N}])['‘’](?=[\p{L}\p{N}])", regex.V1)


def split_by_apostrophe(gap: Gap, pack: LanguagePack, expressions: Sequence[Expression]) -> Iterator[Place]:
    """Yield an apostrophe that is parted from its word by a blank on one side or on both.

    Either the word before it is one that this language elides, and a vowel follows (“n' a”, not “rock n' roll”), or
    an expression of the rule file knows the two parts (“don ' t”). A mark that may quote stays.
    """
    found = _APOSTROPHE.fullmatch(gap.text, gap.start, gap.end)
    if not found or not gap.left or not gap.right or not (found["before"] or found["after"]):
        return
    start, end = gap.start - len(gap.left), gap.end + len(gap.right)
    edits = tuple(Edit(*found.span(part), "") for part in ("before", "after") if found[part])
    if gap.left.lower() in pack.words.elisions and _begins_with_vowel(gap.right):
        if not (found["before"] and not found["after"] and len(gap.left) > 1 and _quotes(gap, found)):
            yield Place(start, end, edits, "an elision with a space", 0.95, Severity.MAJOR)
        return
    for known in expressions:
        if known.compiled.fullmatch(gap.text, start, end) and not _quotes(gap, found):
            pattern = known.pattern
            severity = Severity(pattern.severity or Severity.MAJOR)
            yield Place(start, end, edits, pattern.label or "a word with a space", pattern.confidence, severity)
            return


def split_by_hyphen(gap: Gap, compounds: frozenset[str]) -> Iterator[Place]:
    """Yield a hyphen beside a blank where the compound stands closed elsewhere in the text or in its source."""
    found = _HYPHEN.fullmatch(gap.text, gap.start, gap.end)
    if not found or not gap.left[-1:].isalpha() or not gap.right or not (found["before"] or found["after"]):
        return
    if f"{gap.left}-{gap.right}".lower() not in compounds:
        return
    edits = tuple(Edit(*found.span(part), "") for part in ("before", "after") if found[part])
    start, end = gap.start - len(gap.left), gap.end + len(gap.right)
    yield Place(start, end, edits, "a compound with a space", 0.75)


def compounds_of(reading: Reading) -> frozenset[str]:
    """Return the hyphenated pairs of words that the text and its source write without blanks, in lower case."""
    closed: set[str] = set()
    for tokens in (reading.tokens, reading.source_tokens):
        words = tokens.folded
        closed.update(
            f"{words[index - 1]}-{words[index]}"
            for index, gap in enumerate(tokens.gaps[1:-1], 1)
            if gap in ("-", "‐", "‑")
        )
    return frozenset(closed)


def _quotes(gap: Gap, found: regex.Match[str]) -> bool:
    """Say whether the apostrophe may be a quotation mark, because its partner stands near by on the line."""
    text = gap.text
    if not found["before"]:
        line = text[max(0, gap.start - _SCOPE) : gap.start]
        return bool(_OPENING.search(line[line.rfind("\n") + 1 :]))
    if not found["after"]:
        line = text[gap.end : gap.end + _SCOPE]
        return bool(_CLOSING.search(line.partition("\n")[0]))
    return False


def _begins_with_vowel(word: str) -> bool:
    if len(word) > 1 and word.isupper() and word[0] in _SPELLED:
        return True
    return unicodedata.normalize("NFD", word[0].lower())[:1] in _VOWELS
