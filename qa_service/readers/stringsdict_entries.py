"""The texts of Apple's ``.stringsdict``: what reader and writer share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from ..model import Span
from .inline import Inline, Part, Role
from .xml import Node, Readable, Tree, scan

_FORMAT = "NSStringLocalizedFormatKey"
_WIDTHS = "NSStringVariableWidthRuleType"
_ABOUT = ("NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey")
_VARIABLE = regex.compile(r"%(?:\d{1,2}\$)?#@[^@\n]{1,100}@")


class Text(NamedTuple):
    """One text: its key, the tree and element it stands in, what it says, and where its variables are."""

    key: str
    tree: Tree
    element: Node
    inline: Inline
    variables: tuple[Span, ...]


def texts(stream: Readable) -> Iterator[Text]:
    """Yield each plural form, each width, and each format that says more than its variables; ``stream`` gives UTF-8."""
    for item in scan(stream, ("plist",), ("dict",)):
        if isinstance(item, Tree):
            for key, rules in _members(item.node):
                for name, element in _of_key(key, rules):
                    inline = Inline(element, _classify)
                    variables = tuple(Span(*match.span()) for match in _VARIABLE.finditer(inline.text))
                    yield Text(name, item, element, inline, tuple(sorted({*variables, *inline.protected})))


def _classify(node: Node) -> Part:
    return Part(Role.HOLE, node.name) if node.name.startswith("&") else Part(Role.THROUGH)


def _of_key(key: str, rules: Node) -> Iterator[tuple[str, Node]]:
    for name, value in _members(rules):
        if name == _FORMAT and any(map(str.isalpha, _VARIABLE.sub("", value.text()))):
            yield key, value
        elif value.name == "dict":
            for form, text in _members(value):
                if text.name == "string" and form not in _ABOUT:
                    yield f"{key}.{form}" if name == _WIDTHS else f"{key}.{name}.{form}", text


def _members(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the members of a dictionary: each key and the element after it."""
    key: str | None = None
    for child in node.nodes():
        if child.name == "key":
            key = child.text()
        elif key is not None:
            yield key, child
            key = None
