"""Bring the candidates of all providers into one order: confidence, agreement, what the neighbours allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from .provider import Candidate, Query

MOST = 5  # candidates that are kept
AGREEMENT = 0.35  # share of the doubt that another provider's full confidence takes away
DOUBLING = 0.5  # what a candidate keeps that would stand beside itself
MISMATCH = 0.75  # … that the article before it does not allow
HIGHEST = 0.98
_LOOK_ROUND = 40  # code points before and after the gap that are read
_LAST_WORD = regex.compile(r"([\p{L}\p{M}'’-]++)\s?\Z")
_NEXT_WORD = regex.compile(r"\A\s?([\p{L}\p{M}'’-]++)")
_VOWEL = regex.compile(r"[aeiou]", regex.IGNORECASE)
# English articles go by sound, which spelling tells nearly always: a lower rank is right, a ban would not be.
_ARTICLES = {"en": {"a": False, "an": True}}


@dataclass
class _Known:
    candidate: Candidate
    confidence: float
    family: str
    order: int


def rank(found: Iterable[Candidate], query: Query) -> list[Candidate]:
    """Return at most five candidates, the best first; the same word from two providers is one, and surer.

    A candidate that is the stray token itself is left out.
    """
    token = query.token.casefold()
    known: dict[str, _Known] = {}
    for order, candidate in enumerate(found):
        key = candidate.word.casefold()
        if not key or key == token:
            continue
        family = candidate.origin.partition(":")[0]
        one = known.get(key)
        if one is None:
            known[key] = _Known(candidate, candidate.confidence, family, order)
        elif family != one.family:
            low, high = sorted((one.confidence, candidate.confidence))
            if candidate.confidence > one.confidence:
                one.candidate, one.family = candidate, family
            one.confidence = high + (1 - high) * AGREEMENT * low
    before, after = _neighbours(query)
    for one in known.values():
        one.confidence *= _fit(one.candidate.word, before, after, query.target)
    best = sorted(known.values(), key=lambda one: (-one.confidence, one.order))[:MOST]
    return [replace(one.candidate, confidence=min(HIGHEST, one.confidence)) for one in best]


def _neighbours(query: Query) -> tuple[str, str]:
    before = _LAST_WORD.search(query.text[max(0, query.start - _LOOK_ROUND) : query.start])
    after = _NEXT_WORD.search(query.text[query.end : query.end + _LOOK_ROUND])
    return (before[1].casefold() if before else ""), (after[1].casefold() if after else "")


def _fit(word: str, before: str, after: str, target: str) -> float:
    parts: Sequence[str] = word.casefold().split()
    share = 1.0
    if parts and (parts[0] == before or parts[-1] == after):
        share *= DOUBLING
    vowel = _ARTICLES.get(target.partition("-")[0], {}).get(before)
    if vowel is not None and vowel != bool(_VOWEL.match(word)):
        share *= MISMATCH
    return share
