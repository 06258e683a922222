"""The texts of .NET's resources: what reader and writer share."""

from __future__ import annotations

from collections.abc import Iterator

from .inline import Inline, Part, Role
from .xml import Node, Readable, Tree, scan

_DESIGNER = (">>", "$this.Name", "$this.Type")  # what the form designer keeps for itself


def _classify(node: Node) -> Part:
    return Part(Role.HOLE, node.name) if node.name.startswith("&") else Part(Role.THROUGH)


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
