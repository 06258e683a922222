"""The check itself: suspects, runs, scripts, findings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from ...lexicon.evidence import Evidence, Verdict
from ...model import Finding
from ...rulebook import Rulebook
from ...text.reading import Reading
from .aliens import alien_runs
from .left import left_words
from .report import report_aliens, report_run
from .runs import RunFinder
from .shape import Surroundings


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield the ``foreign.*`` findings, unsorted."""
    evidence = reading.witness.evidence(reading.pack, reading.source_lang)
    suspects = _suspects(reading.tokens.words, evidence)
    if not suspects and reading.source is None:
        return
    surroundings = Surroundings(reading)
    suspects += left_words(reading, evidence, surroundings)
    same = [pair for pair in suspects if not pair[1].alien]
    for run in RunFinder(reading, evidence, surroundings).runs(same):
        yield from report_run(reading, rules, evidence, run)
    aliens = [pair for pair in suspects if pair[1].alien]
    yield from report_aliens(reading, rules, evidence, list(alien_runs(reading, evidence, surroundings, aliens)))


def _suspects(words: list[str], evidence: Evidence) -> list[tuple[int, Verdict]]:
    verdicts = list(map(evidence.__getitem__, words))
    chosen = compress(range(len(words)), verdicts)
    return [(index, verdict) for index in chosen if (verdict := verdicts[index])]
