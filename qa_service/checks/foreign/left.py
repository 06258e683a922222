"""Words that stand in the target as they stand in the source, and that no list of the target's knows."""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.evidence import Evidence, Verdict
from ...text.reading import Reading
from .shape import Surroundings

SHORTEST = 3  # letters; shorter words are the same in many languages


def left_words(reading: Reading, evidence: Evidence, surroundings: Surroundings) -> Iterator[tuple[int, Verdict]]:
    """Yield ``(index, verdict)`` of small-letter words that only the source explains; they raise no suspicion alone.

    In a close language such a word may be one that no list holds; elsewhere it is as often a technical name, so that
    the source language's dictionary must know it.
    """
    tag = evidence.source
    if reading.source is None or tag is None or tag not in evidence.rivals:
        return
    close = tag in reading.pack.close
    tokens = reading.tokens
    for index, (word, folded) in enumerate(zip(tokens.words, tokens.folded, strict=True)):
        if not surroundings.in_source.get(folded) or len(word) < SHORTEST or not word.islower():
            continue
        if evidence[word] is None and evidence.is_strange(word):
            weight = evidence.weigh(word, tag)
            if close or weight.in_dictionary:
                yield index, Verdict(candidates=((tag, weight),))
