"""Inline tags that a format keeps apart from the text: those of the source must be in the target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from ...model import Finding
from ...rulebook import Rule
from ...text.reading import Reading
from .anchor import last_word, listed

CONFIDENCE = 0.9

_TAG = regex.compile(r"<(/?)([\w:.-]+)")
_IDENTITY = regex.compile(r"""\s(?:id|rid|ctype|ref|startRef)\s?=\s?["']([^"']{0,100})["']""")


def compare_inline(reading: Reading, rule: Rule) -> Iterator[Finding]:
    """Yield one finding for all inline tags that are missing, and one for those that the source does not have."""
    segment = reading.segment
    if segment.tags == segment.source_tags:
        return
    ours, theirs = Counter(map(_identity, segment.source_tags)), Counter(map(_identity, segment.tags))
    span = last_word(reading)
    for tags, more, what in (
        (segment.source_tags, ours - theirs, "missing: {}"),
        (segment.tags, theirs - ours, "not in the source: {}"),
    ):
        texts = [tag for tag in tags if more[_identity(tag)]]
        if texts:
            yield rule.finding(
                reading.text,
                span.start,
                span.end,
                confidence=CONFIDENCE,
                evidence={"tags": texts},
                what="inline markup " + what.format(listed(list(dict.fromkeys(texts)))),
            )
            return  # one finding says what to compare


def _identity(tag: str) -> str:
    """Return a tag without the attributes that may differ between source and target."""
    match = _TAG.match(tag)
    if not match:
        return tag
    identity = _IDENTITY.search(tag)
    return f"{match[1]}{match[2]}#{identity[1] if identity else ''}"
