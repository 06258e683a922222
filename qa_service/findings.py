"""Small pure passes over findings: settle overlaps, drop remarks, sort, give each its fingerprint."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from .model import Finding, Severity, Span

# Of two findings on the same words, the check that stands earlier here stays.
_PRECEDENCE = (
    "residue",
    "foreign.segment",
    "foreign",
    "repetition.passage",
    "repetition.sentence",
    "repetition.loop",
    "repetition",
    "spacing",
    "bilingual",
)


def at_least(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    """Keep findings of this severity and above."""
    return [finding for finding in findings if finding.severity.rank >= severity.rank]


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """Keep one finding for one event: of two of the same category that overlap, the one of higher precedence.

    Findings of different categories may lie on the same words: a loop of foreign words is both.
    """
    kept: list[Finding] = []
    taken: dict[str, list[Span]] = defaultdict(list)  # by category, in order of place, none overlapping another
    ordered = sorted(findings, key=lambda finding: (_rank(finding.check), -finding.confidence, finding.start))
    for finding in ordered:
        spans, span = taken[finding.category], finding.span
        place = bisect_left(spans, span)
        if not any(span.overlaps(other) for other in spans[max(0, place - 1) : place + 1]):
            spans.insert(place, span)
            kept.append(finding)
    return kept


def ignoring(findings: Iterable[Finding], spans: Iterable[Span]) -> list[Finding]:
    """Drop findings that lie inside one of the spans."""
    masks = list(spans)
    return [finding for finding in findings if not any(mask.contains(finding.span) for mask in masks)]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place, then by check."""
    return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.check))


def with_fingerprints(findings: Iterable[Finding], segment: str | None) -> list[Finding]:
    """Give each finding an id from its check, words, segment and rank among its equals.

    Text elsewhere may change without touching the id; offsets play no part in it.
    """
    seen: Counter[tuple[str, str]] = Counter()
    stamped = []
    for finding in findings:
        key = (finding.check, finding.text)
        identity = "\x1f".join((finding.check, finding.text, segment or "", str(seen[key])))
        seen[key] += 1
        digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        stamped.append(replace(finding, id=digest))
    return stamped


def _rank(check: str) -> int:
    for rank, prefix in enumerate(_PRECEDENCE):
        if check == prefix or check.startswith(prefix + "."):
            return rank
    return len(_PRECEDENCE)
