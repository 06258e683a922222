"""What one segment of a document says again that another has said: a paragraph is an error, a label is right.

The segments are read as one text, a line each, so that the evidence is that of repetition within a text: likeness,
place, and the source. Only what crosses from one segment into another is reported here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ...model import Finding, Segment, Span
from ...rulebook import Rule, Rulebook
from ...text.reading import Reading
from ...text.sentences import is_open, trim
from .blocks import Block, blocks
from .contrast import SENTENCE, contrasts_of

PASSAGE = "repetition.passage"

_LABELS = 0.5  # share of segments that no mark ends from which a document is a catalogue of labels and messages
_WORDS = 10  # words of a lone sentence that is no message which a page may show twice
_UNSPACED = 2.5  # characters that stand for a word where no spaces are written
_KNOWN, _BLIND = 0.9, 0.8  # confidence in the same words with and without the sources, which then differ
_LIKE, _LIKER = 0.6, 0.25  # confidence in what is hardly alike, and what full likeness adds to it


def across_segments(readings: Sequence[Reading], rules: Rulebook) -> Iterator[tuple[int, Finding]]:
    """Yield the index of a segment and a finding in it, for what an earlier segment of the document said.

    ``readings`` are those of one document, in order and in one language; ``rules`` those of ``repeated-sentences``.
    Offsets are code points of the segment. There is nothing to suggest: the segment wants a translation of its own.
    """
    wanted = PASSAGE in rules or SENTENCE in rules
    if not wanted or len(readings) < 2 or (not _has_sources(readings) and _is_catalogue(readings)):
        return
    joined = _joined(readings)
    starts = [0, *accumulate(len(reading.text) + 1 for reading in readings)]
    for block in blocks(joined, contrasts_of(rules, joined.pack.tag)):
        origin = bisect_right(starts, block.first.start) - 1
        check = PASSAGE if block.passage else SENTENCE
        if check in rules and bisect_right(starts, block.again.start) - 1 > origin and _is_told(block, joined):
            first = Span(block.first.start - starts[origin], block.first.end - starts[origin])
            yield from _findings(rules[check], block, readings, starts, (origin, first))


def _joined(readings: Sequence[Reading]) -> Reading:
    """Return a reading of the whole document; a line of a segment's text is a line of it."""
    one = readings[0]
    sources = "\n".join(reading.source or "" for reading in readings)
    text = "\n".join(reading.text for reading in readings)
    return Reading(Segment(text, source=(sources if sources.strip() else None)), one.pack, one.witness, one.source_lang)


def _has_sources(readings: Sequence[Reading]) -> bool:
    return all(reading.source for reading in readings)


def _is_catalogue(readings: Sequence[Reading]) -> bool:
    """Say whether most segments are labels: without sources, nobody can tell which of their messages may return."""
    spans = [trim(reading.text, 0, len(reading.text)) for reading in readings]
    labels = sum(not span or is_open(reading.text, span) for reading, span in zip(readings, spans, strict=True))
    return labels >= _LABELS * len(readings)


def _is_told(block: Block, joined: Reading) -> bool:
    """Say whether a block is long enough to be no message: several sentences, or a long one next to its copy or not."""
    if block.passage or block.next_to:
        return True
    units = joined.units
    inside = bisect_right(units.starts, block.again.end - 1) - bisect_right(units.starts, block.again.start - 1)
    return inside >= _WORDS * (1 if joined.pack.spaces else _UNSPACED)


def _findings(
    rule: Rule, block: Block, readings: Sequence[Reading], starts: Sequence[int], first: tuple[int, Span]
) -> Iterator[tuple[int, Finding]]:
    """Yield one finding for each segment over which the copy runs."""
    origin, place = first
    said = readings[origin].text[place.start : place.end]
    known = _KNOWN if _has_sources(readings) else _BLIND
    for index in range(bisect_right(starts, block.again.start) - 1, bisect_right(starts, block.again.end - 1)):
        text = readings[index].text
        piece = trim(text, max(0, block.again.start - starts[index]), min(len(text), block.again.end - starts[index]))
        if piece is None:
            continue
        finding = rule.finding(
            text,
            piece.start,
            piece.end,
            confidence=known if block.same else _LIKE + _LIKER * block.alike,
            said="was said before" if block.same else "says nearly what was said before",
            evidence={
                "times": block.times,
                "alike": round(block.alike, 2),
                "segment": readings[origin].segment.id or origin,
                "first": {"start": place.start, "end": place.end, "text": said},
            },
        )
        yield index, finding
