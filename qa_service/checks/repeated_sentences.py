"""Sentences said again, the same or nearly, next to each other or far apart, and paragraphs that restate others."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Edit, Finding, Severity
from ..rulebook import Rulebook
from ..text.reading import Reading
from .repetition.blocks import Block, blocks
from .repetition.contrast import SENTENCE, contrasts_of
from .repetition.report import repetition
from .repetition.verse import is_verse

PASSAGE = "repetition.passage"

_SAME_NEXT, _SAME_FAR = 0.98, 0.95  # confidence in what is said again word by word, next to its copy and elsewhere
_LIKE, _LIKER = 0.65, 0.3  # confidence in what is hardly like an earlier stretch, and what full likeness adds to it
_REFRAIN, _OVER_AND_OVER = 0.6, 4  # confidence in what comes back in verse, and copies in a row that no refrain has
_LINES = frozenset("\n\r\u2028\u2029")
_MAY_GO = 0.5  # share of it that a stretch in other words may simply go: it may also say more


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield sentences and passages that say again what was said; what the source says again, they may."""
    found = blocks(reading, contrasts_of(rules, reading.pack.tag))
    verse = bool(found) and is_verse(reading.paragraphs, reading.text)
    for block in found:
        check = PASSAGE if block.passage else SENTENCE
        if check in rules:
            confidence = (_SAME_NEXT if block.next_to else _SAME_FAR) if block.same else _LIKE + _LIKER * block.alike
            # a refrain comes back, but no line of a song is sung over and over
            refrain = verse and not (block.next_to and block.times >= _OVER_AND_OVER)
            minor = refrain or (block.next_to and not (block.same or block.passage))
            yield repetition(
                rules[check],
                reading.text,
                block.first,
                block.again,
                confidence=min(confidence, _REFRAIN) if refrain else confidence,
                # what is merely alike next to each other may be a pair of messages that differ in the word that counts
                severity=Severity.MINOR if minor else None,
                count=block.times,
                edits=() if refrain else (_deletion(reading.text, block),),
                trust=1 if block.same else _MAY_GO,
                evidence={"alike": round(block.alike, 2)},
                said="was said before" if block.same else "says nearly what was said before",
            )


def _deletion(text: str, block: Block) -> Edit:
    """Delete the copy with the space before it; one that opens a paragraph that goes on, with the space behind it."""
    start, end = block.again.start, block.again.end
    while start > 0 and text[start - 1].isspace():
        start -= 1
    if not _LINES.isdisjoint(text[start : block.again.start]):
        behind = end
        while behind < len(text) and text[behind].isspace() and text[behind] not in _LINES:
            behind += 1
        if behind < len(text) and text[behind] not in _LINES:
            return Edit(block.again.start, behind, "")
    return Edit(start, end, "")
