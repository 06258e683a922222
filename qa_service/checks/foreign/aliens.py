"""Tokens in a script that the target language does not use, and words that mix scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ...lexicon.evidence import Evidence, Verdict
from ...text.reading import Reading
from .shape import CONNECTS, TITLE, Surroundings

# Log10 likelihood ratios, leak against rightful guest; chosen like those of ``shape``.
PRIOR = 1.5
OTHER_SCRIPT = 4.5  # a word in a script that seldom visits (Cyrillic in French)
LETTER = -4.0  # a single letter: a symbol, a list mark
GUEST_NAME = -1.5  # a capital in a visiting script
BRACKETED = -2.5  # a gloss in brackets
QUOTED = -1.2
# Latin letters visit all scripts: names, brands and abbreviations are at home everywhere.
LATIN_WORD = 3.4  # a small word that a Latin-script language uses often
LATIN_RARE = 1.9  # … uses
LATIN_UNKNOWN = 0.4  # … that none of them knows
LATIN_OPENING = 0.6  # a frequent word with a capital: a sentence may open here
LATIN_NAME = -1.2
LATIN_SHOUTED = -2.5
LATIN_SHORT = -1.0  # two letters
OFTEN = 4.0  # Zipf value from which a word is frequent
HYPHENED = -1.5  # joined by a hyphen, mostly to a native word
GLUED = -4.0  # touching a digit: a brand, a unit

_JOIN = regex.compile(r"[\s,'’\"“”\-–]{0,3}|\s?&\s?")
_CONFUSABLE = frozenset(("Latn", "Cyrl", "Grek"))


@dataclass(frozen=True, slots=True)
class AlienRun:
    """A stretch in another script: code points ``start`` to ``end``; ``odds`` as in ``runs``."""

    start: int
    end: int
    script: str
    odds: float
    mixed: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    index: int
    start: int
    end: int
    script: str
    partial: bool
    value: float


def alien_runs(
    reading: Reading, evidence: Evidence, surroundings: Surroundings, aliens: list[tuple[int, Verdict]]
) -> Iterator[AlienRun]:
    """Yield the runs of alien script among the words ``(index, verdict)``, in order."""
    group: list[_Piece] = []
    for piece in _pieces(reading, evidence, surroundings, aliens):
        if group and not _joins(reading, group[-1], piece):
            yield from _best(reading, group)
            group = []
        group.append(piece)
    yield from _best(reading, group)


def _pieces(
    reading: Reading, evidence: Evidence, surroundings: Surroundings, aliens: list[tuple[int, Verdict]]
) -> Iterator[_Piece]:
    tokens = reading.tokens
    for index, verdict in aliens:
        base, word = tokens.starts[index], tokens.words[index]
        if reading.protected.covers(base, base + len(word)):
            continue
        for start, end, script in verdict.alien:
            partial = end - start < len(word)
            value = _value(reading, evidence, surroundings, index, word[start:end], script, partial)
            yield _Piece(index, base + start, base + end, script, partial, value)


def _joins(reading: Reading, last: _Piece, piece: _Piece) -> bool:
    same = _kind(last.script) == _kind(piece.script) and not (
        last.partial and piece.partial and last.index != piece.index
    )
    return same and bool(_JOIN.fullmatch(reading.text, last.end, piece.start))


def _kind(script: str) -> str:
    return "Jpan" if script in ("Hira", "Kana", "Hani") else script


def _value(
    reading: Reading, evidence: Evidence, surroundings: Surroundings, index: int, part: str, script: str, partial: bool
) -> float:
    tokens = reading.tokens
    value = 0.0
    if surroundings.bracketed(index):
        value += BRACKETED
    if surroundings.quoted(index):
        value += QUOTED
    before, after = tokens.gaps[index], tokens.gaps[index + 1]
    if before.endswith(("-", "‑")) or after.startswith(("-", "‑")):
        value += HYPHENED
    if not partial and ((before == "" and index) or (after == "" and index + 1 < len(tokens))):
        value += GLUED
    if script == "Latn":
        value += _latin(reading, evidence, surroundings, index, part)
    else:
        value += OTHER_SCRIPT
        if len(part) == 1 and script in _CONFUSABLE and not partial:
            value += LETTER
        elif part[0].isupper():
            value += GUEST_NAME
    if evidence.source is not None and script in evidence.sides_scripts(evidence.source):
        value += surroundings.witnessed(index)
    return value


def _latin(reading: Reading, evidence: Evidence, surroundings: Surroundings, index: int, part: str) -> float:
    zipf, accepted = evidence.best_use(part, "Latn")
    if len(part) == 1:
        return LETTER
    if part.islower():
        value = LATIN_WORD if accepted and zipf >= OFTEN else LATIN_RARE if accepted else LATIN_UNKNOWN
        if zipf >= CONNECTS and any(evidence[reading.tokens.words[at]] for at in surroundings.names_beside(index)):
            value += TITLE
        return value + (LATIN_SHORT if len(part) == 2 else 0.0)
    if part.isupper():
        return LATIN_SHOUTED
    opens = accepted and zipf >= OFTEN and part[1:].islower() and not surroundings.is_name(index)
    return LATIN_OPENING if opens else LATIN_NAME


def _best(reading: Reading, group: list[_Piece]) -> Iterator[AlienRun]:
    """Yield the stretch of a group whose values add up to the most."""
    if not group:
        return
    best, best_range, total, first = float("-inf"), (0, 0), 0.0, 0
    for place, piece in enumerate(group):
        if total <= 0:
            total, first = 0.0, place
        total += piece.value
        if total > best:
            best, best_range = total, (first, place)
    chosen = group[best_range[0] : best_range[1] + 1]
    start, end = chosen[0].start, chosen[-1].end
    script = chosen[0].script
    mixed = len(chosen) == 1 and chosen[0].partial and script in _CONFUSABLE
    words = tuple(reading.text[piece.start : piece.end] for piece in chosen)
    yield AlienRun(start, end, script, best - PRIOR, mixed, words)
