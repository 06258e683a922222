"""XLIFF 1.2, and what Trados (sdlxliff), memoQ (mqxliff) and Phrase (mxliff) make of it."""

from __future__ import annotations

from collections.abc import Iterator

from .inline import Part, Role
from .xliff_file import Place, Text
from .xml import Node

UNIT = "trans-unit"
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

_PAIRED = {"g"}
_HALVES = {"bpt", "ept", "bx", "ex", "it"}
_PLACEHOLDERS = {"x", "ph"}
_GONE = {"x-sdl-deleted"}  # tracked deletions: their words are no longer text


def classify(node: Node) -> Part:
    """Say what an inline element is. Native code inside ``ph``, ``bpt`` and the like is not text."""
    name = node.name
    if name in _PAIRED:
        return Part(Role.PAIR, f"{name}:{node.attributes.get('id', '')}")
    if name in _PLACEHOLDERS:
        return Part(Role.HOLE, f"{name}:{node.attributes.get('id', '')}")
    if name in _HALVES:
        return Part(Role.NOTHING, f"{name}:{node.attributes.get('id', '')}")
    if name == "mrk":
        kind = node.attributes.get("mtype")
        return Part(Role.NOTHING if kind in _GONE else Role.THROUGH, protected=kind == "protected")
    if name.startswith("&"):
        return Part(Role.HOLE, name)
    return Part(Role.THROUGH if node.children else Role.HOLE)


def texts(unit: Node, place: Place) -> Iterator[Text]:
    """Yield the segments of a trans-unit: its ``mrk mtype="seg"`` where it has some, else its target as a whole."""
    source, target = unit.first("source"), unit.first("target")
    limit = _limit(unit)
    line = (target or unit).line
    lang = target.attributes.get("xml:lang") if target else None
    whole = Text(unit.attributes.get("id", ""), source, target, line, lang, limit)
    sources = _marked(unit.first("seg-source"))
    targets = _marked(target)
    if not targets and (not sources or (target and target.text().strip())):
        yield whole
        return
    for name in dict.fromkeys([*sources, *targets]):
        found = targets.get(name)
        yield whole._replace(
            id=f"{whole.id}:{name}",
            source=sources.get(name, source if len(targets) == 1 else None),
            target=found,
            line=found.line if found else line,
        )


def _marked(node: Node | None) -> dict[str, Node]:
    if node is None:
        return {}
    marks = (it for it in node.walk() if it.name == "mrk" and it.attributes.get("mtype") == "seg")
    return {mark.attributes.get("mid", str(number)): mark for number, mark in enumerate(marks, 1)}


def _limit(unit: Node) -> int | None:
    """Return the most code points the target may have; pixels, which are the default unit, do not tell."""
    width = unit.attributes.get("maxwidth", "")
    return int(width) if unit.attributes.get("size-unit") == "char" and width.isdecimal() and len(width) < 9 else None
