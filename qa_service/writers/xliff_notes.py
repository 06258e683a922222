"""Where notes and stand-off blocks stand in a unit of XLIFF 1.2 and 2.x."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..readers.own import AUTHOR, is_own_note
from ..readers.xml import Node, Tree
from .escape import content
from .own import indent_before, removed, without_notes
from .splice import Splice

_STEP = b"  "


class Note(NamedTuple):
    """What to say of a unit, and how urgent it is (1 is the most, 10 the least)."""

    text: str
    priority: int


def notes_12(tree: Tree, prefix: str, notes: Sequence[Note], blocks: Sequence[bytes]) -> Iterator[Splice]:
    """Yield the splices for a trans-unit: notes stand after the target, foreign elements at the end."""
    unit = tree.node
    yield from without_notes(unit, tree)
    texts = list(unit.nodes("source", "seg-source", "target"))
    if not texts:
        return
    indent = indent_before(texts[-1].start, tree)
    written = b"".join(
        b'%b<%bnote from="%b" annotates="target" priority="%d">%b</%bnote>'
        % (indent, prefix.encode(), AUTHOR.encode(), note.priority, content(note.text), prefix.encode())
        for note in notes
    )
    if written:
        yield Splice(texts[-1].end, texts[-1].end, 1, written)
    if blocks:
        last = [child for child in unit.nodes() if not is_own_note(child)][-1]
        yield Splice(last.end, last.end, 2, b"".join(indent + block for block in blocks))


def notes_2(tree: Tree, prefix: str, notes: Sequence[Note], blocks: Sequence[bytes]) -> Iterator[Splice]:
    """Yield the splices for a unit: foreign elements come first, then ``<notes>``, then data and segments."""
    unit = tree.node
    yield from without_notes(unit, tree)
    there = unit.first("notes")
    if there and all(is_own_note(note) for note in there.nodes()):
        yield removed(there, tree)
        there = None
    anchor = there or next(unit.nodes("originalData", "segment", "ignorable"))
    indent = indent_before(anchor.start, tree)
    place = _place_before(anchor, unit)
    if blocks:
        yield Splice(place, place, 1, b"".join(indent + block for block in blocks))
    inner = indent + _STEP if indent else b""
    written = b"".join(
        b'%b<%bnote category="%b" appliesTo="target" priority="%d">%b</%bnote>'
        % (inner, prefix.encode(), AUTHOR.encode(), note.priority, content(note.text), prefix.encode())
        for note in notes
    )
    if there:
        yield from without_notes(there, tree)
        last = [note for note in there.nodes() if not is_own_note(note)][-1]
        if written:
            yield Splice(last.end, last.end, 1, written)
    elif written:
        name = prefix.encode()
        yield Splice(place, place, 2, b"%b<%bnotes>%b%b</%bnotes>" % (indent, name, written, indent, name))


def _place_before(anchor: Node, unit: Node) -> int:
    """Return the byte after what stands before an element of a unit and is not ours: an element, or the start tag."""
    place = unit.children[0].start
    for child in unit.nodes():
        if child is anchor:
            break
        if not is_own_note(child) and not (child.name == "notes" and all(map(is_own_note, child.nodes()))):
            place = child.end
    return place
