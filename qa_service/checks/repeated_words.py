"""Words, phrases and loops said twice or more in a row: one finding for one event, however long."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Edit, Finding, Severity
from ..rulebook import Rulebook
from ..text.reading import Reading
from .repetition.event import Event, events, outermost
from .repetition.far import far_copies
from .repetition.inside import Loop, loops_inside
from .repetition.marks import MarkLoop, loops_of_marks
from .repetition.report import cut, repetition
from .repetition.verdict import LOOP, PHRASE, WORD, Judge

_JOINED = 0.85  # confidence that a double between spaced hyphens wants none, where doubles are written with hyphens
_INSIDE = 0.97  # confidence in a loop inside a word
_FAR = 0.8  # confidence in a clause that comes back further on
_DASHES = ("-", "‐", "–")  # the dash that stands for a hyphen is meant


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield doubled words, doubled phrases and loops in order of place; of two that overlap, the earlier and longer."""
    found = [*_in_a_row(reading, rules), *_inside_words(reading, rules), *_far(reading, rules)]
    reach = 0
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)) if found else ():
        if finding.start >= reach:
            reach = finding.end
            yield finding


def _in_a_row(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    tandems = reading.recurrence.tandems
    if not tandems:
        return
    doubles = reading.pack.doubles
    judge = Judge(reading, rules[WORD].lists if WORD in rules else {})
    listed = () if reading.pack.spaces else frozenset((*doubles.words, *doubles.never))
    for found in events(reading.units, outermost(tandems), listed):
        if WORD in rules and _wants_hyphen(found, reading):
            yield repetition(
                rules[WORD], reading.text, found.first, found.again, confidence=_JOINED, edits=(_hyphen(found),)
            )
        elif (judged := judge.verdict(found)) and judged.check in rules:
            yield repetition(
                rules[judged.check],
                reading.text,
                found.first,
                found.again,
                confidence=judged.confidence,
                severity=judged.severity,
                count=found.count,
                edits=() if judged.kept else _fixes(found, reading),
            )


def _inside_words(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Loops of syllables, letters and marks; where the source has some, the translation may have some."""
    if LOOP not in rules:
        return
    syllables, marks = list(loops_inside(reading.tokens)), list(loops_of_marks(reading.text, reading.tokens))
    if syllables and any(loops_inside(reading.source_tokens)):
        syllables = []
    if marks and any(loops_of_marks(reading.source or "", reading.source_tokens)):
        marks = []
    loops: list[Loop | MarkLoop] = [*syllables, *marks]
    for loop in loops:
        if not reading.protected.covers(loop.first.start, loop.again.end):
            yield repetition(
                rules[LOOP],
                reading.text,
                loop.first,
                loop.again,
                confidence=_INSIDE,
                count=loop.count,
                edits=(cut(loop.first, loop.again),),
            )


def _far(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Clauses that come back a little further on: what to do about them is for a person to say."""
    if PHRASE not in rules:
        return
    for copy in far_copies(reading):
        if not copy.whole:
            yield repetition(
                rules[PHRASE], reading.text, copy.first, copy.again, confidence=_FAR, severity=Severity.MINOR
            )


def _fixes(found: Event, reading: Reading) -> tuple[Edit, ...]:
    deletion = cut(found.first, found.again)
    joined = reading.pack.doubles.hyphenated and found.period == 1 and found.count == 2  # a double
    return (deletion, _hyphen(found)) if joined else (deletion,)


def _wants_hyphen(found: Event, reading: Reading) -> bool:
    """“orang - orang”: a double that the language writes with a hyphen, torn apart."""
    if not reading.pack.doubles.hyphenated or found.period != 1 or found.count != 2:  # a double
        return False
    gap = found.units.gaps[found.start + 1]
    return gap != gap.strip() and gap.strip() in _DASHES and found.unit[0].isalpha()


def _hyphen(found: Event) -> Edit:
    return Edit(found.first.end, found.again.start, "-")
