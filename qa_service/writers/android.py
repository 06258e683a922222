"""Findings into Android's resources: comments before each text, and fixed texts with its escapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from ..readers.android_entries import Text, resources
from ..readers.android_text import android_source
from ..readers.format import Answer, Hints
from ..readers.xml import Tree
from .changes import edits_between
from .fixes import Written, notes_of, remaining
from .inline_fix import fix
from .splice import Splice
from .xml_comments import comments, write_commented


def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the resources with their findings; an earlier run's are replaced, and no other byte changes."""
    write_commented(stream, answers, _changes, out)


def _changes(data: bytes, answers: Iterator[Answer]) -> Iterator[Splice]:
    for resource in resources(BytesIO(data)):
        found: list[Splice] = []
        for text in resource.texts:
            written = _written(next(answers, Answer(())), text, resource.tree)
            found += written.splices
            found += comments(text.element.start, data, notes_of(written, text.text))
        yield from sorted(found)


def _written(answer: Answer, text: Text, tree: Tree) -> Written:
    """Fix a text where what changes can be said in the resource's own way, and across no tag."""
    if answer.fixed is None or answer.fixed == text.text:
        return Written([], list(answer.findings), [])
    edits = edits_between(text.text, answer.fixed)
    wanted = android_source(text.inline.text, edits, answer.fixed)
    fixed = fix(text.inline, tree, wanted) if wanted is not None else None
    if fixed is None or fixed.left:
        return Written([], list(answer.findings), edits)
    return Written(fixed.splices, remaining(answer, text.text), [])
