"""Findings into a translation memory: a property a finding in its ``tuv``, and fixed texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO

from ..readers.decode import BrokenFile
from ..readers.format import Answer, Hints
from ..readers.own import AUTHOR, is_own_note
from ..readers.tmx_entries import entries
from ..readers.xml import Node, Tree
from . import its
from .escape import content
from .fixes import apply_answer
from .own import indent_before, without_notes
from .splice import Cursor, Splice, as_utf8, splice


def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the memory with its findings; what an earlier run wrote is replaced, and no other byte changes.

    From where the file cannot be read it is copied as it stands. Raises BrokenFile when its encoding is not known.
    """
    with as_utf8(stream, out) as (plain, changed):
        splice(plain, _changes(plain, name, hints, answers), changed)


def _changes(stream: IO[bytes], name: str, hints: Hints, answers: Iterable[Answer]) -> Iterator[Splice]:
    given = iter(answers)
    try:
        for entry in entries(Cursor(stream), name, hints):
            found: list[Splice] = []
            for _, tuv, target in entry.pieces:
                written = apply_answer(next(given, Answer(())), target, entry.tree)
                lines = [its.left_note(edit, target.text) for edit in written.left]
                lines += [its.note(finding) for finding in written.findings]
                found += [*written.splices, *_properties(tuv, entry.tree, lines)]
            yield from sorted(found)
    except BrokenFile:
        return


def _properties(tuv: Node, tree: Tree, lines: list[str]) -> Iterator[Splice]:
    """Yield the splices for one translation: properties stand before its ``<seg>``."""
    yield from without_notes(tuv, tree)
    seg = tuv.first("seg")
    prefix = tree.slice(tree.node.start + 1, tree.node.start + 64).partition(b"tu")[0]
    if not seg or not lines:
        return
    place = tuv.children[0].start
    for child in tuv.nodes():
        if child is seg:
            break
        if not is_own_note(child):
            place = child.end
    indent = indent_before(seg.start, tree)
    written = b"".join(
        b'%b<%bprop type="x-%b">%b</%bprop>' % (indent, prefix, AUTHOR.encode(), content(line), prefix)
        for line in lines
    )
    yield Splice(place, place, 1, written)
