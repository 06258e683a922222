"""Findings as ITS 2.0 localization quality issues: attributes of a mark, stand-off blocks, and plain notes."""

from __future__ import annotations

import hashlib

from ..model import Edit, Finding, Severity
from ..readers.inline import HOLE
from ..readers.own import MARK
from .escape import attribute

NAMESPACE = "http://www.w3.org/2005/11/its"
# ITS counts from 0 to 100 and leaves the scale to its user: MQM's levels, each twice as bad as the one before.
_SEVERITIES = {Severity.NEUTRAL: 0, Severity.MINOR: 25, Severity.MAJOR: 50, Severity.CRITICAL: 100}
_PRIORITIES = {Severity.NEUTRAL: 10, Severity.MINOR: 5, Severity.MAJOR: 2, Severity.CRITICAL: 1}
_TAG = "<…>"
_SHOWN = 80  # code points of an edit that a note quotes


def issue(finding: Finding, prefix: str) -> bytes:
    """Return type, comment and severity as attributes, each with ``prefix`` before its name."""
    said = {
        "Type": finding.its,
        "Comment": with_suggestion(finding),
        "Severity": str(_SEVERITIES[finding.severity]),
    }
    return b"".join(
        b' %blocQualityIssue%b="%b"' % (prefix.encode(), name.encode(), attribute(value))
        for name, value in said.items()
    )


def stand_off(finding: Finding, mark: str) -> bytes:
    """Return the block that several marks of one finding refer to as ``mark``."""
    return b'<its:locQualityIssues xmlns:its="%b" xml:id="%b"><its:locQualityIssue%b/></its:locQualityIssues>' % (
        NAMESPACE.encode(),
        attribute(mark),
        issue(finding, ""),
    )


def note(finding: Finding, joint: str = " → ") -> str:
    """Return a finding as one line for a person: severity, check, what it says, the first suggestion."""
    return f"{finding.severity} {finding.check}: {with_suggestion(finding, joint)}"


def left_note(edit: Edit, text: str) -> str:
    """Return what to say of a change that could not be written."""
    old, new = text[edit.start : edit.end][:_SHOWN], edit.replacement[:_SHOWN]
    return f"not changed, since inline tags are in the way: “{_readable(old)}” → “{_readable(new)}”"


def priority(finding: Finding) -> int:
    """Return how urgent a note is: 1 is the most, 10 the least."""
    return _PRIORITIES[finding.severity]


def mark_id(finding: Finding, segment: str | None) -> str:
    """Return an id that stays the same from run to run."""
    if finding.id and finding.id.isascii() and finding.id.isalnum():
        return MARK + finding.id
    named = f"{segment}\0{finding.check}\0{finding.start}\0{finding.end}"
    return MARK + hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:16]


def with_suggestion(finding: Finding, joint: str = " → ") -> str:
    """Return what a finding says, and its first suggestion behind ``joint``."""
    suggested = f"{joint}{finding.suggestions[0].label}" if finding.suggestions else ""
    return _readable(finding.message + suggested)


def _readable(text: str) -> str:
    """Show a sign for each inline tag, whose place in a text is held by what no font shows."""
    return text.replace(HOLE, _TAG)
