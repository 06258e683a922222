"""Inline markup and flat text: a segment's tags taken out, with a map back to the bytes they stand between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from ..model import Span
from .xml import Chars, Node, Tree

HOLE = "\ufffc"  # what a placeholder leaves in the flat text


class Role(Enum):
    """What an inline element is to the text around it."""

    PAIR = "a tag around text, which is read on"
    HOLE = "a placeholder, which stands for something in the text"
    NOTHING = "half of a pair or the like, which is not text and leaves none"
    THROUGH = "an annotation around text, which is no tag"


class Part(NamedTuple):
    """The role of an element, the name of its tag (empty: it is not to be compared), and whether it is protected."""

    role: Role
    tag: str = ""
    protected: bool = False


Classify = Callable[[Node], Part]
Run = tuple[int, int, bool, bool]  # first byte, past the last, and whether either place is inside a CDATA section


class Leaf(NamedTuple):
    """A piece of the flat text from ``start`` (code points) on: a run of characters, or a placeholder's element."""

    start: int
    piece: Chars | Node

    @property
    def end(self) -> int:
        """Where it ends, in code points of the flat text."""
        return self.start + (len(self.piece.text) if isinstance(self.piece, Chars) else 1)


class Inline:
    """The content of one element as flat text. Offsets are code points of ``text`` unless they are said to be bytes.

    A paired tag leaves nothing in ``text``; a placeholder leaves U+FFFC, which is in ``protected``.
    """

    __slots__ = ("leaves", "protected", "ranges", "root", "tags", "text")

    def __init__(self, root: Node, classify: Classify) -> None:
        self.root = root
        self.leaves: list[Leaf] = []
        self.ranges: dict[Node, tuple[int, int]] = {}
        protected: list[Span] = []
        tags: list[str] = []
        words: list[str] = []
        length = 0
        # (element that ends here, where its text began, whether it is protected); a child waits as itself.
        waiting: list[Node | Chars | tuple[Node, int, bool]] = list(reversed(root.children))
        while waiting:
            child = waiting.pop()
            if isinstance(child, Chars):
                self.leaves.append(Leaf(length, child))
                words.append(child.text)
                length += len(child.text)
            elif isinstance(child, Node):
                part = classify(child)
                if part.tag:
                    tags.append(part.tag)
                if part.role is Role.HOLE:
                    self.leaves.append(Leaf(length, child))
                    words.append(HOLE)
                    protected.append(Span(length, length + 1))
                    length += 1
                    self.ranges[child] = (length - 1, length)
                elif part.role is Role.NOTHING:
                    self.ranges[child] = (length, length)
                else:
                    waiting.append((child, length, part.protected))
                    waiting += reversed(child.children)
            else:
                node, start, is_protected = child
                self.ranges[node] = (start, length)
                if is_protected and start < length:
                    protected.append(Span(start, length))
        self.text = "".join(words)
        self.tags = tuple(tags)
        self.protected = tuple(sorted(protected))

    def borders(self) -> set[int]:
        """Return where an element begins or ends."""
        return {place for pair in self.ranges.values() for place in pair}

    def runs(self, span: Span, tree: Tree) -> list[Run]:
        """Return the stretches of bytes that hold a span, as few as elements allow, so that each can be put into an
        element of its own."""
        return list(self._runs(self.root, span, tree, {id(leaf.piece): leaf for leaf in self.leaves}))

    def _runs(self, node: Node, span: Span, tree: Tree, leaves: dict[int, Leaf]) -> Iterator[Run]:
        run: Run | None = None
        for child in node.children:
            if isinstance(child, Chars):
                leaf = leaves[id(child)]
                start, end = leaf.start, leaf.end
            else:
                start, end = self.ranges[child]
                if start == end:
                    continue
            low, high = max(start, span.start), min(end, span.end)
            if low >= high:
                if run:
                    yield run
                run = None
            elif isinstance(child, Chars):
                first, last = byte_of(child, low - start, tree), byte_of(child, high - start, tree)
                run = (run[0], last, run[2], child.cdata) if run else (first, last, child.cdata, child.cdata)
            elif (low, high) == (start, end):
                run = (run[0], child.end, run[2], False) if run else (child.start, child.end, False, False)
            else:
                if run:
                    yield run
                run = None
                yield from self._runs(child, span, tree, leaves)
        if run:
            yield run


def byte_of(piece: Chars, offset: int, tree: Tree) -> int:
    """Return the byte of the file at which code point ``offset`` of a run begins, or the run's end."""
    if offset == 0:
        return piece.start
    if not piece.cdata and tree.slice(piece.start, piece.start + 1) == b"&":
        return tree.node.start + tree.raw.index(b";", piece.start - tree.node.start) + 1
    if piece.text == "\n":
        return piece.start + (2 if tree.slice(piece.start, piece.start + 2) == b"\r\n" else 1)
    return piece.start + len(piece.text[:offset].encode())
