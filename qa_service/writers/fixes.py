"""One segment's answer: the splices that fix its text, the findings that remain, and what could not be changed."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Edit, Finding
from ..readers.format import Answer
from ..readers.inline import Inline
from ..readers.xml import Tree
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
    remaining = [it for it in findings if not any(e.start <= it.end and it.start <= e.end for e in fixed.made)]
    return Written(fixed.splices, remaining, fixed.left)
