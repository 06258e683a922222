"""Ask each provider in turn for what a stray token should have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Finding, Suggestion
from ..settings import Settings
from ..text.reading import Reading
from .fit import suggest
from .table import WordTable

MOST = 5  # suggestions a finding carries
LONGEST = 60  # code points of a token that are worth looking up


class Suggester:
    """Completes findings that have no fix of their own."""

    def __init__(self, settings: Settings) -> None:
        self._table = WordTable(settings.rules / "words")

    def complete(self, reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings, stray tokens with suggestions where a provider knows any."""
        return [self._completed(reading, finding) for finding in findings]

    def _completed(self, reading: Reading, finding: Finding) -> Finding:
        stray = finding.check in ("foreign.word", "foreign.script") and not finding.suggestions
        if not stray or finding.lang is None or len(finding.text) > LONGEST:
            return finding
        found = self._table.find(finding.text, finding.lang, reading.pack.tag)[:MOST]
        return replace(finding, suggestions=tuple(self._fit(reading, finding, *pair) for pair in found))

    def _fit(self, reading: Reading, finding: Finding, candidate: str, confidence: float) -> Suggestion:
        span = finding.span
        return suggest(reading.text, span.start, span.end, candidate, confidence, "table", reading.pack)
