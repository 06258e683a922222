"""What every source of suggestions looks like: a query in, ranked candidates out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Query:
    """A stray token and where it stands: ``text[start:end]`` is ``token``, a word of ``lang`` in a ``target`` text.

    Offsets are code points of ``text``, the whole target segment. ``source`` is None when it is not known; tags are
    BCP-47.
    """

    token: str
    lang: str
    target: str
    text: str
    start: int
    end: int
    source: str | None = None
    source_lang: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the target language for the token, in the form the provider knows.

    ``confidence`` is a probability that a reviewer would take it as it is; ``origin`` names who says so
    (``glossary:NAME``, ``memory:NAME``, ``export``, ``dictionary:eng-fra``, ``table``, ``server``). ``base`` says that
    it is a base form, which the sentence may want inflected.
    """

    word: str
    confidence: float
    origin: str
    base: bool = False


class Provider(Protocol):
    """Knows what may stand in place of a stray token. Never raises for want of data, network or a server."""

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return candidates, the best first; none when it does not know."""
        ...
