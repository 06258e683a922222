"""XLIFF 2.0 to 2.2."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from .inline import Part, Role
from .xliff_file import Place, Text
from .xml import Node

UNIT = "unit"
NAMESPACE = "urn:oasis:names:tc:xliff:document:2."
CODE_POINTS = "xliff:codepoints"  # the profile of the size restriction module that counts what we count

_SIZE = regex.compile(r"(?:\d{1,8}\s{0,3},\s{0,3})?(\d{1,8})")


def classify(node: Node) -> Part:
    """Say what an inline element is."""
    name, attributes = node.name, node.attributes
    if name == "pc":
        return Part(Role.PAIR, f"pc:{attributes.get('id', '')}")
    if name == "ph":
        return Part(Role.HOLE, f"ph:{attributes.get('id', '')}")
    if name == "sc":
        return Part(Role.NOTHING, f"sc:{attributes.get('id', '')}")
    if name == "ec":
        return Part(Role.NOTHING, f"ec:{attributes.get('startRef') or attributes.get('id', '')}")
    if name == "mrk":
        return Part(Role.THROUGH, protected=attributes.get("translate") == "no")
    if name in ("sm", "em"):
        return Part(Role.NOTHING)
    if name.startswith("&"):
        return Part(Role.HOLE, name)
    return Part(Role.THROUGH if node.children else Role.HOLE)  # <cp/> stands for a character that XML cannot hold


def texts(unit: Node, place: Place) -> Iterator[Text]:
    """Yield the segments of a unit."""
    segments = list(unit.nodes("segment"))
    name = unit.attributes.get("id", "")
    limit = size_limit(unit.attributes) or place.limit
    for number, segment in enumerate(segments, 1):
        source, target = segment.first("source"), segment.first("target")
        own = segment.attributes.get("id") or str(number)
        lang = target.attributes.get("xml:lang") if target else None
        line = (target or segment).line
        yield Text(
            name if len(segments) == 1 else f"{name}:{own}",
            source,
            target,
            line,
            lang,
            limit if len(segments) == 1 else None,
        )


def size_limit(attributes: dict[str, str]) -> int | None:
    """Return the upper bound of a ``slr:sizeRestriction``, in code points."""
    for name, value in attributes.items():
        if name.endswith(":sizeRestriction") and (match := _SIZE.fullmatch(value.strip())):
            return int(match[1])
    return None
