"""Take out what an earlier run wrote, so that writing again replaces it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..readers.own import is_own_note
from ..readers.xml import Node, Tree
from .splice import Splice

_CLOSE, _OPEN = b"]]>", b"<![CDATA["
_BLANK = b" \t\r\n"


def without_marks(marks: Iterable[Node], tree: Tree) -> Iterator[Splice]:
    """Yield the splices that take the tags of our marks out of a tree, and leave what they hold."""
    for node in marks:
        inner = _inner_start(node, tree)
        yield _tag(node.start, inner, tree)
        if node.inner_end < node.end:
            yield _tag(node.inner_end, node.end, tree)


def without_notes(parent: Node, tree: Tree) -> Iterator[Splice]:
    """Yield the splices that take our notes out of an element, with the space before each."""
    for child in parent.nodes():
        if is_own_note(child):
            yield removed(child, tree)


def removed(node: Node, tree: Tree) -> Splice:
    """Return the splice that takes an element out, and the space before it."""
    return Splice(node.start - len(space_before(node.start, tree)), node.end, 0, b"")


def space_before(place: int, tree: Tree) -> bytes:
    """Return the blanks and line ends that stand before a byte."""
    before = tree.raw[: place - tree.node.start]
    return before[len(before.rstrip(_BLANK)) :]


def indent_before(place: int, tree: Tree) -> bytes:
    """Return the line end and indent that stand before a byte; nothing when it does not begin a line."""
    space = space_before(place, tree)
    line = space.rfind(b"\n")
    if line < 0:
        return b""
    return space[line - (space[line - 1 : line] == b"\r") :]


def _tag(start: int, end: int, tree: Tree) -> Splice:
    """Return the splice for one tag; the CDATA section that was cut in two for it becomes one again."""
    if tree.slice(start - len(_CLOSE), start) == _CLOSE and tree.slice(end, end + len(_OPEN)) == _OPEN:
        return Splice(start - len(_CLOSE), end + len(_OPEN), 0, b"")
    return Splice(start, end, 0, b"")


def _inner_start(node: Node, tree: Tree) -> int:
    """Return the byte past a start tag. An attribute may hold “>”, but not the quote that it stands in."""
    if node.inner_end == node.end:
        return node.end
    raw, place = tree.raw, node.start - tree.node.start
    quote = 0
    while place < len(raw):
        byte = raw[place]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == ord(">"):
            break
        place += 1
    return tree.node.start + place + 1
