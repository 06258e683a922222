"""Findings into Apple's ``.stringsdict``: comments before each text, and fixed texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from typing import BinaryIO

from ..readers.format import Answer, Hints
from ..readers.stringsdict_entries import texts
from .fixes import apply_answer, notes_of
from .splice import Splice
from .xml_comments import comments, write_commented


def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the list with its findings; an earlier run's are replaced, and no other byte changes."""
    write_commented(stream, answers, _changes, out)


def _changes(data: bytes, answers: Iterator[Answer]) -> Iterator[Splice]:
    for _, group in groupby(texts(BytesIO(data)), key=lambda it: it.tree.node.start):
        found: list[Splice] = []
        for it in group:
            written = apply_answer(next(answers, Answer(())), it.inline, it.tree)
            found += written.splices
            found += comments(it.element.start, data, notes_of(written, it.inline.text))
        yield from sorted(found)
