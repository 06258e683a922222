"""Read the segments of a TMX file as it streams by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ..readers.utf8 import utf8
from ..readers.xml import Chars, Node, Opened, Tree, scan

_CODE = ("bpt", "ept", "ph", "it", "ut", "sub")  # inline elements that hold the format's own code, not text
MOST_VARIANTS = 60  # languages of one unit that are used


class Pair(NamedTuple):
    """A segment and its translation."""

    source: str
    target: str
    source_lang: str
    target_lang: str


def read_pairs(stream: BinaryIO) -> Iterator[Pair]:
    """Yield each unit's source with each of its translations; the source is in the language that the unit or the
    header names, or the first.

    Raises BrokenFile where the file breaks, after all that stands before.
    """
    source_lang = ""
    for item in scan(utf8(stream), ("tmx",), ("tu",), ("header",)):
        if isinstance(item, Opened):
            source_lang = item.node.attributes.get("srclang", source_lang)
        elif isinstance(item, Tree):
            yield from _pairs(item.node, item.node.attributes.get("srclang", source_lang))


def _pairs(unit: Node, source_lang: str) -> Iterator[Pair]:
    variants = []
    for node in unit.nodes("tuv"):
        segment = node.first("seg")
        tag = node.attributes.get("xml:lang") or node.attributes.get("lang") or ""
        if segment is not None and tag and (text := _text(segment)):
            variants.append((tag, text))
    wanted = source_lang.lower()
    exact = [variant for variant in variants if variant[0].lower() == wanted]
    near = [variant for variant in variants if variant[0].lower().partition("-")[0] == wanted.partition("-")[0]]
    if not variants:
        return
    source = (exact or near or variants)[0]
    for variant in variants[:MOST_VARIANTS]:
        if variant is not source:
            yield Pair(source[1], variant[1], source[0], variant[0])


def _text(segment: Node) -> str:
    """Return the text of a segment without its inline codes."""
    parts = []
    waiting: list[Node | Chars] = [segment]
    while waiting:
        child = waiting.pop()
        if isinstance(child, Chars):
            parts.append(child.text)
        elif child.name not in _CODE:
            waiting += reversed(child.children)
    return " ".join("".join(parts).split())
