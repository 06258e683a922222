"""Turn an event into a finding with its fix: the copies after the first are cut out."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Edit, Finding, Related, Severity, Span, Suggestion
from ...rulebook import Rule

_ORIGIN = "repetition"
_SHOWN = 60  # code points of a label


def repetition(
    rule: Rule,
    text: str,
    first: Span,
    again: Span,
    *,
    confidence: float,
    count: int = 2,
    severity: Severity | None = None,
    edits: tuple[Edit, ...] = (),
    trust: float = 1,
    evidence: Mapping[str, object] | None = None,
    said: str = "",
) -> Finding:
    """Make the finding for what is said ``again``; ``edits`` are fixes to choose from, the best first.

    ``trust`` is the share of the confidence that the best of them has; ``said`` is how the message puts it.
    """
    fixes = tuple(
        Suggestion(_label(text, first, again, edit), round(trust * confidence / rank, 3), _ORIGIN, (edit,))
        for rank, edit in enumerate(edits, 1)
    )
    return rule.finding(
        text,
        again.start,
        again.end,
        confidence=confidence,
        severity=severity,
        suggestions=fixes,
        related=(Related(first.start, first.end, text[first.start : first.end]),),
        evidence={"times": count, **(evidence or {})},
        said=said,
    )


def cut(first: Span, again: Span) -> Edit:
    """Delete everything behind the first copy up to the end of the last, the space between them included."""
    return Edit(first.end, again.end, "")


def _label(text: str, first: Span, again: Span, edit: Edit) -> str:
    """Show what stands there after the edit, shortened; nothing where the copy goes and the first stands elsewhere."""
    if not edit.replacement and text[first.end : edit.start].strip():
        return ""
    kept = text[first.start : edit.start] + edit.replacement + text[edit.end : again.end]
    return kept if len(kept) <= _SHOWN else kept[: _SHOWN - 1] + "…"
