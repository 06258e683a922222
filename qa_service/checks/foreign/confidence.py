"""How likely a careful reviewer is to agree with a run, from the odds that its evidence adds up to."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Runs that are weighed differently, so that the same odds mean different things."""

    WORD = "word"  # words in the target's own script
    LATIN = "latin"  # words in Latin letters, which visit every script
    SCRIPT = "script"  # words in a script that seldom visits
    MIXED = "mixed"  # letters of two scripts in one word


# Intercept and slope of a logistic function of log10 odds.
_FITTED = {Kind.WORD: (0.0, 2.303), Kind.LATIN: (0.0, 2.303), Kind.SCRIPT: (0.0, 2.303), Kind.MIXED: (0.0, 2.303)}


def confidence(kind: Kind, odds: float) -> float:
    """Return a probability from log10 odds."""
    from math import exp

    intercept, slope = _FITTED[kind]
    return 1 / (1 + exp(-(intercept + slope * odds)))
