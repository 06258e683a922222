"""Text as XML writes it."""

from __future__ import annotations

import regex

from .narrow import escaped

_NOT_XML = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_xml(text: str) -> bool:
    """Say whether XML can hold every character of a text."""
    return _NOT_XML.search(text) is None


def legal(text: str) -> str:
    """Return text in which what XML cannot hold is an escape that names it."""
    return _NOT_XML.sub(lambda match: escaped(match[0]), text)


def content(text: str) -> bytes:
    """Return text as it stands in an element; characters that XML cannot hold are escapes (``\\u0001``)."""
    text = legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;").encode()  # a bare CR would be read as a line feed


def in_cdata(text: str) -> bytes:
    """Return text as it stands in a CDATA section."""
    return legal(text).replace("]]>", "]]]]><![CDATA[>").encode()


def attribute(text: str) -> bytes:
    """Return text as it stands between the double quotes of an attribute."""
    return content(text).replace(b'"', b"&quot;").replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")
