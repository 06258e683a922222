"""Small pure passes over findings: settle overlaps, drop remarks, sort, give each its fingerprint."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

import regex

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

_TOKEN = "residue.engine-token"
_BROKEN = "characters"  # the ITS type of residue that is no text: what stands there is broken, not written


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


def without_explained(findings: Iterable[Finding]) -> list[Finding]:
    """Drop what residue explains: “trÃ” is no foreign word, the blanks inside “Regie@@ rung” are no wrong spaces.

    Broken characters, escapes and subword marks explain every finding that lies within them. An assistant's chatter
    is text in its own right, and so is a token that is a word (“assistant”): it may be foreign or said twice; only how
    it is spaced matters no more. What mends other places than those of the residue stays.
    """
    findings = list(findings)
    residue = [finding for finding in findings if finding.category == "residue"]
    broken = _joined_spans(it.span for it in residue if _is_broken(it))
    added = _joined_spans(it.span for it in residue if not _is_broken(it))
    if not broken and not added:
        return findings
    return [
        finding
        for finding in findings
        if finding.category == "residue"
        or not (_lies_in(broken, finding) or (finding.category == "spacing" and _lies_in(added, finding)))
    ]


def without_words(findings: Iterable[Finding], words: Collection[str]) -> list[Finding]:
    """Drop ``foreign`` findings that say nothing but these words, in any case: names and loans a project has settled.

    A phrase among ``words`` silences a finding of that phrase; what is marked word by word is silenced by its words.
    """
    findings = list(findings)
    if not words or not any(finding.category == "foreign" for finding in findings):
        return findings
    settled = _settled(frozenset(words))
    return [finding for finding in findings if finding.category != "foreign" or not _says_only(finding.text, settled)]


def with_severities(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    """Give findings the severity that ``severities`` has for their check, or else for their family (``foreign``).

    A remark (``neutral``) stays one: what a check is not sure of does not become an error by being important.
    """
    if not severities:
        return list(findings)
    return [
        finding if finding.severity is Severity.NEUTRAL else replace(finding, severity=_wanted(finding, severities))
        for finding in findings
    ]


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


def _is_broken(residue: Finding) -> bool:
    return residue.its == _BROKEN and not (residue.check == _TOKEN and residue.text.isalpha())


def _joined_spans(spans: Iterable[Span]) -> list[Span]:
    """Sort spans and join those that touch."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _lies_in(spans: Sequence[Span], finding: Finding) -> bool:
    """Say whether one of the spans, sorted and apart, holds a finding or all that would mend it."""
    edits = [edit for fix in finding.suggestions[:1] for edit in fix.edits]
    mended = Span(min(edit.start for edit in edits), max(edit.end for edit in edits)) if edits else finding.span
    for span in {finding.span, mended}:
        place = bisect_right(spans, span.start, key=attrgetter("start")) - 1
        if place >= 0 and spans[place].contains(span):
            return True
    return False


_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:['’·-][\p{L}\p{M}\p{N}]++)*+")


@lru_cache(maxsize=64)
def _settled(words: frozenset[str]) -> frozenset[str]:
    """Fold the words once for all texts that are checked with them."""
    return frozenset(_folded(word) for word in words)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _says_only(text: str, settled: frozenset[str]) -> bool:
    if _folded(text) in settled:
        return True
    words = _WORD.findall(text)
    return bool(words) and all(_folded(word) in settled for word in words)


def _wanted(finding: Finding, severities: Mapping[str, Severity]) -> Severity:
    family = finding.check.partition(".")[0]
    return severities.get(finding.check, severities.get(family, finding.severity))


def _rank(check: str) -> int:
    for rank, prefix in enumerate(_PRECEDENCE):
        if check == prefix or check.startswith(prefix + "."):
            return rank
    return len(_PRECEDENCE)
