"""Every type that crosses a module border: spans, edits, findings, languages' answers.

Imports nothing local. Offsets are half-open and count Unicode code points of the target exactly as it was sent;
other units are derived at the edge, in ``text.offsets``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


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


class Span(NamedTuple):
    """A half-open range of code points. A tuple: texts have thousands, and a frozen dataclass takes thrice the time."""

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

    def touches(self, start: int, end: int) -> bool:
        """Say whether it changes something of a range; at the range's border an insertion does."""
        if self.start == self.end or start == end:
            return self.start <= end and start <= self.end
        return self.start < end and start < self.end


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
    """A piece of target text with what is known about it. ``text`` is exactly what was sent.

    ``protected`` are places of ``text`` that stand for inline markup and are not prose; ``tags`` and ``source_tags``
    name the inline tags of target and source in order, as the format writes them, so that they can be compared.
    ``limit`` is the most code points that the target may have. ``numbers`` are those that a plural form is for, where
    they are so few that it may leave them out; empty for any other text.
    """

    text: str
    id: str | None = None
    source: str | None = None
    protected: tuple[Span, ...] = ()
    tags: tuple[str, ...] = ()
    source_tags: tuple[str, ...] = ()
    limit: int | None = None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """Where a segment lies: the file as it was named (``archive.zip/inner.po`` inside an archive), the line its
    unit starts on (from 1; None where the format has no lines), and the unit's own name in the file."""

    file: str
    line: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit of an export. A language is None where the file does not say it.

    ``segment.text`` is the target with inline markup taken out: a paired tag leaves nothing, a placeholder leaves
    U+FFFC, protected. ``segment.text`` is empty where nothing was translated yet. ``context`` is what the file says to
    tell a text from another of the same source (gettext's msgctxt).
    """

    segment: Segment
    location: Location
    target_lang: str | None = None
    source_lang: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place of an export that could not be read, and what to change; what stands after it may still be read."""

    location: Location
    why: str


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
