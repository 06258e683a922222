"""The messages of Qt Linguist's ``.ts`` with their translations: what reader and writer share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Location, Segment, Unit
from .format import Hints
from .inline import Inline, Part, Role
from .names import language_of_name
from .xml import Node, Opened, Readable, Tree, scan

_GONE = ("vanished", "obsolete")  # messages that the program no longer has
_SHOWN = 60  # code points of a source that name its message


def _classify(node: Node) -> Part:
    # <byte value="x1b"/> stands for a character that XML cannot hold.
    return Part(Role.HOLE, node.name if node.name.startswith("&") else "") if not node.children else Part(Role.THROUGH)


class Translation(NamedTuple):
    """One form of a message's translation; ``form`` is how it differs from the others: ``[1]``, ``~1`` or nothing."""

    unit: Unit
    inline: Inline
    form: str


class Message(NamedTuple):
    """A message that the program has: its element, that of its translation, and each form of that."""

    tree: Tree
    element: Node
    translations: list[Translation]


def messages(stream: Readable, name: str, hints: Hints) -> Iterator[Message]:
    """Yield the messages; ``stream`` gives UTF-8. Raises BrokenFile where the file breaks."""
    source_lang, target_lang, context = hints.source_lang, hints.target_lang or language_of_name(name), ""
    for item in scan(stream, ("TS",), ("message", "name"), ("context",)):
        if isinstance(item, Opened):
            said = item.node.attributes
            source_lang = said.get("sourcelanguage", "").replace("_", "-") or source_lang
            target_lang = said.get("language", "").replace("_", "-") or target_lang
            context = "" if item.node.name == "context" else context
        elif isinstance(item, Tree) and item.node.name == "name":
            context = item.node.text()
        elif isinstance(item, Tree):
            element = item.node.first("translation")
            if element is not None and element.attributes.get("type") not in _GONE:
                place = (name, item.node.line, target_lang, source_lang)
                yield Message(item, element, list(_translations(item.node, element, context, *place)))


def _translations(
    message: Node, element: Node, context: str, name: str, line: int, target_lang: str | None, source_lang: str | None
) -> Iterator[Translation]:
    source = message.first("source")
    said = Inline(source, _classify) if source else None
    own = message.attributes.get("id") or _name(context, said.text if said else "", message.first("comment"))
    forms = list(element.nodes("numerusform"))
    for number, form in enumerate(forms or [element]):
        for length, text in enumerate(list(form.nodes("lengthvariant")) or [form]):
            inline = Inline(text, _classify)
            ending = (f"[{number}]" if forms else "") + (f"~{length}" if length else "")
            source_text = said.text if said else None
            segment = Segment(inline.text, id=own + ending, source=source_text, protected=inline.protected)
            yield Translation(Unit(segment, Location(name, line, segment.id), target_lang, source_lang), inline, ending)


def _name(context: str, source: str, comment: Node | None) -> str:
    """Return what tells a message from all others: context, source and comment, a long source cut and digested."""
    if len(source) > _SHOWN:
        digest = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()[:8]
        source = f"{source[:_SHOWN]}…{digest}"
    return "|".join(filter(None, (context, source, comment.text() if comment else "")))
