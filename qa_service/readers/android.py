"""Android's ``strings.xml``: strings, arrays and plurals of one language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

import regex

from ..model import Unit, Unreadable
from .android_text import android_text
from .broken import reporting
from .format import Format, Hints
from .inline import Inline, Part, Role
from .paired import Entry, Items, paired
from .utf8 import utf8
from .xml import Node, Opened, Readable, Tree, scan

_REFERENCE = regex.compile(r"\s{0,99}[@?](?:\+?[\w.]{1,99}:)?[a-z]{1,20}/[\w.]{1,200}\s{0,99}")
_LANGUAGE = "tools:locale"


def classify(node: Node) -> Part:
    """Say what an inline element is: ``xliff:g`` holds what is not to be translated, HTML tags stand around text."""
    name = node.name
    if name.rpartition(":")[2] == "g":
        return Part(Role.PAIR, f"g:{node.attributes.get('id', '')}", protected=True)
    if name.startswith("&") or not node.children:
        return Part(Role.HOLE, name.lstrip(":"))
    return Part(Role.PAIR, name.lstrip(":"))


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text that may be translated."""
    yield from paired(_entries(utf8(stream)), name, hints, lambda data: _entries(utf8(io.BytesIO(data))))


def _entries(stream: Readable) -> Items:
    lang: str | None = None
    for item in scan(stream, ("resources",), ("string", "string-array", "plurals")):
        if isinstance(item, Opened):
            lang = item.node.attributes.get(_LANGUAGE)
        elif isinstance(item, Tree) and item.node.attributes.get("translatable") != "false":
            yield from _texts(item.node, lang)


def _texts(node: Node, lang: str | None) -> Iterator[Entry]:
    product = node.attributes.get("product")
    name = node.attributes.get("name", "") + (f"@{product}" if product else "")
    if node.name == "string":
        pairs = [(name, node)]
    elif node.name == "plurals":
        pairs = [(f"{name}.{item.attributes.get('quantity', 'other')}", item) for item in node.nodes("item")]
    else:
        pairs = [(f"{name}[{number}]", item) for number, item in enumerate(node.nodes("item"))]
    for key, element in pairs:
        inline = Inline(element, classify)
        if _REFERENCE.fullmatch(inline.text):
            continue
        text, protected = android_text(inline.text, inline.protected)
        yield Entry(key, text, element.line, protected, inline.tags, lang)


FORMAT = Format("Android strings", (".xml",), read, recognises=lambda head: b"<resources" in head.replace(b"\0", b""))
