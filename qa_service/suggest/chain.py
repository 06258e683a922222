"""Ask every provider what a stray token should have been, and put the best answers into its finding."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..dictionaries.library import DictionaryLibrary, folder_of
from ..model import Finding
from ..packs import LanguagePacks
from ..settings import Settings
from ..text.reading import Reading
from .dictionary import Dictionaries
from .fit import Gap, fitted
from .provider import Candidate, Provider, Query
from .rank import rank
from .table import WordTable

LONGEST = 60  # code points of a token that are worth looking up
SURE = 0.5  # a provider of the last resort is asked when nobody is as confident as this
CHECKS = frozenset({"foreign.word", "foreign.script"})

_log = logging.getLogger(__name__)


class Suggester:
    """Completes findings that have no fix of their own.

    ``providers`` are asked first and beat the rest by their confidence; dictionaries and the hand-written table come
    after them; ``last`` are asked only when none of these is sure, since they cost time.
    """

    def __init__(self, settings: Settings, providers: Sequence[Provider] = (), last: Sequence[Provider] = ()) -> None:
        self._providers = tuple(providers)
        self._last = tuple(last)
        self._table = WordTable(settings.rules / "words")
        self._library = DictionaryLibrary(folder_of(settings))
        self._dictionaries: Dictionaries | None = None
        self._failed: set[int] = set()

    def complete(self, reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings, stray tokens with suggestions where a provider knows any."""
        return [self._completed(reading, finding) for finding in findings]

    def _completed(self, reading: Reading, finding: Finding) -> Finding:
        stray = finding.check in CHECKS and not finding.suggestions
        if not stray or finding.lang is None or len(finding.text) > LONGEST:
            return finding
        query = Query(
            finding.text,
            finding.lang,
            reading.pack.tag,
            reading.text,
            finding.start,
            finding.end,
            reading.source,
            reading.source_lang,
        )
        best = self.candidates(query, reading.witness.packs)
        if not best:
            return finding
        gap = Gap.of(reading, query)
        suggestions = tuple(fitted(gap, candidate) for candidate in best)
        base = [fix.label for fix, candidate in zip(suggestions, best, strict=True) if candidate.base]
        evidence = {**finding.evidence, "base_forms": base} if base else finding.evidence
        return replace(finding, suggestions=suggestions, evidence=evidence)

    def candidates(self, query: Query, packs: LanguagePacks) -> list[Candidate]:
        """Return what may stand in place of a token, the best first, at most five; none when nobody knows."""
        if self._dictionaries is None:
            self._dictionaries = Dictionaries(self._library, packs)
        found = list(self._ask((*self._providers, self._dictionaries, self._table), query))
        if self._last and not any(candidate.confidence >= SURE for candidate in found):
            found += self._ask(self._last, query)
        return rank(found, query)

    def _ask(self, providers: Sequence[Provider], query: Query) -> Iterator[Candidate]:
        for provider in providers:
            try:
                yield from provider.find(query)
            except Exception as error:  # one broken source of suggestions must not cost the check
                if id(provider) not in self._failed:
                    self._failed.add(id(provider))
                    _log.warning("%s gives no suggestions: %s", type(provider).__name__, error)
