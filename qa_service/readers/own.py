"""What an earlier run wrote into a file: it is read past, and taken out when the file is written anew."""

from __future__ import annotations

from collections.abc import Iterator

from .xml import Chars, Node, Tree

AUTHOR = "qa-service"
MARK = "qa-"  # what the ids of our marks begin with
WRITTEN = ".qa-service-written"  # in a folder of exports that were written back: names them, one a line
_TRACE = b'="qa-'


def take_out_marks(tree: Tree) -> list[Node]:
    """Dissolve our own marks in an element: what they hold stands in their place. Return the marks."""
    if _TRACE not in tree.raw:
        return []
    marks = [node for node in tree.node.walk() if is_own_mark(node)]
    if marks:
        _dissolve(tree.node)
    return marks


def is_own_mark(node: Node) -> bool:
    """Say whether an inline element is a mark of ours."""
    said = node.attributes
    return (
        node.name == "mrk"
        and said.get("mid", said.get("id", "")).startswith(MARK)
        and any(name.startswith("its:locQualityIssue") for name in said)
    )


def is_own_note(node: Node) -> bool:
    """Say whether an element is a note, property or stand-off block of ours."""
    said = node.attributes
    if node.name == "note":
        return AUTHOR in (said.get("from"), said.get("category"))
    if node.name == "prop":
        return said.get("type") == f"x-{AUTHOR}"
    return node.name == "its:locQualityIssues" and said.get("xml:id", "").startswith(MARK)


def _dissolve(root: Node) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        while any(isinstance(child, Node) and is_own_mark(child) for child in node.children):
            node.children = list(_flat(node.children))
        waiting += node.nodes()


def _flat(children: list[Node | Chars]) -> Iterator[Node | Chars]:
    for child in children:
        if isinstance(child, Node) and is_own_mark(child):
            yield from child.children
        else:
            yield child
