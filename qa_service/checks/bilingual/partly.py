"""A run of the source's words that went into the target as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ...model import Finding, Span
from ...rulebook import Rulebook
from ...text.reading import Reading
from ..foreign.shape import Surroundings
from .strays import SHORTEST, Strays
from .untranslated import is_same, is_same_language

CHECK = "bilingual.partly-untranslated"
CONFIDENCE = 0.8
WAITING = 3  # words of it that want translation, two of them in small letters
SHARE = 0.6
_REACH = 3  # code points behind a run in which its closing quotation mark stands
_QUOTE = regex.compile(r"""["'“”„‟«»‘’‚‹›「」『』《》]""")


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for each run that ``foreign.*`` does not mark."""
    if reading.source is None or reading.source_lang is None or CHECK not in rules:
        return
    shared = set(reading.source_tokens.folded).intersection(reading.tokens.folded)
    if sum(len(word) > 1 and word[0].isalpha() for word in shared) < SHORTEST:
        return
    if is_same_language(reading) or is_same(reading.source, reading.text):
        return
    runs = list(_runs(reading.source_tokens.folded, reading.tokens.folded))
    if not runs:
        return
    strays, surroundings, tokens = Strays(reading), Surroundings(reading), reading.tokens
    marked: list[Span] | None = None
    for first, last in runs:
        waiting = [index for index in range(first, last + 1) if strays.wants_translation(index)]
        small = sum(tokens.words[index][0].islower() for index in waiting)
        if len(waiting) < max(WAITING, SHARE * (last + 1 - first)) or small < 2 or last + 1 - first < strays.least_run:
            continue
        span = Span(tokens.starts[first], tokens.ends[last])
        if _is_quoted(reading.text, span) or any(surroundings.bracketed(index) for index in waiting):
            continue
        marked = strays.said_by_foreign() if marked is None else marked
        if reading.protected.covers(span.start, span.end) or any(span.overlaps(other) for other in marked):
            continue
        yield rules[CHECK].finding(reading.text, span.start, span.end, confidence=CONFIDENCE, lang=reading.source_lang)


def _is_quoted(text: str, span: Span) -> bool:
    """Say whether a quotation mark stands on both sides: a title, or somebody's own words."""
    before = _QUOTE.match(text, max(0, span.start - 1), span.start)
    return bool(before and _QUOTE.search(text, span.end, span.end + _REACH))


def _runs(source: Sequence[str], target: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each run of at least ``SHORTEST`` target words that the source has in a row."""
    known = set(zip(source, source[1:], source[2:], strict=False))
    hits = [at for at, words in enumerate(zip(target, target[1:], target[2:], strict=False)) if words in known]
    if not hits:
        return
    first = hits[0]
    for here, after in pairwise(hits):
        if after != here + 1:
            yield first, here + SHORTEST - 1
            first = after
    yield first, hits[-1] + SHORTEST - 1
