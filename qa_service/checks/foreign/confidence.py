"""How likely a careful reviewer is to agree with a run, from the odds that its evidence adds up to."""

from __future__ import annotations

from enum import StrEnum
from math import exp


class Kind(StrEnum):
    """Runs that are weighed differently, so that the same odds mean different things."""

    WORD = "word"  # words in the target's own script
    LATIN = "latin"  # words in Latin letters, which visit every script
    SCRIPT = "script"  # words in a script that seldom visits
    MIXED = "mixed"  # letters of two scripts in one word


# Intercept and slope of a logistic function of the log10 odds; (0, 2.3) would take the odds at their word. Fitted by
# maximum likelihood on all open sets together, rounded; see docs/decisions/confidence.md for how many findings of each
# kind stand behind it. Same-script evidence is over-sure, because its parts depend on each other; few slips of the
# keyboard stand in the sets, so that they are held back by hand.
_FITTED = {Kind.WORD: (0.1, 1.5), Kind.LATIN: (0.4, 2.3), Kind.SCRIPT: (1.0, 2.3), Kind.MIXED: (0.0, 1.0)}
MOST = 0.995  # nobody is surer of a translation that they have not read


def confidence(kind: Kind, odds: float) -> float:
    """Return the probability that a run of log10 odds ``odds`` is right; never falling in the odds."""
    intercept, slope = _FITTED[kind]
    return min(MOST, 1 / (1 + exp(-(intercept + slope * odds))))
