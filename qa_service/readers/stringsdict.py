"""Apple's ``.stringsdict``: plural forms and width variants of one language, in a property list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

import regex

from ..model import Span, Unit, Unreadable
from .broken import reporting
from .decode import BrokenFile
from .format import Format, Hints
from .paired import Entry, Items, paired
from .utf8 import utf8
from .xml import Node, Tree, scan

_FORMAT = "NSStringLocalizedFormatKey"
_WIDTHS = "NSStringVariableWidthRuleType"
_ABOUT = ("NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey")
_VARIABLE = regex.compile(r"%(?:\d{1,2}\$)?#@[^@\n]{1,100}@")


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each plural form, each width, and each format that says more than its variables."""
    if stream.read(6) == b"bplist":
        raise BrokenFile("is a binary property list: convert it with `plutil -convert xml1`")
    stream.seek(0)
    yield from paired(_entries(stream), name, hints, lambda data: _entries(io.BytesIO(data)))


def _entries(stream: BinaryIO) -> Items:
    for item in scan(utf8(stream), ("plist",), ("dict",)):
        if isinstance(item, Tree):
            for key, rules in _members(item.node):
                yield from _of_key(key, rules)


def _of_key(key: str, rules: Node) -> Iterator[Entry]:
    for name, value in _members(rules):
        if name == _FORMAT and any(map(str.isalpha, _VARIABLE.sub("", value.text()))):
            yield _entry(key, value)
        elif value.name == "dict":
            for form, text in _members(value):
                if text.name == "string" and form not in _ABOUT:
                    yield _entry(f"{key}.{form}" if name == _WIDTHS else f"{key}.{name}.{form}", text)


def _entry(key: str, node: Node) -> Entry:
    text = node.text()
    return Entry(key, text, node.line, tuple(Span(*match.span()) for match in _VARIABLE.finditer(text)))


def _members(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the members of a dictionary: each key and the element after it."""
    key: str | None = None
    for child in node.nodes():
        if child.name == "key":
            key = child.text()
        elif key is not None:
            yield key, child
            key = None


FORMAT = Format("Apple stringsdict", (".stringsdict",), read)
