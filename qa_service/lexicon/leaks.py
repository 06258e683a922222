"""How much of one language's text stands in another's frequency list; estimated once, kept beside the lexicon."""

from __future__ import annotations

import statistics

from .kept import keep, read_kept
from .side import Side
from .store import ACCEPTED, LISTED, OWN

HEAD_SAMPLE = 1500  # frequent words of a candidate from which its leak into a list is estimated
_LEAST = 30  # words that must be telling for an estimate
_FILE = "leaks.json"


def leaks(target: Side, candidates: list[Side]) -> dict[str, float]:
    """Return, by tag, which share of each candidate's frequency shows up in the target's list.

    Known estimates are read from the target's lexicon folder; new ones are added there where it can be written.
    """
    path = target.lexicon.folder / _FILE
    kept = {name: float(value) for name, value in read_kept(path).items() if isinstance(value, int | float)}
    # A lexicon's folder carries its stamp in its name: what was estimated from another build is not found.
    known = {side.lexicon.folder.name: kept.get(side.lexicon.folder.name) for side in candidates}
    fresh = {
        side.lexicon.folder.name: leak(side, target) for side in candidates if known[side.lexicon.folder.name] is None
    }
    if fresh:
        keep(path, kept | fresh)
    every = kept | fresh
    return {side.pack.tag: every[side.lexicon.folder.name] for side in candidates}


def leak(candidate: Side, target: Side) -> float:
    """Estimate which share of the candidate's frequency shows up in the target's list as running foreign text.

    The median ratio over the candidate's frequent words that the target's dictionary rejects; words that are absent
    from a list count as nothing, so that a clean list yields nearly zero.
    """
    ratios = []
    for word in candidate.lexicon.head()[:HEAD_SAMPLE]:
        theirs = candidate.lexicon.look(word)
        ours = target.look(word)
        if len(word) < 3 or not theirs.flags & ACCEPTED or ours.flags & (ACCEPTED | OWN):
            continue
        ratios.append(10 ** (ours.zipf - theirs.zipf) if ours.flags & LISTED else 0.0)
    return statistics.median(ratios) if len(ratios) >= _LEAST else 0.0
