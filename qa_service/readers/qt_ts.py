"""Qt Linguist's ``.ts``: contexts of messages, with one translation or one for each plural form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from ..model import Location, Segment, Unit, Unreadable
from .broken import reporting
from .format import Format, Hints
from .inline import Inline, Part, Role
from .names import language_of_name
from .utf8 import utf8
from .xml import Node, Opened, Tree, scan

_GONE = ("vanished", "obsolete")  # messages that the program no longer has
_SHOWN = 60  # code points of a source that name its message


def _classify(node: Node) -> Part:
    # <byte value="x1b"/> stands for a character that XML cannot hold.
    return Part(Role.HOLE, node.name if node.name.startswith("&") else "") if not node.children else Part(Role.THROUGH)


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each translation of a message that the program has."""
    source_lang, target_lang, context = hints.source_lang, hints.target_lang or language_of_name(name), ""
    for item in scan(utf8(stream), ("TS",), ("message", "name"), ("context",)):
        if isinstance(item, Opened):
            said = item.node.attributes
            source_lang = said.get("sourcelanguage", "").replace("_", "-") or source_lang
            target_lang = said.get("language", "").replace("_", "-") or target_lang
            context = "" if item.node.name == "context" else context
        elif isinstance(item, Tree) and item.node.name == "name":
            context = item.node.text()
        elif isinstance(item, Tree):
            for segment in _segments(item.node, context):
                yield Unit(segment, Location(name, item.node.line, segment.id), target_lang, source_lang)


def _segments(message: Node, context: str) -> Iterator[Segment]:
    translation, source = message.first("translation"), message.first("source")
    if translation is None or translation.attributes.get("type") in _GONE:
        return
    said = Inline(source, _classify) if source else None
    own = message.attributes.get("id") or _name(context, said.text if said else "", message.first("comment"))
    forms = list(translation.nodes("numerusform"))
    for number, form in enumerate(forms or [translation]):
        for length, text in enumerate(list(form.nodes("lengthvariant")) or [form]):
            inline = Inline(text, _classify)
            yield Segment(
                inline.text,
                id=own + (f"[{number}]" if forms else "") + (f"~{length}" if length else ""),
                source=said.text if said else None,
                protected=inline.protected,
            )


def _name(context: str, source: str, comment: Node | None) -> str:
    """Return what tells a message from all others: context, source and comment, a long source cut and digested."""
    if len(source) > _SHOWN:
        digest = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()[:8]
        source = f"{source[:_SHOWN]}…{digest}"
    return "|".join(filter(None, (context, source, comment.text() if comment else "")))


FORMAT = Format("Qt TS", (".ts",), read, recognises=lambda head: b"<TS" in head.replace(b"\0", b""))
