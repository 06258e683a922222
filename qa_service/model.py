"""Every type that crosses a module border: spans, edits, findings, languages' answers.

Imports nothing local. Offsets are half-open and count Unicode code points of the target exactly as it was sent;
other units are derived at the edge, in ``text.offsets``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """MQM's severities, from a remark to a blocker."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral to 3 for critical, to compare severities."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace ``text[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to mend a finding: what to show, and the edits that do it.

    ``origin`` names who says so (``table``, ``dictionary:eng-fra``, ``glossary:NAME``, ``sacremoses`` …);
    ``confidence`` is a probability that a reviewer would take it as it is.
    """

    label: str
    confidence: float
    origin: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the same text that explains a finding, such as the first occurrence."""

    start: int
    end: int
    text: str
    role: str = "first"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reviewer should look at; the contract's shape, field for field."""

    check: str
    category: str
    severity: Severity
    start: int
    end: int
    text: str
    confidence: float
    message: str
    mqm: str
    its: str
    lang: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: Mapping[str, object] = field(default_factory=dict)
    id: str = ""

    @property
    def span(self) -> Span:
        """The marked range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of target text with what is known about it. ``text`` is exactly what was sent."""

    text: str
    id: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A BCP-47 tag and how sure the guess is; ``tag`` is None when it cannot be told."""

    tag: str | None
    confidence: float
    declared: bool = False


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """The findings of one segment, sorted by place."""

    segment: Segment
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All that a check says: the language it assumed, each segment's findings, what it cost, and a signature.

    ``signature`` names version and rules, so that another person can reproduce the answer.
    """

    language: LanguageGuess
    segments: tuple[SegmentResult, ...]
    signature: str
    stats: Mapping[str, int] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all segments, in order."""
        return tuple(finding for segment in self.segments for finding in segment.findings)
