"""Whether a run makes up whole sentences, so that the sentence is foreign and not its words."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from ...model import Span
from ...text.reading import Reading
from ...text.scripts import script_runs

WHOLE = 0.7  # share of a sentence from which it is foreign as a whole
SENTENCE = 3  # words that make a sentence …
CHARACTERS = 4  # … or letters, where words are not set apart


def whole_sentences(reading: Reading, span: Span) -> Span | None:
    """Return from first to last word the sentences that a run makes up nearly whole; None when it does not.

    Words are counted; letters in scripts that set no spaces between words.
    """
    around = _sentences(reading, span)
    if around is None:
        return None
    size, whole = _size(reading, span), _size(reading, around)
    if size < (SENTENCE if reading.pack.spaces else CHARACTERS) or size < WHOLE * whole:
        return None
    return _trimmed(reading, around) or span


def only_in_script(reading: Reading, span: Span, script: str) -> Span:
    """Return from first to last word the sentences around a run when no letter in them is of another script.

    The run itself where one is: “the door” of “Close the door”, whose first word may be a name by itself.
    """
    around = _sentences(reading, span)
    whole = _trimmed(reading, around) if around else None
    if whole is None or {found for *_, found in script_runs(reading.text[whole.start : whole.end])} != {script}:
        return span
    return whole


def _sentences(reading: Reading, span: Span) -> Span | None:
    first = bisect_left(reading.paragraphs, span.start, key=attrgetter("end"))
    last = bisect_left(reading.paragraphs, span.end, first, key=attrgetter("start"))
    touched = [sentence for part in reading.sentences[first:last] for sentence in part if sentence.overlaps(span)]
    return Span(touched[0].start, touched[-1].end) if touched else None


def _trimmed(reading: Reading, span: Span) -> Span | None:
    words = reading.words_in(span)
    return Span(reading.tokens.starts[words[0]], reading.tokens.ends[words[-1]]) if words else None


def _size(reading: Reading, span: Span) -> int:
    if reading.pack.spaces:
        return len(reading.words_in(span))
    return sum(map(str.isalpha, reading.text[span.start : span.end]))
