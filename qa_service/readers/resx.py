"""RESX: .NET's resources of one language; only texts, neither files nor a form's layout."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from .broken import reporting
from .format import Format, Hints
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
    for item in scan(stream, ("root",), ("data",)):
        if not isinstance(item, Tree):
            continue
        said = item.node.attributes
        value = item.node.first("value")
        key = said.get("name", "")
        if value is None or "mimetype" in said or key.startswith(_DESIGNER):
            continue
        if said.get("type", "System.String").partition(",")[0] == "System.String":
            inline = Inline(value, _classify)
            yield Entry(key, inline.text, item.node.line, inline.protected)


FORMAT = Format("RESX", (".resx",), read)
