"""Letters of the target's own alphabet that look like those of another script."""

from __future__ import annotations

from ..text.homoglyphs import twin
from .evidence import Evidence


def look_alike(evidence: Evidence, letters: str) -> str | None:
    """Return the letters of the target that look like these; None when it has none for one of them."""
    same = twin(letters, evidence.pack.scripts[0])
    target = evidence.target
    if same is None or not target.letters:
        return same
    return same if target.letters.issuperset(target.fold(same)) else None
