"""A target's new text put back between its inline tags, with as few characters changed as can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from ..model import Edit
from ..readers.inline import Inline, Leaf, byte_of
from ..readers.xml import Chars, Tree
from .changes import edits_between
from .escape import content, in_cdata, is_xml
from .splice import Splice


class Fixed(NamedTuple):
    """The splices that change a target, the changes they make, and those that could not be made."""

    splices: list[Splice]
    made: list[Edit]
    left: list[Edit]


def fix(inline: Inline, tree: Tree, wanted: str) -> Fixed:
    """Work out how the target's text becomes ``wanted``. A change across a tag or placeholder is left."""
    fixed = Fixed([], [], [])
    borders = sorted(inline.borders())
    for edit in edits_between(inline.text, wanted):
        crosses = bisect_right(borders, edit.start) < bisect_left(borders, edit.end)
        done = [] if crosses or not is_xml(edit.replacement) else list(_splices(inline, tree, edit))
        fixed.splices.extend(done)
        (fixed.made if done else fixed.left).append(edit)
    return fixed


def _splices(inline: Inline, tree: Tree, edit: Edit) -> Iterator[Splice]:
    """Yield what one edit changes in each run of characters it touches: the first takes the new text."""
    text = edit.replacement
    for leaf in _touched(inline, edit):
        piece = leaf.piece
        if not isinstance(piece, Chars):
            if edit.start == edit.end:
                yield Splice(piece.end, piece.end, 0, content(text))
            return
        low, high = max(edit.start, leaf.start), min(edit.end, leaf.end)
        first, last = byte_of(piece, low - leaf.start, tree), byte_of(piece, high - leaf.start, tree)
        yield Splice(first, last, 0, in_cdata(text) if piece.cdata else content(text))
        text = ""


def _touched(inline: Inline, edit: Edit) -> list[Leaf]:
    leaves = inline.leaves
    if edit.start < edit.end:
        first = bisect_right(leaves, edit.start, key=attrgetter("end"))
        return leaves[first : bisect_left(leaves, edit.end, key=attrgetter("start"))]
    first = bisect_left(leaves, edit.start, key=attrgetter("end"))
    near = leaves[first : bisect_right(leaves, edit.start, key=attrgetter("start"))]
    runs = [leaf for leaf in near if isinstance(leaf.piece, Chars)]
    # New text joins the run that it follows; between placeholders it comes after the first.
    return (runs or [leaf for leaf in near if leaf.end == edit.start])[:1]
