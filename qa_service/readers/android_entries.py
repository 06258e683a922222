"""The texts of Android's resources: what reader and writer share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from ..model import Span
from .android_text import android_text
from .inline import Inline, Part, Role
from .xml import Node, Opened, Readable, Tree, scan

_REFERENCE = regex.compile(r"\s{0,99}[@?](?:\+?[\w.]{1,99}:)?[a-z]{1,20}/[\w.]{1,200}\s{0,99}")
_LANGUAGE = "tools:locale"


class Text(NamedTuple):
    """One text: its key, its element, what stands in that (``inline``), what that says, and where it is protected."""

    key: str
    element: Node
    inline: Inline
    text: str
    protected: tuple[Span, ...]


class Resource(NamedTuple):
    """A ``string``, ``string-array`` or ``plurals`` with its texts; ``lang`` is the language where the file says it."""

    tree: Tree
    texts: list[Text]
    lang: str | None


def resources(stream: Readable) -> Iterator[Resource]:
    """Yield what may be translated; ``stream`` gives UTF-8."""
    lang: str | None = None
    for item in scan(stream, ("resources",), ("string", "string-array", "plurals")):
        if isinstance(item, Opened):
            lang = item.node.attributes.get(_LANGUAGE)
        elif isinstance(item, Tree) and item.node.attributes.get("translatable") != "false":
            yield Resource(item, list(_texts(item.node)), lang)


def _classify(node: Node) -> Part:
    """Say what an inline element is: ``xliff:g`` holds what is not to be translated, HTML tags stand around text."""
    name = node.name
    if name.rpartition(":")[2] == "g":
        return Part(Role.PAIR, f"g:{node.attributes.get('id', '')}", protected=True)
    if name.startswith("&") or not node.children:
        return Part(Role.HOLE, name.lstrip(":"))
    return Part(Role.PAIR, name.lstrip(":"))


def _texts(node: Node) -> Iterator[Text]:
    product = node.attributes.get("product")
    name = node.attributes.get("name", "") + (f"@{product}" if product else "")
    if node.name == "string":
        pairs = [(name, node)]
    elif node.name == "plurals":
        pairs = [(f"{name}.{item.attributes.get('quantity', 'other')}", item) for item in node.nodes("item")]
    else:
        pairs = [(f"{name}[{number}]", item) for number, item in enumerate(node.nodes("item"))]
    for key, element in pairs:
        inline = Inline(element, _classify)
        if not _REFERENCE.fullmatch(inline.text):
            yield Text(key, element, inline, *android_text(inline.text, inline.protected))
