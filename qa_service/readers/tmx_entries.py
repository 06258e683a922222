"""The segments of a TMX memory, each with what it is translated into: what reader and writer share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Location, Segment, Unit
from .format import Hints
from .inline import Inline, Part, Role
from .xml import Node, Opened, Readable, Tree, scan

_ANY = "*all*"


class Entry(NamedTuple):
    """A segment of the memory: its element, and each translation with the ``tuv`` it stands in."""

    tree: Tree
    pieces: list[tuple[Unit, Node, Inline]]


def classify(node: Node) -> Part:
    """Say what an inline element is. Native code inside it is not text."""
    name, said = node.name, node.attributes
    if name == "hi":
        return Part(Role.PAIR, f"hi:{said.get('x') or said.get('type', '')}")
    if name in ("ph", "ut"):
        return Part(Role.HOLE, f"{name}:{said.get('x', '')}")
    if name in ("bpt", "ept"):
        return Part(Role.NOTHING, f"{name}:{said.get('i', '')}")
    if name == "it":
        return Part(Role.NOTHING, f"it:{said.get('x', '')}")
    if name.startswith("&"):
        return Part(Role.HOLE, name)
    return Part(Role.THROUGH if node.children else Role.HOLE)


def entries(stream: Readable, name: str, hints: Hints) -> Iterator[Entry]:
    """Yield the segments; ``stream`` gives UTF-8. The source is what the file, or else the caller, names as such, or
    what comes first. Raises BrokenFile where the file breaks."""
    source_lang = ""
    count = 0
    for item in scan(stream, ("tmx",), ("tu",), ("header",)):
        if isinstance(item, Opened) and item.node.name == "header":
            source_lang = item.node.attributes.get("srclang", "")
        elif isinstance(item, Tree):
            count += 1
            yield Entry(item, list(_pieces(item.node, name, hints, source_lang, count)))


def _pieces(tu: Node, name: str, hints: Hints, source_lang: str, count: int) -> Iterator[tuple[Unit, Node, Inline]]:
    variants = [(_lang(tuv), tuv, seg) for tuv in tu.nodes("tuv") if (seg := tuv.first("seg"))]
    wanted = tu.attributes.get("srclang") or source_lang
    wanted = (hints.source_lang or "") if wanted.lower() in ("", _ANY) else wanted
    source = next((it for it in variants if _same(it[0], wanted)), None)
    source = source or next((it for it in variants if _alike(it[0], wanted)), None) or next(iter(variants), None)
    targets = [it for it in variants if it is not source]
    if hints.target_lang:
        exact = [it for it in targets if _same(it[0], hints.target_lang)]
        targets = exact or [it for it in targets if _alike(it[0], hints.target_lang)]
    if not source or not targets:
        return
    source_text = Inline(source[2], classify)
    own = tu.attributes.get("tuid") or str(count)
    several = len(variants) > 2
    for number, (lang, tuv, seg) in enumerate(targets):
        twice = any(it[0] == lang for it in targets[:number])
        unit_id = f"{own}:{lang}{number + 1 if twice else ''}" if several else own
        target = Inline(seg, classify)
        segment = Segment(
            target.text,
            id=unit_id,
            source=source_text.text,
            protected=target.protected,
            tags=target.tags,
            source_tags=source_text.tags,
        )
        yield Unit(segment, Location(name, tu.line, unit_id), lang or hints.target_lang, source[0] or None), tuv, target


def _lang(tuv: Node) -> str:
    return (tuv.attributes.get("xml:lang") or tuv.attributes.get("lang") or "").replace("_", "-")


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower().replace("_", "-")


def _alike(one: str, other: str) -> bool:
    return one.lower().partition("-")[0] == other.lower().replace("_", "-").partition("-")[0]
