"""One segment's answer: the splices that fix its text, the findings that remain, and what could not be changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Edit, Finding
from ..readers.format import Answer
from ..readers.inline import Inline
from ..readers.xml import Tree
from . import its
from .changes import edits_between
from .inline_fix import fix
from .splice import Splice


class Written(NamedTuple):
    """What an answer comes to in one segment."""

    splices: list[Splice]
    findings: list[Finding]
    left: list[Edit]


def apply_answer(answer: Answer, target: Inline | None, tree: Tree) -> Written:
    """Fix a target where the answer says so. A finding that a change touches is mended, and no longer there to note."""
    findings = list(answer.findings)
    if target is None or not target.text or answer.fixed is None or answer.fixed == target.text:
        return Written([], findings, [])
    fixed = fix(target, tree, answer.fixed)
    return Written(fixed.splices, _untouched(findings, fixed.made), fixed.left)


def notes_of(written: Written, text: str) -> list[str]:
    """Return what there is to say of a text in lines: changes that could not be made, then findings by their place."""
    left = [its.left_note(edit, text) for edit in written.left]
    return left + [its.note(finding) for finding in sorted(written.findings, key=lambda it: it.start)]


def remaining(answer: Answer, text: str) -> list[Finding]:
    """Return the findings that are still there when the target, ``text``, is written as the answer wants it."""
    findings = list(answer.findings)
    if answer.fixed is None or answer.fixed == text or not findings:
        return findings
    return _untouched(findings, edits_between(text, answer.fixed))


def _untouched(findings: Iterable[Finding], edits: Iterable[Edit]) -> list[Finding]:
    edits = list(edits)
    return [it for it in findings if not any(edit.touches(it.start, it.end) for edit in edits)]
