"""Runs of tokens in a script that the target language does not use, and words that mix scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ...lexicon.evidence import Evidence, Verdict
from ...model import Span
from ...text.reading import Reading
from .shape import Surroundings
from .visitors import Piece, Visitors
from .whole import only_in_script

# Log10 likelihood ratios, leak against rightful guest; chosen like those of ``shape``.
PRIOR = 1.5
HOPELESS = PRIOR - 2.0  # from odds under this no kind of run is likely enough for a remark; nothing below adds to them
GLOSS = -1.0  # alone in brackets, behind what it explains
SPOKEN = -2.0  # a quotation that is in the other script as a whole: a title, a saying

# What may stand between two words of a run; a word in Latin letters that is at home anywhere does not end it.
_JOIN = regex.compile(r"[\s,'’\"“”\-–]{0,3}+(?:[a-zA-Z]{1,12}[\s,'’\"“”\-–]{1,3}+){0,2}|\s?&\s?")
_JOIN_HAN = regex.compile(r"[\p{Han}々〆ー\s、，,：:；;“”「」『』《》（）()·・\p{N}]{0,12}")
_GLUED = regex.compile(r"\p{Lu}{2,}+(?=\p{Ll}{4,}+)")  # NATOwhich: an abbreviation and a word, where no spaces are set
_HAN = frozenset(("Hira", "Kana", "Hani", "Bopo"))
_LONGEST = 20  # code points of a small word that is taken in
_SMALL_BEFORE = regex.compile(r"(?<![\p{L}\p{N}'’@#/._-])[a-z]{2,}+(?= \Z)")
_SMALL_AFTER = regex.compile(r" [a-z]{2,}+(?![\p{L}\p{N}'’@/_-])")
_COUNT = regex.compile(r"(?<![\p{N}\p{L}.,])\p{Nd}[\p{Nd}.,]*+\Z")
_COUNTED = frozenset("十百千万億亿兆萬십백천만억조")  # what a number is multiplied by: no other script says 16万
_REACH = 40  # code points on each side in which brackets or quotation marks are looked for
_OPEN = regex.compile(r"([(\[（［【〔])\Z|([\"“”„«»「『《〈‹])[\s\p{Latin}'’,&-]*+\Z")
_CLOSED = regex.compile(r"([)\]）］】〕])|[\s\p{Latin}'’,&!?-]*+([\"“”«»」』》〉›])")


@dataclass(frozen=True, slots=True)
class AlienRun:
    """A stretch in another script: code points ``start`` to ``end``; ``odds`` is log10 of leak against no leak.

    ``own_script``: its letters are of the target's script, and not of its alphabet.
    """

    start: int
    end: int
    script: str
    odds: float
    mixed: bool
    words: tuple[str, ...]
    own_script: bool = False


def alien_runs(
    reading: Reading, evidence: Evidence, surroundings: Surroundings, aliens: list[tuple[int, Verdict]]
) -> Iterator[AlienRun]:
    """Yield the runs of alien script among the words ``(index, verdict)``, in order."""
    group: list[Piece] = []
    for piece in _pieces(reading, Visitors(reading, evidence, surroundings), aliens):
        if group and not _joins(reading, group[-1], piece):
            yield from _best(reading, surroundings, group)
            group = []
        group.append(piece)
    yield from _best(reading, surroundings, group)


def _pieces(reading: Reading, visitors: Visitors, aliens: list[tuple[int, Verdict]]) -> Iterator[Piece]:
    for index, verdict in aliens:
        base, word = reading.tokens.starts[index], reading.tokens.words[index]
        if reading.protected.covers(base, base + len(word)):
            continue
        for start, end, script in verdict.alien:
            glued = _GLUED.match(word, start, end) if script == "Latn" and not reading.pack.spaces else None
            yield visitors.piece(index, base + (glued.end() if glued else start), base + end, script)


def _joins(reading: Reading, last: Piece, piece: Piece) -> bool:
    if last.script in _HAN and piece.script in _HAN:
        return bool(_JOIN_HAN.fullmatch(reading.text, last.end, piece.start))
    if last.script != piece.script or (last.index == piece.index and last.mixed):
        return False
    return bool(_JOIN.fullmatch(reading.text, last.end, piece.start)) and not reading.protected.covers(
        last.end, piece.start
    )


def _best(reading: Reading, surroundings: Surroundings, group: list[Piece]) -> Iterator[AlienRun]:
    """Yield the stretch of a group whose values add up to the most, unless nobody would report it."""
    if not group:
        return
    text = reading.text
    best, best_range, total, first = float("-inf"), (0, 0), 0.0, 0
    for place, piece in enumerate(group):
        if total <= 0:
            total, first = 0.0, place
        total += piece.value
        if total > best:
            best, best_range = total, (first, place)
    if best < HOPELESS:
        return
    chosen = group[best_range[0] : best_range[1] + 1]
    script = "Kana" if any(piece.script in ("Hira", "Kana") for piece in chosen) else chosen[0].script
    start, end = chosen[0].start, chosen[-1].end
    if script == "Latn" and best > PRIOR:
        start, end = only_in_script(reading, Span(*_with_guests(text, group, start, end)), script)
    if text[start] in _COUNTED and (count := _COUNT.search(text, max(0, start - _REACH), start)):
        start = count.start()
    words = tuple(text[piece.start : piece.end] for piece in chosen)
    own = script in reading.pack.scripts and script not in _HAN
    if not own and not chosen[0].mixed:
        best += _set_off(text, start, end, surroundings.quoted(chosen[0].index))
    yield AlienRun(start, end, script, best - PRIOR, len(chosen) == 1 and chosen[0].mixed, words, own)


def _with_guests(text: str, group: list[Piece], start: int, end: int) -> tuple[int, int]:
    """Take in a small word beside a phrase that is at home by itself (online below)."""
    before = _SMALL_BEFORE.search(text, max(0, start - _LONGEST), start)
    after = _SMALL_AFTER.match(text, end)
    if before and not any(piece.start <= before.start() < piece.end for piece in group):
        start = before.start()
    if after and not any(piece.start < after.end() <= piece.end for piece in group):
        end = after.end()
    return start, end


def _set_off(text: str, start: int, end: int, quoted: bool) -> float:
    """Return what brackets or quotation marks say that hold nothing but the run and its like."""
    after = _CLOSED.match(text, end, end + _REACH)
    before = _OPEN.search(text, max(0, start - _REACH), start) if after else None
    if before is None or after is None:
        return 0.0
    return GLOSS if before[1] and after[1] else SPOKEN if quoted and before[2] and after[2] else 0.0
