"""Whether a run makes up whole sentences, so that the sentence is foreign and not its words."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from ...model import Span
from ...text.reading import Reading

WHOLE = 0.7  # share of a sentence from which it is foreign as a whole
SENTENCE = 3  # words that make a sentence …
CHARACTERS = 4  # … or letters, where words are not set apart


def whole_sentences(reading: Reading, span: Span) -> Span | None:
    """Return from first to last word the sentences that a run makes up nearly whole; None when it does not.

    Words are counted; letters in scripts that set no spaces between words.
    """
    first = bisect_left(reading.paragraphs, span.start, key=attrgetter("end"))
    last = bisect_left(reading.paragraphs, span.end, first, key=attrgetter("start"))
    touched = [sentence for part in reading.sentences[first:last] for sentence in part if sentence.overlaps(span)]
    if not touched:
        return None
    around = Span(touched[0].start, touched[-1].end)
    size, whole = _size(reading, span), _size(reading, around)
    if size < (SENTENCE if reading.pack.spaces else CHARACTERS) or size < WHOLE * whole:
        return None
    words = reading.words_in(around)
    return Span(reading.tokens.starts[words[0]], reading.tokens.ends[words[-1]]) if words else span


def _size(reading: Reading, span: Span) -> int:
    if reading.pack.spaces:
        return len(reading.words_in(span))
    return sum(map(str.isalpha, reading.text[span.start : span.end]))
