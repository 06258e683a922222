"""What the caller's glossary wants in place of a stray token: it beats every other provider."""

from __future__ import annotations

from collections.abc import Sequence

from ..terms.glossary import Glossary
from .provider import Candidate, Query

# Probabilities that a reviewer takes a glossary's term as it stands. Its own form: the caller said so. Another form of
# the same word: the term may want inflecting. What is not the preferred term comes after it.
CONFIDENCE = 0.97
BASE_CONFIDENCE = 0.85
STEP = 0.05


class GlossaryTerms:
    """A provider over one glossary."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._origin = f"glossary:{glossary.name}" if glossary.name else "glossary"

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the terms of the entries that hold the token, the preferred one first."""
        matches = self.glossary.find(query.token, query.lang, query.target)
        return [
            Candidate(
                match.term,
                max(0.5, round((BASE_CONFIDENCE if match.base else CONFIDENCE) - STEP * place, 2)),
                self._origin,
                match.base,
            )
            for place, match in enumerate(matches)
        ]
