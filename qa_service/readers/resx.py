"""RESX: .NET's resources of one language; only texts, neither files nor a form's layout."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from .broken import reporting
from .format import Answer, Format, Hints
from .inline import Inline, Part, Role
from .paired import Entry, Items, paired
from .utf8 import utf8
from .xml import Node, Readable, Tree, scan

_DESIGNER = (">>", "$this.Name", "$this.Type")  # what the form designer keeps for itself


def _classify(node: Node) -> Part:
    return Part(Role.HOLE, node.name) if node.name.startswith("&") else Part(Role.THROUGH)


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text."""
    yield from paired(_entries(utf8(stream)), name, hints, lambda data: _entries(utf8(io.BytesIO(data))))


def _entries(stream: Readable) -> Items:
    for tree, _, inline in texts(stream):
        yield Entry(tree.node.attributes.get("name", ""), inline.text, tree.node.line, inline.protected)


def texts(stream: Readable) -> Iterator[tuple[Tree, Node, Inline]]:
    """Yield each text's element, its ``value`` and what that says; ``stream`` gives UTF-8."""
    for item in scan(stream, ("root",), ("data",)):
        if not isinstance(item, Tree):
            continue
        said, value = item.node.attributes, item.node.first("value")
        if value is None or "mimetype" in said or said.get("name", "").startswith(_DESIGNER):
            continue
        if said.get("type", "System.String").partition(",")[0] == "System.String":
            yield item, value, Inline(value, _classify)


def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the resources with their findings in comments; nothing else changes by a byte."""
    from ..writers.resx import write as write_comments

    write_comments(stream, name, hints, answers, out)


FORMAT = Format("RESX", (".resx",), read, write)
